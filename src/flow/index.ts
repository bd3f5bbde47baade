/** The heart: outlines in, findings out. Knows no language and no linter. */
export { Analysis } from './analysis.js';
export { discardedIn, type Discarded } from './discarded.js';
export { findingsIn } from './findings.js';
export { emptyContexts, type EmptyContext } from './contexts.js';
export { namesAwaiting } from './leading.js';
export { EXPORTED, STORE } from './names.js';
export { idleScopes, mayBeIdle, type IdleScope } from './idle-scopes.js';
export { unreachableReads, type NamesOfFiles, type UnreachableRead } from './forward.js';
export { lazyResultsIn, type LazyResult } from './lazy-results.js';
export { borrowedReads, type BorrowedRead } from './borrowed.js';
export { servedScopes, type ServedScope } from './served-scopes.js';
export { leaksIn, type Leak } from './leaks.js';
export { findingsOf, type Finding, type FindingOptions } from './verdicts.js';
export { Program, type Imports, type Spot } from './program.js';
export type { Language } from './language.js';
export { rebindsIn, type Rebind } from './rebinds.js';
export { upwardWrites, type UpwardWrite } from './upward.js';
export { Resolver } from './resolve.js';
