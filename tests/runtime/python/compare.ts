/** What the linter says of a program, against what Python did. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import plugin from '../../../src/index.js';
import { pythonProgram } from './program.js';

export interface PythonRun {
  readonly seen: readonly string[];
  readonly ended: readonly string[];
  readonly empty: readonly number[];
  /** Lines that start something in an empty context, where something was bound. */
  readonly bound: readonly number[];
}

export interface PythonReport {
  programs: number;
  lost: number;
  unreachable: number;
  readonly shapes: Map<string, number>;
  readonly failures: { readonly index: number; readonly text: string; readonly what: readonly string[]; readonly shapes: ReadonlySet<string> }[];
}

/**
 * Undefined where there is no such interpreter.
 *
 * @param throwing runs them once more for each look-up, which then throws
 */
export function runPython(texts: readonly string[], interpreter = 'python3', throwing = false): readonly PythonRun[] | undefined {
  const { stdout, status, stderr, error } = spawnSync(interpreter, ['-W', 'ignore', fileURLToPath(new URL('run.py', import.meta.url))], { input: JSON.stringify({ bare: BARE.source, texts, throwing }), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) return undefined;
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as PythonRun);
}

/** Each disagreement in a sentence. What nobody saw might be seen where a look-up, which is code that cannot be seen, throws. */
export function judgePython(text: string, run: PythonRun, interpreter?: string): ReturnType<typeof disagreements> {
  const first = disagreements(text, run);
  if (!first.what.some((one) => one.endsWith(UNSEEN))) return first;
  const [again] = runPython([text], interpreter, true)!;
  return disagreements(text, { ...run, seen: again!.seen });
}

const UNSEEN = 'nobody saw it, and it is not reported';

/** Each disagreement in a sentence. */
export function disagreements(text: string, { seen, ended, empty, bound }: PythonRun): { readonly what: readonly string[]; readonly lost: number; readonly unreachable: number } {
  const lines = text.split('\n');
  const messages = new Linter().verify(text, plugin.configs.python, { filename: 'code.py' }).map(({ line, ruleId, messageId, fatal, message }) => {
    if (fatal) throw new Error(`${message}\n${text}`);
    return { line, is: `${ruleId!.replace('context-boundary/', '')} ${messageId}` };
  });
  const reported = messages.filter(({ is }) => is === 'no-lost-write lost').map(({ line }) => line);
  const what: string[] = [];
  const explained = new Set<number>();
  lines.forEach((line, i) => {
    const tag = /"(w\d+)"/.exec(line)?.[1];
    if (tag === undefined) return;
    // A report stands at the write, or further out, where a function that runs at once is called: it may be right from elsewhere.
    const at = [i + 1, ...callsAround(lines, i)];
    const isReported = reported.includes(i + 1);
    // All that `left` binds is bound by one line, and of what is bound there one that is seen is enough.
    const same = /\bleft\("/.test(line) ? [...text.matchAll(/\bleft\("(w\d+)"/g)].map(([, other]) => other!) : [tag];
    const isLost = ended.includes(tag) && !same.some((one) => seen.includes(one));
    // Bound over before anybody looked: it was of no use to anybody, and may be reported.
    const isOfNoUse = !seen.includes(tag) && !PUT_BACK.test(line);
    if (isLost || isOfNoUse) for (const one of at) explained.add(one);
    if (isReported && seen.includes(tag)) what.push(`line ${i + 1}: reported as lost, and somebody saw it`);
    else if (isReported && !isLost && !isOfNoUse) what.push(`line ${i + 1}: reported as lost, and it was put back or never bound`);
    else if (isLost && !at.some((one) => reported.includes(one))) what.push(`line ${i + 1}: ${UNSEEN}`);
  });
  for (const line of reported) if (!explained.has(line) && !/"w\d+"/.test(lines[line - 1]!)) what.push(`line ${line}: reported as lost, and all that is bound by way of it is seen or put back`);
  const unreachable = messages.filter(({ is }) => is.startsWith('no-unreachable-read')).map(({ line }) => line);
  const expected = emptyCrossings(lines, empty);
  for (const line of unreachable) if (!expected.has(line)) what.push(`line ${line}: reported as unreachable, and all that looks there finds something`);
  // Where nothing was bound before, nothing is missed.
  for (const line of expected) if (bound.includes(line) && !unreachable.includes(line)) what.push(`line ${line}: a look-up over there found nothing, and it is not reported`);
  return { what, lost: reported.length, unreachable: unreachable.length };
}

/** Binds for a while. */
const PUT_BACK = /\btoken =|\b(?:bound|joined)/;

/** The lines that call the functions which line `at` is written in. */
function callsAround(lines: readonly string[], at: number): readonly number[] {
  const found: number[] = [];
  let depth = lines[at]!.search(/\S/);
  for (let i = at - 1; i >= 0 && depth > 0; i -= 1) {
    const own = lines[i]!.search(/\S/);
    if (own < 0 || own >= depth) continue;
    depth = own;
    const name = /def (\w+)\(\)/.exec(lines[i]!)?.[1];
    if (name !== undefined) lines.forEach((line, n) => { if (n !== i && new RegExp(`\\b${name}\\b`).test(line)) found.push(n + 1); });
  }
  return found;
}

const BARE = /threading\.(?:Thread\(target=(?!copy_context)|Timer)|pool\.(?:map|submit\((?!copy_context))|run_in_executor|(?<!copy_)\bContext\(\)\.run/;

/** The calls that start a function of the program in an empty context, which looks up and finds nothing. */
function emptyCrossings(lines: readonly string[], empty: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  lines.forEach((line, i) => {
    const name = BARE.test(line) ? /\bf\d+\b/.exec(line)?.[0] : undefined;
    const head = name === undefined ? -1 : lines.findIndex((one) => one.includes(`def ${name}()`));
    if (head < 0) return;
    const depth = lines[head]!.search(/\S/);
    for (let at = head + 1; lines[at]!.search(/\S/) > depth; at += 1) {
      const place = /(?:look|see)\((\d+)/.exec(lines[at]!)?.[1];
      if (place !== undefined && empty.includes(Number(place))) found.add(i + 1);
    }
  });
  return found;
}

export function comparePython(count: number, seed: number, interpreter?: string): PythonReport | undefined {
  const programs = Array.from({ length: count }, (_, i) => pythonProgram(seed * 1_000_003 + i));
  const runs = runPython(programs.map(({ text }) => text), interpreter);
  if (runs === undefined) return undefined;
  const report: PythonReport = { programs: count, lost: 0, unreachable: 0, shapes: new Map(), failures: [] };
  programs.forEach(({ text, shapes }, index) => {
    for (const shape of shapes) report.shapes.set(shape, (report.shapes.get(shape) ?? 0) + 1);
    const { what, lost, unreachable } = judgePython(text, runs[index]!, interpreter);
    report.lost += lost;
    report.unreachable += unreachable;
    if (what.length > 0) report.failures.push({ index, text, what, shapes });
  });
  return report;
}
