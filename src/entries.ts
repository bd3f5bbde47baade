/** The entries of the rules in a configuration, for whoever wants a compiler to check them: ESLint itself takes any. */
import type { Options as AmbientArgument } from '../rules/no-ambient-argument.js';
import type { Options as AmbientPermission } from '../rules/no-ambient-permission.js';
import type { Options as LazyScopeResult } from '../rules/no-lazy-scope-result.js';
import type { Options as LeakingWrite } from '../rules/no-leaking-write.js';
import type { Options as LostWrite } from '../rules/no-lost-write.js';
import type { Options as UnreachableRead } from '../rules/no-unreachable-read.js';

type Severity = 'off' | 'warn' | 'error' | 0 | 1 | 2;
type Entry<Options> = Severity | readonly [severity: Severity, options?: Options];
type EntryWithoutOptions = Severity | readonly [severity: Severity];

/** `rules: { 'context-boundary/no-lost-write': ['error', { checkConfined: true }] } satisfies RuleEntries` */
export interface RuleEntries {
  readonly 'context-boundary/no-ambient-argument'?: Entry<AmbientArgument>;
  readonly 'context-boundary/no-ambient-permission'?: Entry<AmbientPermission>;
  readonly 'context-boundary/no-discarded-context'?: EntryWithoutOptions;
  readonly 'context-boundary/no-lazy-scope-result'?: Entry<LazyScopeResult>;
  readonly 'context-boundary/no-leaking-write'?: Entry<LeakingWrite>;
  readonly 'context-boundary/no-lost-write'?: Entry<LostWrite>;
  readonly 'context-boundary/no-unreachable-read'?: Entry<UnreachableRead>;
  readonly 'context-boundary/prefer-run'?: EntryWithoutOptions;
}
