import pRetry from 'p-retry';
import { failingTwice, prove } from './harness.mjs';

await prove('p-retry', { default: { call: (_, fn) => pRetry(fn), again: (_, fn) => pRetry(failingTwice(fn), { minTimeout: 1 }) } });
