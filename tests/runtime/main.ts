/** The command line's part: judges programs and prints the figures. */
import { cutsOf, judgeAcross } from './across.js';
import { programs, runBatch, type Failure, type Report } from './batch.js';
import type { Verdict } from './compare.js';
import { expectRejections } from './run.js';
import { shrink } from './shrink.js';

export interface Options {
  readonly count: number;
  readonly seed: number;
  /** The number of the first program. */
  readonly from: number;
  /** Disagreements to print. */
  readonly show: number;
  readonly shrinks: boolean;
  /** Cut each program into modules, and lint those. */
  readonly across: boolean;
}

/** Programs that are made at a time. */
const PART = 1000;

/** Gives the exit code. */
export async function main({ count, seed, from, show, shrinks, across }: Options): Promise<number> {
  const started = Date.now();
  expectRejections();
  const total: Report = { programs: 0, agreed: 0, runs: 0, lost: 0, confined: 0, seen: 0, leftOut: new Map(), shapes: new Map(), failures: [] };
  for (let first = from; first < from + count;) {
    const [part, skipped] = [Math.floor(first / PART), first % PART];
    const end = Math.min(PART, from + count - part * PART);
    // A part has a seed of its own, so that any of them can be run alone.
    const all = programs(end, seed + part * 7919).slice(skipped);
    const how = across ? (text: string, index: number): Promise<Verdict> => judgeAcross(text, cutsOf(skipped + index)) : undefined;
    const report = await runBatch(all, how);
    for (const failure of report.failures.slice(0, Math.max(0, show - total.failures.length))) {
      await print({ ...failure, index: first + failure.index }, shrinks, how && ((text) => how(text, failure.index)));
    }
    addUp(total, report, first);
    first = part * PART + end;
  }
  console.log(summary(total, { seed, from }, (Date.now() - started) / 1000));
  return total.failures.length === 0 ? 0 : 1;
}

function addUp(total: Report, part: Report, first: number): void {
  for (const key of ['programs', 'agreed', 'runs', 'lost', 'confined', 'seen'] as const) total[key] += part[key];
  for (const key of ['leftOut', 'shapes'] as const) for (const [name, number] of part[key]) total[key].set(name, (total[key].get(name) ?? 0) + number);
  total.failures.push(...part.failures.map((failure) => ({ ...failure, index: first + failure.index })));
}

async function print(failure: Failure, shrinks: boolean, how?: (text: string) => Promise<Verdict>): Promise<void> {
  const shown = shrinks ? await shrink(failure.program, failure.disagreements[0]!, how) : failure;
  const { text, disagreements } = shown.disagreements.length === 0 ? failure : shown;
  console.log(`---- program ${failure.index}`);
  console.log(text.split('\n').map((line, i) => `${String(i + 1).padStart(3)}  ${line}`).join('\n'));
  for (const { what, detail } of disagreements) console.log(`${what}: ${detail}`);
}

function summary(total: Report, { seed, from }: Pick<Options, 'seed' | 'from'>, seconds: number): string {
  const kinds = new Map<string, number>();
  for (const { disagreements } of total.failures) for (const { what } of disagreements) kinds.set(what, (kinds.get(what) ?? 0) + 1);
  const list = (map: ReadonlyMap<string, number>): string => [...map].sort((a, b) => b[1] - a[1]).map(([name, number]) => `  ${String(number).padStart(6)}  ${name}`).join('\n');
  return [
    '---- shapes, and in how many programs', list(total.shapes),
    `---- Node ${process.versions.node}, seed ${seed}, ${seconds.toFixed(1)} s`,
    `programs       ${total.programs}${from === 0 ? '' : `, from number ${from} on`}`,
    `runs           ${total.runs}`,
    `shapes         ${total.shapes.size}`,
    `lost           ${total.lost} reported and run`,
    `confined       ${total.confined} reported and run`,
    `seen           ${total.seen} executions of a write`,
    `left out       ${[...total.leftOut.values()].reduce((a, b) => a + b, 0)}`, list(total.leftOut),
    `agreed         ${total.agreed}`,
    `disagreements  ${total.failures.length}`, list(kinds),
  ].filter((line) => line !== '').join('\n');
}
