// What runs in a pool of workers: is it there, and does it find the caller's store or change its object?
import { AsyncLocalStorage } from 'node:async_hooks';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import Piscina from 'piscina';
import Tinypool from 'tinypool';
import workerpool from 'workerpool';
import { createSyncFn } from 'synckit';
import { end, prove, then, told as toldBy } from './harness.mjs';

const require = createRequire(import.meta.url);
const { Worker: JestWorker } = require('jest-worker');
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const body = `
const { AsyncLocalStorage } = require('node:async_hooks');
const { threadId } = require('node:worker_threads');
const store = globalThis.store ??= new AsyncLocalStorage();
function job(held) {
  if (held) held.changed = true;
  return { where: process.pid + ':' + threadId, store: store.getStore() ?? 'none' };
}
`;
writeFileSync(here('worker-job.cjs'), `${body}module.exports = job; module.exports.job = job;\n`);
writeFileSync(here('worker-pool.cjs'), `${body}require('workerpool').worker({ job });\n`);
writeFileSync(here('worker-sync.cjs'), `${body}require('synckit').runAsWorker(async (held) => job(held));\n`);

const store = globalThis.store = new AsyncLocalStorage();
const isolate = (ask) => ({
  facts: () => store.run({ name: 'caller' }, async () => {
    const held = store.getStore();
    const found = await ask(held);
    return { isolate: found.where !== `${process.pid}:${threadId}`, store: found.store, mutation: held.changed === true };
  }),
});

const piscina = new Piscina({ filename: here('worker-job.cjs'), maxThreads: 1 });
await prove('piscina', { 'Piscina#*': isolate((held) => piscina.run(held)) });
const tinypool = new Tinypool({ filename: here('worker-job.cjs'), maxThreads: 1 });
await prove('tinypool', { 'Tinypool#*': isolate((held) => tinypool.run(held)) });
await prove('workerpool', { worker: isolate((held) => workerpool.pool(here('worker-pool.cjs'), { workerType: 'thread' }).exec('job', [held])) });
await prove('synckit', { runAsWorker: isolate(async (held) => createSyncFn(here('worker-sync.cjs'))(held)) });

/** What the pool is told of another thread. */
const told = (event, make, start) => ({
  setup: async () => { const pool = make(); pool.done = () => undefined; await start(pool); return pool; },
  register: (pool, fn) => { pool.on(event, () => { then(fn, () => pool.done())(); }); },
  call: async (pool) => { await Promise.all([toldBy((done) => { pool.done = done; }), start(pool)]); },
  close: (pool) => pool.destroy(),
});
writeFileSync(here('worker-says.cjs'), "module.exports = () => { require('node:worker_threads').parentPort.postMessage('said'); };\n");
const says = { filename: here('worker-says.cjs'), minThreads: 1, maxThreads: 1 };
await prove('piscina', { 'Piscina#on': told('message', () => new Piscina(says), (pool) => pool.run()) });
await prove('tinypool', { 'Tinypool#on': told('drain', () => new Tinypool({ ...says, filename: here('worker-job.cjs') }), (pool) => pool.run({})) });

/** workerpool has promises of its own. The first call makes the worker. */
writeFileSync(here('worker-events.cjs'), "const workerpool = require('workerpool'); workerpool.worker({ job: () => { workerpool.workerEmit('said'); } });\n");
const workers = async (script) => { const pool = workerpool.pool(script, { maxWorkers: 1, workerType: 'thread' }); await pool.exec(script === undefined ? () => 1 : 'job', []); return pool; };
const over = (pool) => pool.terminate(true);
const after = (name, ask = () => 1) => ({ setup: () => workers(), call: (pool, fn) => toldBy((done) => { pool.exec(ask, [])[name](then(fn, done)); }), close: over });
await prove('workerpool', {
  'pool().exec': {
    ...isolate((held) => workerpool.pool({ workerType: 'thread' }).exec((value) => {
      value.changed = true;
      return Promise.all([import('node:worker_threads'), import('node:async_hooks')]).then(([{ threadId: id }, { AsyncLocalStorage: Storage }]) => ({ where: `${process.pid}:${id}`, store: new Storage().getStore() ?? 'none' }));
    }, [held])),
    callback: [0],
  },
  'pool().exec().then': after('then'), 'pool().exec().always': after('always'), 'pool().exec().finally': after('finally'), 'pool().exec().catch': after('catch', () => { throw new Error('expected'); }),
});
await prove('workerpool', {
  'pool().exec': { callback: [2], setup: () => workers(here('worker-events.cjs')), call: (pool, fn) => toldBy((done) => { pool.exec('job', [], { on: then(fn, done) }); }), close: over },
});
const jest = new JestWorker(here('worker-job.cjs'), { numWorkers: 1, enableWorkerThreads: true, exposedMethods: ['job'] });
await prove('jest-worker', { 'Worker**': isolate((held) => jest.job(held)) });
end();
