import { createRequire } from 'node:module';
import { anew, end, prove, thrice, url } from '../harness.mjs';

const Bee = createRequire(import.meta.url)('bee-queue');
const { hostname: host, port } = new URL(url);

await prove('bee-queue', {
  'default#process': {
    jobs: async (handler, { asking, handing }) => {
      const queue = new Bee(anew(), { redis: { host, port }, activateDelayedJobs: false });
      await asking(async () => { for (let i = 0; i < 3; i += 1) await queue.createJob({}).save(); });
      await thrice(handler, (handle) => handing(() => { queue.process(async () => { await handle(); }); }));
      await queue.close(50);
    },
  },
});
end();
