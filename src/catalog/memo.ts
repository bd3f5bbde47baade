/** Functions that give back what they are handed, with a memory: what the result does is what the function does. */
import type { CatalogEntry } from './entry.js';

export const memos: readonly CatalogEntry[] = [{
  role: 'crossing', module: 'react', path: 'cache', kind: 'inline', boundary: 'later', callback: [0], returnsFunction: true,
  why: 'the function it returns calls the one that it is handed, at once, and remembers the result for one request', source: 'tests/proofs/packages/react.mjs',
}];
