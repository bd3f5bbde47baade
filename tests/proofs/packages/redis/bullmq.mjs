import { Queue, Worker } from 'bullmq';
import { anew, end, prove, then, thrice, told, url } from '../harness.mjs';

const { hostname: host, port } = new URL(url);
const connection = { host, port };
const made = () => { const name = anew(); return { name, queue: new Queue(name, { connection }) }; };
const closed = async ({ queue, worker }) => { await worker.close(true); await queue.close(); };

await prove('bullmq', {
  Worker: {
    jobs: async (handler, { asking }) => {
      const { name, queue } = made();
      await asking(() => queue.addBulk([1, 2, 3].map((data) => ({ name: 'job', data }))));
      await closed({ queue, worker: await thrice(handler, (handle) => new Worker(name, async () => { await handle(); }, { connection, concurrency: 1 })) });
    },
  },
  'Worker#on': {
    setup: async () => { const { name, queue } = made(); const worker = new Worker(name, async () => 1, { connection }); await worker.waitUntilReady(); return { queue, worker }; },
    register: (own, fn) => { own.worker.on('completed', (...args) => then(fn, () => own.done())(...args)); },
    call: (own) => Promise.all([told((done) => { own.done = done; }), own.queue.add('job', {})]),
    close: closed,
  },
});
end();
