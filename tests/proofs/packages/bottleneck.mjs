import Bottleneck from 'bottleneck';
import { prove, then, told } from './harness.mjs';

const setup = () => new Bottleneck({ maxConcurrent: 1 });
const limits = { maxConcurrent: setup, minTime: () => new Bottleneck({ minTime: 5 }), none: () => new Bottleneck() };

await prove('bottleneck', {
  'default#schedule': { setup, limits, call: (limiter, fn) => limiter.schedule(async () => fn()) },
  'default#wrap': { setup, call: (limiter, fn) => limiter.wrap(async () => fn())() },
  'default#submit': { setup, limits, call: (limiter, fn) => told((done) => limiter.submit((told) => { then(fn, told)(); }, done)) },
});
