/** Makes a program that shows a disagreement smaller, statement by statement. */
import { judge, type Disagreement, type Verdict } from './compare.js';
import { textOf, type Item, type Program } from './program.js';

/** Tries that are made at most. */
const MOST = 400;

/**
 * The smallest program found that still shows a disagreement of the same kind.
 *
 * @param how tells what comes of a program by its text
 */
export async function shrink(program: Program, { what: wanted, detail }: Disagreement, how: (text: string) => Promise<Verdict> = (text) => judge(text)): Promise<{ text: string; disagreements: readonly Disagreement[] }> {
  let best = program;
  let disagreements: readonly Disagreement[] = [];
  let tries = 0;
  for (let found = true; found && tries < MOST;) {
    found = false;
    for (const main of smaller(best.main)) {
      const candidate = { ...best, main };
      const verdict = await how(textOf(candidate));
      tries += 1;
      // What breaks for another reason is another program, and no disagreement.
      if (verdict.disagreements.some((one) => one.what === wanted && (wanted !== 'broken' || one.detail === detail)) && verdict.disagreements.every((one) => one.what === wanted || one.what !== 'broken')) {
        [best, disagreements, found] = [candidate, verdict.disagreements, true];
        break;
      }
      if (tries >= MOST) break;
    }
  }
  return { text: textOf(best), disagreements };
}

/** Every list that is one step smaller: an item left out, replaced by what is in it, or made smaller itself. */
function* smaller(items: readonly Item[]): Generator<readonly Item[]> {
  for (const [index, item] of items.entries()) {
    const around = (...middle: readonly Item[]): Item[] => [...items.slice(0, index), ...middle, ...items.slice(index + 1)];
    yield around();
    for (const block of item.blocks) yield around(...block);
  }
  for (const [index, item] of items.entries()) {
    for (const [at, block] of item.blocks.entries()) {
      for (const less of smaller(block)) {
        const blocks = item.blocks.map((one, i) => (i === at ? less : one));
        yield [...items.slice(0, index), { ...item, blocks }, ...items.slice(index + 1)];
      }
    }
  }
}
