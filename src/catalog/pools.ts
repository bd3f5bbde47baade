/** Pools of worker threads: what runs over there has another heap, and what is told here starts where the pool was made. */
import type { CatalogEntry, CrossingEntry, QuietEntry } from './entry.js';
import { crossingsOf } from './library.js';

/** Per package, the files that were read. */
const SOURCES = {
  piscina: 'piscina@5.3.2, dist/index.js and dist/worker_pool/index.js',
  tinypool: 'tinypool@2.2.0, dist/index.js',
  workerpool: 'workerpool@10.0.3, src/index.js, src/Pool.js, src/WorkerHandler.js and src/Promise.js',
  'jest-worker': 'jest-worker@30.5.1, build/index.js',
  synckit: 'synckit@0.12.3, lib/index.js and lib/helpers.js',
  comlink: 'comlink@4.4.2, dist/esm/comlink.mjs',
};
type Module = keyof typeof SOURCES;

/** Where what runs over there is asked which store it has, and what runs here in which context. */
const PROOF = 'tests/proofs/packages/pools.mjs';
const THREADS = 'tests/proofs/packages/threads.mjs';

const piscina: readonly CatalogEntry[] = ([['piscina', 'Piscina'], ['tinypool', 'Tinypool']] as const).flatMap(([module, name]) => [name, 'default'].flatMap((pool) => [
  ...['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'].map((method) => told({
    module, path: `${pool}#${method}`, callback: [1], why: 'the listener runs in the context in which the pool was made',
  })),
  quiet(module, pool, 'starts threads'),
  quiet(module, `${pool}#*`, 'hands a copy of its arguments to another thread; the answer comes later', PROOF),
  quiet(module, `${pool}.*`, 'marks what may be moved to another thread'),
]));

const workerpool: readonly CatalogEntry[] = [
  ...['pool().', 'Pool#'].flatMap((of) => [
    overThere({ module: 'workerpool', path: `${of}exec`, callback: [0], why: 'the function is sent as text and runs in a worker, where this file\'s variables do not exist' }),
    told({ module: 'workerpool', path: `${of}exec`, callback: [2], why: '`on` runs in the context of the first caller, who made the worker' }),
    told({ module: 'workerpool', path: `${of}exec().then`, callback: [0, 1], why: 'workerpool\'s own promise calls back in the context of the first caller, who made the worker' }),
    ...['catch', 'always', 'finally'].map((method) => told({
      module: 'workerpool', path: `${of}exec().${method}`, callback: [0], why: 'workerpool\'s own promise calls back in the context of the first caller, who made the worker',
    })),
    ...['proxy', 'stats', 'terminate'].map((method) => quiet('workerpool', of + method, 'asks the pool or the other thread; the answer comes later')),
    quiet('workerpool', `${of}proxy().*`, 'hands a copy of its arguments to another thread; the answer comes later'),
  ]),
  overThere({ module: 'workerpool', path: 'worker', callback: [0], why: 'the methods run in this worker, where the caller has left no store; what arrives is a copy' }),
  ...['pool', 'workerEmit', 'Transfer'].map((path) => quiet('workerpool', path, 'starts threads, or sends something to the other side')),
];

const jestWorker: readonly CatalogEntry[] = [
  ...['Worker', 'default'].map((pool) => quiet('jest-worker', `${pool}**`, 'hands a copy of its arguments to another thread or process; the answer comes later', PROOF)),
  quiet('jest-worker', 'messageParent', 'sends something to the other side'),
];

const synckit: readonly CatalogEntry[] = [
  overThere({ module: 'synckit', path: 'runAsWorker', callback: [0], why: 'the function runs in this worker, where the caller has left no store; what arrives is a copy' }),
  quiet('synckit', 'createSyncFn', 'starts a thread'),
  quiet('synckit', 'createSyncFn()', 'hands a copy of its arguments to another thread and waits for the answer'),
];

const comlink: readonly CatalogEntry[] = [
  overThere({ module: 'comlink', path: 'expose', callback: [0], source: THREADS, why: 'the methods run in this thread, where the caller has left no store; what arrives is a copy' }),
  told({ module: 'comlink', path: 'proxy', callback: [0], source: THREADS, why: 'the other thread calls back through a port, in the context in which the function was sent' }),
  quiet('comlink', 'wrap**', 'hands a copy of its arguments to another thread; the answer comes later'),
  ...['transfer', 'windowEndpoint'].map((path) => quiet('comlink', path, 'prepares something to be sent')),
];

const threads: readonly CatalogEntry[] = crossingsOf('threads@1.7.0', [
  { module: 'threads/worker', path: 'expose', kind: 'isolate', callback: [0], why: 'the functions run in this worker, where the caller has left no store; what arrives is a copy', row: 'await spawn(new Worker(file)).job(arg)', proof: 'threads' },
]);

export const pools: readonly CatalogEntry[] = [...threads, ...piscina, ...workerpool, ...jestWorker, ...synckit, ...comlink];

type Told = Pick<CrossingEntry, 'path' | 'callback' | 'why'> & { readonly module: Module; readonly source?: string };

/** A callback in this thread, about what happened in another. */
function told(entry: Told): CrossingEntry {
  return { role: 'crossing', kind: 'capture', boundary: 'thread', source: PROOF, ...entry };
}

/** A function that runs in another heap than its caller's. */
function overThere(entry: Told): CrossingEntry {
  return { role: 'crossing', kind: 'isolate', boundary: 'thread', source: PROOF, ...entry };
}

function quiet(module: Module, path: string, why: string, source: string = SOURCES[module]): QuietEntry {
  return { role: 'quiet', module, path, why, source };
}
