import PQueue from 'p-queue';
import { prove } from './harness.mjs';

await prove('p-queue', {
  'default#add': { setup: () => new PQueue({ concurrency: 1 }), call: (queue, fn) => queue.add(fn) },
});
