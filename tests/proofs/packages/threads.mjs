// Functions of another thread, and a function of this one that it calls.
import { AsyncLocalStorage } from 'node:async_hooks';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { threadId, Worker } from 'node:worker_threads';
import * as comlink from 'comlink';
import adapter from 'comlink/dist/esm/node-adapter.mjs';
import { end, prove, then, told } from './harness.mjs';

const { spawn, Worker: ThreadsWorker } = createRequire(import.meta.url)('threads');
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const body = `
import { AsyncLocalStorage } from 'node:async_hooks';
import { parentPort, threadId } from 'node:worker_threads';
const store = new AsyncLocalStorage();
function job(held) {
  held.changed = true;
  return { where: process.pid + ':' + threadId, store: store.getStore() ?? 'none' };
}
`;
writeFileSync(here('worker-threads.mjs'), `${body}import { expose } from 'threads/worker'; expose({ job });\n`);
writeFileSync(here('worker-comlink.mjs'), `${body}import * as comlink from 'comlink'; import adapter from 'comlink/dist/esm/node-adapter.mjs'; let kept; comlink.expose({ job, keep: (fn) => { kept = fn; }, back: () => kept() }, adapter(parentPort));\n`);

const store = new AsyncLocalStorage();
const isolate = (ask) => ({
  facts: () => store.run({ name: 'caller' }, async () => {
    const held = store.getStore();
    const found = await ask(held);
    return { isolate: found.where !== `${process.pid}:${threadId}`, store: found.store, mutation: held.changed === true };
  }),
});

const worker = await spawn(new ThreadsWorker('./worker-threads.mjs'));
await prove('threads/worker', { expose: isolate((held) => worker.job(held)) });
const wrapped = () => { const made = new Worker(here('worker-comlink.mjs')); return { made, there: comlink.wrap(adapter(made)) }; };
await prove('comlink', {
  expose: isolate((held) => wrapped().there.job(held)),
  proxy: {
    setup: wrapped, register: (it, fn) => it.there.keep(comlink.proxy(() => { then(fn, () => it.done())(); })),
    call: (it) => Promise.all([told((done) => { it.done = done; }), it.there.back()]), close: ({ made }) => made.terminate(),
  },
});
end();
