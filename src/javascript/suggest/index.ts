/** Suggestions in JavaScript and TypeScript: changes of the text that mend what a finding speaks of. */
import type { Rule, SourceCode } from 'eslint';
import type { Node } from 'estree';

export interface Change {
  readonly fix: Rule.ReportFixer;
}

/** `store.enterWith(v); rest` to `store.run(v, () => { rest })`; null where that is not sound. */
export function runInstead(_sourceCode: SourceCode, _write: Node): Change | null {
  return null;
}
