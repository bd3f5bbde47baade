/** Holds what the linter says of a program that is cut into modules against what the program did as one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, runtimeHere, type Disagreement, type Verdict } from './compare.js';
import { CLOSED, lint, lintModules, type Linted } from './lint.js';
import { modulesOf } from './modules.js';
import { runProgram, type Ran } from './run.js';

/** Where to cut the program number `index`. */
export function cutsOf(index: number): readonly number[] {
  return Array.from({ length: 24 }, (_, i) => (Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(i + 1, 0x85ebca6b)) >>> 8);
}

/**
 * What an export allows is left out: whoever imports the function may see a write that none of the importers here sees. So a
 * write that would be missed in one file with these exports is none that imports have to find. A store counts as exported: from the other
 * files nobody knows who else gets at it.
 */
export async function judgeAcross(text: string, cuts: readonly number[]): Promise<Verdict> {
  const cut = modulesOf(text, cuts);
  const empty: Verdict = { disagreements: [], runs: 0, lost: 0, confined: 0, seen: 0 };
  if (cut === undefined) return { ...empty, leftOut: 'one part only' };
  const folder = mkdtempSync(join(tmpdir(), 'modules-'));
  const linted = lintModules(text, cut.modules, folder, runtimeHere());
  rmSync(folder, { recursive: true });
  if (linted.problem !== undefined) return { ...empty, disagreements: [{ what: 'broken', detail: linted.problem }] };
  const open = lint(`${text}export { ${[...new Set([...cut.exported, ...storesOf(text)])].join(', ')} };\n`, runtimeHere(), '/program.js', CLOSED);
  const first = compareBoth(text, linted, open, await runProgram(text));
  // More rounds of its loops, before it counts: a value may go round more than once until it is seen.
  return first.disagreements.length === 0 ? first : compareBoth(text, linted, open, await runProgram(text, 3000, 4));
}

/** The variables that hold a store, or an object with one. */
function storesOf(text: string): readonly string[] {
  return [...text.matchAll(/^const (\w+) = .*new AsyncLocalStorage\(/gm)].map((match) => match[1]!);
}

function compareBoth(text: string, linted: Linted, open: Linted, ran: Ran): Verdict {
  const verdict = compare(text, linted, ran);
  const known = new Set(compare(text, open, ran).disagreements.map(keyOf));
  return { ...verdict, disagreements: verdict.disagreements.filter((one) => !known.has(keyOf(one))) };
}

function keyOf({ what, detail }: Disagreement): string {
  return `${what}: ${detail}`;
}
