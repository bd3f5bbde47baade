import pMap from 'p-map';
import { prove } from './harness.mjs';

await prove('p-map', { default: { call: (_, fn) => pMap([1], fn), again: (_, fn) => pMap([1, 2, 3], fn, { concurrency: 1 }) } });
