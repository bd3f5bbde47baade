/** The heart: outlines in, findings out. Knows no language and no linter. */
export { Analysis, type FlowResult } from './analysis.js';
export { findingsOf, type Finding } from './verdicts.js';
export type { Imports, Spot } from './program.js';
export type { Language } from './language.js';
export { resolverOf, type Resolver } from './resolve.js';
