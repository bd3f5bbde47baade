/** Does a file cost more where there are more of them? On projects that are made here: see `bench.mjs`. */
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, median, rowOf } from './run.mjs';
import { makeLongFile, makeLongFunction, makeProject, SHAPES } from './synthetic.mjs';

/**
 * @param sizes numbers of files, the smallest first; ratios are of the last to the first
 * @param shapes names of shapes of projects
 */
export function growth(sizes, rounds, shapes = Object.keys(SHAPES)) {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-growth-'));
  try {
    console.log(`Node.js ${process.version}, median of ${rounds}\n`);
    // Each row is said as soon as it is there: large projects take their time.
    say(['CPU of a file', ...sizes.map((size) => `of ${size}`), 'ratio (wanted: 1.1)', ...sizes.map((size) => `ours alone, of ${size}`), 'ratio', 'retained (wanted: 5 KB)']);
    for (const shape of shapes) console.log(rowOf(projectRow(made, shape, sizes, rounds)));
    console.log();
    say(['one file', 'CPU of a line', 'where it is twice as long', 'ratio', 'without a rule']);
    console.log(rowOf(fileRow(made, 'of 25,000 and 50,000 lines', 25_000, makeLongFile, rounds)));
    console.log(rowOf(fileRow(made, 'a function of 2,500 and 5,000 statements', 2500, makeLongFunction, rounds)));
    console.log();
    say(['an edit', 'file', 'first lint', 'CPU of an edit', 'without a rule', 'ratio (wanted: 1.2)']);
    for (const shape of shapes) {
      const folder = join(made, `editor-${shape}`);
      makeProject(folder, shape, sizes.at(-1));
      for (const row of measure('editor.mjs', [folder, String(sizes.at(-1))]).rows) console.log(rowOf([`${shape} of ${sizes.at(-1)}`, ...row]));
      rmSync(folder, { recursive: true });
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

/** CPU time of a file, in a process that lints them all. */
function projectRow(made, shape, sizes, rounds) {
  const runs = sizes.map((size) => {
    const folder = join(made, `${shape}-${size}`);
    makeProject(folder, shape, size);
    const taken = inTurns(folder, rounds, ['--expose-gc']);
    rmSync(folder, { recursive: true });
    return taken;
  });
  const each = runs.map(({ recommended, files }) => recommended.linting / files);
  const ours = runs.map(({ recommended, none, files }) => (recommended.linting - none.linting) / files);
  const last = runs.at(-1);
  return [shape, ...each.map(ms), ratio(each), ...ours.map(ms), ratio(ours), `${((last.recommended.retained - last.none.retained) / last.files / 1000).toFixed(1)} KB`];
}

function fileRow(made, what, length, make, rounds) {
  const [once, twice] = [length, 2 * length].map((size) => {
    const folder = join(made, `long-${size}`);
    make(join(folder, 'src/long.ts'), size);
    const { none, recommended } = inTurns(folder, rounds);
    rmSync(folder, { recursive: true });
    return { none: none.linting / size, recommended: recommended.linting / size };
  });
  return [what, ms(once.recommended), ms(twice.recommended), ratio([once.recommended, twice.recommended]), `${ms(once.none)}, ${ms(twice.none)}, ${ratio([once.none, twice.none])}`];
}

function inTurns(folder, rounds, options) {
  const runs = { none: [], recommended: [] };
  for (let round = 0; round < rounds; round++) for (const name of Object.keys(runs)) runs[name].push(measure('lint.mjs', [folder, name], options));
  const middle = (name) => ({ linting: median(runs[name].map(({ linting }) => linting)), retained: median(runs[name].map(({ retained }) => retained)) });
  return { files: runs.none[0].files, none: middle('none'), recommended: middle('recommended') };
}

function say(head) {
  console.log(`${rowOf(head)}\n${rowOf(head.map(() => '---'))}`);
}

function ms(time) {
  return `${time.toFixed(3)} ms`;
}

function ratio(of) {
  return (of.at(-1) / of[0]).toFixed(2);
}
