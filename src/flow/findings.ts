/** What is worth saying about a file. Most have nothing that is, and that is found out with a quick look. */
import type { Outline } from '../outline/outline.js';
import { Analysis } from './analysis.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { mayLose } from './losable.js';
import type { Imports } from './program.js';
import { findingsOf, type Finding, type FindingOptions } from './verdicts.js';

/**
 * Everything worth saying about a file's rebinds, in the order of the text.
 *
 * The quick look asks only whether anybody may see a rebind, the thorough one who does and who calls whom: where the first
 * finds nothing to say, the second would not either.
 *
 * @param imports gives other files; without it what they hold is unknown
 */
export function findingsIn(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined, options: FindingOptions): readonly Finding[] {
  if (imports !== undefined) {
    if (!mayLose(linted, imports.rebinding, language)) return [];
    const quick = new Analysis(linted, knowledge, language, imports, 'quick');
    if (findingsOf(quick.program, quick.run(), options).length === 0) return [];
  }
  const thorough = new Analysis(linted, knowledge, language, imports);
  return findingsOf(thorough.program, thorough.run(), options);
}
