import pThrottle from 'p-throttle';
import { prove } from './harness.mjs';

await prove('p-throttle', { 'default()': { call: (_, fn) => pThrottle({ limit: 1, interval: 10 })(fn)() } });
