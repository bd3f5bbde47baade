/** Files with one wrong token: what CPython says of them is asked for, too. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePython } from '../../src/python/parse.js';

const LARGEST = 20_000;

/**
 * Writes `count` files, each a file of `files` with a token left out, doubled, put in another's place, or with two that are swapped.
 *
 * @returns the paths. The same seed gives the same edits
 */
export function mutations(files: readonly string[], count: number, seed: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'python-mutations-'));
  const pick = picker(seed);
  const paths: string[] = [];
  while (paths.length < count) {
    const text = readFileSync(files[pick(files.length)]!, 'utf8').replace(/^\ufeff/, '');
    const { tokens, errors } = parsePython(text);
    if (text.length > LARGEST || errors.length > 0 || tokens.length < 2) continue;
    const at = pick(tokens.length - 1);
    const { range: [start, end], value } = tokens[at]!;
    const next = tokens[at + 1]!;
    const other = tokens[pick(tokens.length)]!.value;
    const edited = [
      () => text.slice(0, start) + text.slice(end),
      () => `${text.slice(0, end)} ${value}${text.slice(end)}`,
      () => text.slice(0, start) + other + text.slice(end),
      () => text.slice(0, start) + next.value + text.slice(end, next.range[0]) + value + text.slice(next.range[1]),
    ][pick(4)]!();
    const path = join(folder, `${paths.length}.py`);
    writeFileSync(path, edited);
    paths.push(path);
  }
  return paths;
}

/** Numbers below a bound, in an order that the seed decides. */
function picker(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
