/** Runs a program under every combination of the values that its source does not show. */
import { AsyncResource } from 'node:async_hooks';
import { compileFunction } from 'node:vm';
import { coinOf, Decisions } from './coin.js';
import { promiseOf } from './races.js';
import { Recorder, type Execution } from './recorder.js';

export interface Ran {
  readonly executions: readonly Execution[];
  readonly runs: number;
  /** Every combination was tried. */
  readonly whole: boolean;
  /** The program itself is wrong: it cannot be compiled, or a name is missing. */
  readonly broken?: string;
}

type Run = (...args: unknown[]) => void;
type Callback = (...args: unknown[]) => unknown;

/** How often an interval ticks. */
const TICKS = 3;
const FILE = 'generated-program.js';
const PARAMETERS = ['AsyncLocalStorage', 'AsyncResource', 'coin', 'Promise', 'setTimeout', 'setImmediate', 'setInterval', 'clearInterval', 'queueMicrotask', 'process'];

/** Rejections that nobody handles are a part of the programs, and no warning is due. Gives back how to listen to them no more. */
export function expectRejections(): () => void {
  const ignore = (): void => undefined;
  const warned = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('unhandledRejection', ignore);
  return () => {
    process.off('unhandledRejection', ignore);
    for (const listener of warned) process.on('warning', listener);
  };
}

export async function runProgram(text: string, most = 200, rounds?: number): Promise<Ran> {
  let run: Run;
  try {
    // The line stays, so that positions are those of the text.
    run = compileFunction(text.replace(/^import .*$/m, ''), PARAMETERS, { filename: FILE }) as Run;
  } catch (error) {
    return { executions: [], runs: 0, whole: false, broken: String(error) };
  }
  const offsets = lineOffsets(text);
  const decisions = new Decisions(rounds);
  const executions: Execution[] = [];
  for (let runs = 1; ; runs += 1) {
    const { recorder, problem } = await runOnce(run, decisions, offsets);
    executions.push(...recorder.executions);
    if (problem !== undefined) return { executions, runs, whole: false, broken: problem };
    const goesOn = decisions.next();
    if (!goesOn || runs >= most) return { executions, runs, whole: !goesOn };
  }
}

async function runOnce(run: Run, decisions: Decisions, offsets: readonly number[]): Promise<{ recorder: Recorder; problem: string | undefined }> {
  const recorder = new Recorder(() => stackNow(offsets));
  const coin = coinOf(decisions, () => recorder.end());
  let problem: string | undefined;
  let open = 0;
  const note = (error: unknown): void => {
    if (!isPartOfProgram(error)) problem ??= String(error);
  };
  /** Counts the callback as open until it has run, and keeps its exceptions to itself. */
  const counted = (callback: Callback): Callback => {
    open += 1;
    return (...args) => {
      open -= 1;
      try {
        const result = callback(...args);
        if (result instanceof Promise) result.catch(note);
      } catch (error) {
        note(error);
      }
    };
  };
  const intervals = new Set<unknown>();
  const globals = [
    recorder.AsyncLocalStorage, recorder.AsyncResource, coin, promiseOf(decisions),
    (callback: Callback, delay?: number, ...args: unknown[]) => setTimeout(counted(callback), delay, ...args),
    (callback: Callback, ...args: unknown[]) => setImmediate(counted(callback), ...args),
    // Ticks a fixed number of times, however busy the machine is.
    (callback: Callback, delay: number) => {
      let ticks = 0;
      const timer = setInterval(() => {
        ticks += 1;
        if (ticks >= TICKS) {
          clearInterval(timer);
          intervals.delete(timer);
        }
        try { callback(); } catch (error) { note(error); }
      }, delay);
      intervals.add(timer);
      return timer;
    },
    () => undefined,
    (callback: Callback) => queueMicrotask(counted(callback)),
    { nextTick: (callback: Callback, ...args: unknown[]) => process.nextTick(counted(callback), ...args) },
  ];
  // Every run has a context of its own.
  new AsyncResource('program').runInAsyncScope(() => {
    try { run(...globals); } catch (error) { note(error); }
  });
  for (let turn = 0; ; turn += 1) {
    await new Promise((resolve) => { setImmediate(resolve); });
    if (open <= 0 && intervals.size === 0) break;
    // Timers are under way: no use in asking again at once.
    if (turn > 2) await new Promise((resolve) => { setTimeout(resolve, 1); });
    if (turn > 4000) { problem ??= 'does not come to an end'; break; }
  }
  for (const timer of intervals) clearInterval(timer as NodeJS.Timeout);
  recorder.close();
  return { recorder, problem };
}

/** Thrown by the program on purpose. */
function isPartOfProgram(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.every(isPartOfProgram);
  const { suppressed, error: last } = error as { suppressed?: unknown; error?: unknown };
  if (error.name === 'SuppressedError') return isPartOfProgram(suppressed) && isPartOfProgram(last);
  return error.message === 'stop' || error.message === 'rejected';
}

function lineOffsets(text: string): readonly number[] {
  const offsets = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) offsets.push(at + 1);
  return offsets;
}

/** Where the program is right now: offsets of its calls, innermost first, up to the nearest `await` or callback. */
function stackNow(offsets: readonly number[]): readonly number[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 60;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = new Error('stack').stack as unknown as NodeJS.CallSite[];
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  const found: number[] = [];
  for (const site of sites) {
    if ((site as NodeJS.CallSite & { isAsync(): boolean }).isAsync()) break;
    if (site.getFileName() === FILE) found.push(offsets[site.getLineNumber()! - 1]! + site.getColumnNumber()! - 1);
  }
  return found;
}
