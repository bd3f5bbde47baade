import { createRequire } from 'node:module';
import { anew, end, prove, thrice, url } from '../harness.mjs';

const Bull = createRequire(import.meta.url)('bull');
const { hostname: host, port } = new URL(url);

await prove('bull', {
  'default#process': {
    jobs: async (handler, { asking, handing }) => {
      const queue = new Bull(anew(), { redis: { host, port } });
      await asking(async () => { for (let i = 0; i < 3; i += 1) await queue.add({}); });
      await thrice(handler, (handle) => handing(() => { queue.process(async () => { await handle(); }); }));
      await queue.close(true);
    },
  },
});
end();
