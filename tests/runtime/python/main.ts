/** The command line's part for Python: judges programs and prints the figures. */
import { comparePython } from './compare.js';
import { shrinkPython } from './shrink.js';

/** Programs that one interpreter is given. */
const PART = 500;

/** Gives the exit code: 1 when the linter and Python disagree on any program, or there is no Python. */
export function mainOfPython({ count, seed, show, shrinks, interpreter }: { readonly count: number; readonly seed: number; readonly show: number; readonly shrinks: boolean; readonly interpreter?: string }): number {
  const total = { programs: 0, lost: 0, unreachable: 0, failed: 0, kinds: new Map<string, number>(), shapes: new Set<string>() };
  for (let first = 0; first < count; first += PART) {
    const report = comparePython(Math.min(PART, count - first), seed + first, interpreter);
    if (report === undefined) {
      console.error('There is no python3 here: nothing was run.');
      return 1;
    }
    for (const { index, text, what } of report.failures) {
      if (total.failed < show) {
        console.log(`---- program ${first + index}\n${numbered(text)}\n${what.join('\n')}`);
        if (shrinks) console.log(`---- the same, with all left out that makes no difference\n${numbered(shrinkPython(text, interpreter))}`);
      }
      total.failed += 1;
      for (const one of what) total.kinds.set(one.replace(/^line \d+: /, ''), (total.kinds.get(one.replace(/^line \d+: /, '')) ?? 0) + 1);
    }
    for (const shape of report.shapes.keys()) total.shapes.add(shape);
    total.programs += report.programs;
    total.lost += report.lost;
    total.unreachable += report.unreachable;
  }
  for (const [kind, number] of total.kinds) console.log(`${String(number).padStart(6)}  ${kind}`);
  console.log(`${total.programs} programs of ${total.shapes.size} shapes (seed ${seed}): ${total.lost} writes reported as lost, ${total.unreachable} calls as running where nothing is bound; ${total.failed} programs disagree`);
  return total.failed === 0 ? 0 : 1;
}

function numbered(text: string): string {
  return text.split('\n').map((line, i) => `${String(i + 1).padStart(3)}  ${line}`).join('\n');
}
