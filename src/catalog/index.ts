/** All that is known of the ecosystem, as data. A file per family; where two speak of the same API both are found, in this order. */
import type { CatalogEntry } from './entry.js';
import { node } from './node.js';
import { pools } from './pools.js';
import { quiet } from './quiet.js';
import { readers } from './readers.js';
import { threads } from './threads.js';

export const catalog: readonly CatalogEntry[] = [...node, ...threads, ...pools, ...readers, ...quiet];
