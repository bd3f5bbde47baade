/** Puts together what all rules share: the address of their page and the place of their presets. */
import type { Rule } from 'eslint';

/** Which presets turn a rule on, and how. A preset that is not named leaves it off. */
export interface Presets {
  readonly recommended?: readonly [severity: 'error' | 'warn', options?: Readonly<Record<string, unknown>>];
  readonly strict?: readonly [severity: 'error' | 'warn', options?: Readonly<Record<string, unknown>>];
}

export interface RuleDocs {
  readonly description: string;
  readonly presets: Presets;
}

interface Definition {
  readonly meta: Omit<Rule.RuleMetaData, 'docs'> & { readonly docs: RuleDocs };
  readonly create: Rule.RuleModule['create'];
}

/** The rule as ESLint takes it. `docs.recommended` follows from the presets. */
export function createRule(definition: Definition): Rule.RuleModule & { readonly meta: { readonly docs: RuleDocs } } {
  const { docs } = definition.meta;
  return { ...definition, meta: { ...definition.meta, docs: { ...docs, recommended: docs.presets.recommended !== undefined } } };
}
