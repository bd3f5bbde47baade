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
import { end, prove } from './harness.mjs';

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
const jest = new JestWorker(here('worker-job.cjs'), { numWorkers: 1, enableWorkerThreads: true, exposedMethods: ['job'] });
await prove('jest-worker', { 'Worker**': isolate((held) => jest.job(held)) });
end();
