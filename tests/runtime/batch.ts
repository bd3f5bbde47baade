/** Makes programs from a seed, judges them many at a time, and adds up. */
import fc from 'fast-check';
import { judge, type Disagreement, type Verdict } from './compare.js';
import { Grower, type Features } from './grow.js';
import { shapesIn, textOf, type Program } from './program.js';
import { expectRejections } from './run.js';

export interface Failure {
  readonly index: number;
  readonly program: Program;
  readonly text: string;
  readonly disagreements: readonly Disagreement[];
}

export interface Report {
  programs: number;
  agreed: number;
  runs: number;
  lost: number;
  confined: number;
  seen: number;
  readonly leftOut: Map<string, number>;
  /** In how many programs each shape stands. */
  readonly shapes: Map<string, number>;
  readonly failures: Failure[];
}

/** How many programs are under way at a time. */
const WIDTH = 40;

/** What the Node that runs this can do. */
export function featuresHere(): Features {
  return { disposal: Number(process.versions.node.split('.')[0]) >= 24 };
}

export function programs(count: number, seed: number): Program[] {
  const tape = fc.array(fc.nat({ max: 0xffff }), { minLength: 300, maxLength: 300, size: 'max' });
  return fc.sample(tape, { numRuns: count, seed }).map((numbers) => new Grower(numbers, featuresHere()).program());
}

/** @param how tells what comes of one program: its text, and its number */
export async function runBatch(all: readonly Program[], how: (text: string, index: number) => Promise<Verdict> = (text) => judge(text)): Promise<Report> {
  const report: Report = { programs: 0, agreed: 0, runs: 0, lost: 0, confined: 0, seen: 0, leftOut: new Map(), shapes: new Map(), failures: [] };
  const stop = expectRejections();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < all.length; index = next++) {
      const text = textOf(all[index]!);
      add(report, all[index]!, text, index, await how(text, index));
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
  stop();
  return report;
}

function add(report: Report, program: Program, text: string, index: number, verdict: Verdict): void {
  report.programs += 1;
  report.runs += verdict.runs;
  report.lost += verdict.lost;
  report.confined += verdict.confined;
  report.seen += verdict.seen;
  for (const shape of new Set(shapesIn(program.main))) report.shapes.set(shape, (report.shapes.get(shape) ?? 0) + 1);
  if (verdict.leftOut !== undefined) report.leftOut.set(verdict.leftOut, (report.leftOut.get(verdict.leftOut) ?? 0) + 1);
  else if (verdict.disagreements.length === 0) report.agreed += 1;
  else report.failures.push({ index, program, text, disagreements: verdict.disagreements });
}
