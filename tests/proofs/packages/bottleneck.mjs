import Bottleneck from 'bottleneck';
import { prove, then, told } from './harness.mjs';

const setup = () => new Bottleneck({ maxConcurrent: 1 });

await prove('bottleneck', {
  'default#schedule': { setup, call: (limiter, fn) => limiter.schedule(async () => fn()) },
  'default#wrap': { setup, call: (limiter, fn) => limiter.wrap(async () => fn())() },
  'default#submit': { setup, call: (limiter, fn) => told((done) => limiter.submit((told) => { then(fn, told)(); }, done)) },
});
