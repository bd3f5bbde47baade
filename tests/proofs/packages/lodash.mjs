import lodash from 'lodash';
import { prove, then, told } from './harness.mjs';

await prove('lodash', {
  once: { call: (_, fn) => lodash.once(fn)() },
  memoize: { call: (_, fn) => lodash.memoize(fn)('key') },
  defer: { call: (_, fn) => told((done) => lodash.defer(then(fn, done))) },
});
