import pRetry from 'p-retry';
import { prove } from './harness.mjs';

await prove('p-retry', { default: { call: (_, fn) => pRetry(fn) } });
