import Queue from 'queue';
import { prove, then, told } from './harness.mjs';

await prove('queue', {
  'default#push': { setup: () => new Queue({ concurrency: 1, autostart: true }), call: (queue, fn) => told((done) => queue.push((next) => { then(fn, () => { done(); next(); })(); })) },
});
