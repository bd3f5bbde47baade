/** Functions that give back what they are handed, with a memory: what the result does is what the function does. */
interface Wrapper {
  readonly module: string;
  readonly path: string;
  readonly why: string;
}

export const wrappers: readonly Wrapper[] = [
  { module: 'react', path: 'cache', why: 'remembers the result for one request' },
  { module: 'react', path: 'default.cache', why: 'remembers the result for one request' },
  { module: 'lodash', path: 'once', why: 'remembers the first result' },
  { module: 'lodash', path: 'memoize', why: 'remembers the results' },
  { module: 'lodash/once', path: 'default', why: 'remembers the first result' },
  { module: 'lodash/memoize', path: 'default', why: 'remembers the results' },
];

export function isWrapper(module: string, path: string): boolean {
  return wrappers.some((one) => one.module === module && one.path === path);
}
