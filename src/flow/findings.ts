/** What is worth saying about a file. Most have nothing that is, and that is found out with a quick look. */
import type { Outline } from '../outline/outline.js';
import { Analysis } from './analysis.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { LIMITS } from './limits.js';
import { mayLose, mayMiss } from './losable.js';
import type { Imports } from './program.js';
import { findingsOf, type Finding, type FindingOptions } from './verdicts.js';

/**
 * Everything worth saying about a file's rebinds, in the order of the text.
 *
 * The quick look asks only whether anybody may see a rebind, the thorough one who does and who calls whom: where the first
 * finds nothing to say, the second would not either. Where files are too tangled to tell what becomes of rebinds in functions
 * that are awaited, those are left out.
 *
 * @param imports gives other files; without it what they hold is unknown
 */
export function findingsIn(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined, options: FindingOptions): readonly Finding[] {
  const look = (how: 'quick' | 'thorough', through: Imports | undefined): readonly Finding[] | undefined => {
    const analysis = new Analysis(linted, knowledge, language, through, how, LIMITS, options.checkConfined);
    const found = findingsOf(analysis.program, analysis.run(), options);
    return analysis.isGivenUp ? undefined : found;
  };
  if (imports === undefined) return look('thorough', undefined) ?? [];
  const lookThrough = (through: Imports): readonly Finding[] | undefined => {
    if (!mayLose(linted, through.rebinding, language, knowledge) && !mayMiss(linted, through.rebinding, imports.calling?.(), language)) return [];
    const quick = look('quick', through);
    return quick === undefined || quick.length === 0 ? quick : look('thorough', through);
  };
  const found = lookThrough(imports);
  if (found !== undefined) return found;
  const rebinding = imports.calling?.();
  return rebinding === undefined ? [] : lookThrough({ ...imports, rebinding }) ?? [];
}
