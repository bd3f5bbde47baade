/** Node's own: AsyncLocalStorage, AsyncResource, promises and timers. */
import type { CatalogEntry, CrossingEntry } from './entry.js';
import { storageMethods } from './storage.js';

const SOURCE = 'tests/proofs/node.test.ts';

/** `async_hooks` is the module; edge runtimes have the class as a global. */
const HOMES = ['node:async_hooks', 'global'];

const asyncLocalStorage = (module: string): readonly CatalogEntry[] => [
  { role: 'store', module, path: 'AsyncLocalStorage', why: 'each instance holds a value for the rest of a logical request', source: SOURCE },
  ...storageMethods({ module, of: 'AsyncLocalStorage#', source: SOURCE }),
  { role: 'quiet', module, path: 'AsyncLocalStorage.snapshot', why: 'keeps the current context and runs nothing yet', source: SOURCE },
  context({ module, path: 'AsyncLocalStorage.snapshot()', callback: [0], passesFrom: 1, why: 'runs the function in the context in which the snapshot was taken' }),
  context({ module, path: 'AsyncLocalStorage.bind', callback: [0], returnsFunction: true, why: 'the function it returns runs in the context in which it was bound' }),
  { role: 'quiet', module, path: 'AsyncLocalStorage', why: 'the constructor runs no code of the project', source: SOURCE },
];

/**
 * A store that is kept on `globalThis`, where whoever uses it knows it by these methods only. No other object is known to have
 * a method of the name `enterWith`.
 */
const registered: readonly CatalogEntry[] = storageMethods({ module: 'global', of: '*.', source: SOURCE }).filter(({ path }) => path === '*.enterWith' || path === '*.getStore');

const asyncResource: readonly CatalogEntry[] = [
  context({ module: 'node:async_hooks', path: 'AsyncResource#runInAsyncScope', callback: [0], passesFrom: 2, why: 'runs the function in the context in which the resource was made' }),
  context({ module: 'node:async_hooks', path: 'AsyncResource#bind', callback: [0], returnsFunction: true, why: 'the function it returns runs in the context in which the resource was made' }),
  context({ module: 'node:async_hooks', path: 'AsyncResource.bind', callback: [0], returnsFunction: true, why: 'the function it returns runs in the context in which it was bound' }),
  ...['AsyncResource', 'AsyncResource#asyncId', 'AsyncResource#triggerAsyncId', 'AsyncResource#emitDestroy', 'executionAsyncId', 'executionAsyncResource', 'triggerAsyncId'].map((path): CatalogEntry => (
    { role: 'quiet', module: 'node:async_hooks', path, why: 'book-keeping that runs no code of the project', source: SOURCE })),
];

const promises: readonly CatalogEntry[] = [
  later({ module: 'global', path: 'Promise#then', kind: 'copy', callback: [0, 1], why: 'the callback runs later, in a copy of the context of the `then` call' }),
  later({ module: 'global', path: 'Promise#catch', kind: 'copy', callback: [0], why: 'the callback runs later, in a copy of the context of the `catch` call' }),
  later({ module: 'global', path: 'Promise#finally', kind: 'copy', callback: [0], passesFrom: 1, why: 'the callback runs later, in a copy of the context of the `finally` call' }),
  later({ module: 'global', path: 'Promise.try', kind: 'inline', callback: [0], passesFrom: 1, why: 'the function runs at once, as if it were called' }),
  later({ module: 'global', path: 'Array.fromAsync', kind: 'copy', callback: [1], why: 'the mapping function runs after an await' }),
];

const delays: readonly Timer[] = [
  { path: 'setTimeout', kind: 'copy', passesFrom: 2, why: 'the callback runs later, in a copy of the context of the call' },
  { path: 'setImmediate', kind: 'copy', passesFrom: 1, why: 'the callback runs later, in a copy of the context of the call' },
  { path: 'setInterval', kind: 'capture', periodic: true, passesFrom: 2, why: 'each tick starts in the context of the call that set the interval' },
];

const nextTick: Timer = { path: 'nextTick', kind: 'copy', passesFrom: 1, why: 'the callback runs later, in a copy of the context of the call' };

const timers: readonly CatalogEntry[] = [
  ...['global', 'node:timers'].flatMap((module) => delays.map((timer) => later({ ...timer, module, callback: [0] }))),
  later({ module: 'global', path: 'queueMicrotask', kind: 'copy', callback: [0], passesFrom: 1, why: 'the callback runs later, in a copy of the context of the call' }),
  later({ ...nextTick, module: 'global', path: 'process.nextTick', callback: [0] }),
  later({ ...nextTick, module: 'node:process', callback: [0] }),
];

/** Callbacks that run at once, in the caller's own frame. (Array methods need no entry: the analysis knows them.) */
const inline: readonly CatalogEntry[] = [
  ...['Map#forEach', 'Set#forEach'].map((path) => later({ module: 'global', path, kind: 'inline', callback: [0], why: 'calls the function at once, for each item' })),
  ...['String#replace', 'String#replaceAll'].map((path) => later({ module: 'global', path, kind: 'inline', callback: [1], why: 'calls the function at once, for each match' })),
  ...['Object.groupBy', 'Map.groupBy'].map((path) => later({ module: 'global', path, kind: 'inline', callback: [1], why: 'calls the function at once, for each item' })),
  later({ module: 'global', path: 'Reflect.apply', kind: 'inline', callback: [0], why: 'calls the function at once' }),
];

export const node: readonly CatalogEntry[] = [...HOMES.flatMap(asyncLocalStorage), ...registered, ...asyncResource, ...promises, ...timers, ...inline];

type Timer = Pick<CrossingEntry, 'path' | 'kind' | 'periodic' | 'passesFrom' | 'why'>;

function context(entry: Omit<CrossingEntry, 'role' | 'kind' | 'boundary' | 'source'>): CrossingEntry {
  return { role: 'crossing', kind: 'capture', boundary: 'context', source: SOURCE, ...entry };
}

function later(entry: Omit<CrossingEntry, 'role' | 'boundary' | 'source'>): CrossingEntry {
  return { role: 'crossing', boundary: 'later', source: SOURCE, ...entry };
}
