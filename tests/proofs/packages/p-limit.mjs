import pLimit from 'p-limit';
import { prove } from './harness.mjs';

const setup = () => pLimit(1);

await prove('p-limit', {
  'default()': { setup, call: (limit, fn) => limit(fn) },
  'default().map': { setup, call: (limit, fn) => limit.map([1], fn) },
});
