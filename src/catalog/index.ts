/** All that is known of the ecosystem, as data. A file per family; where two speak of the same API both are found, in this order. */
import type { CatalogEntry } from './entry.js';
import { contexts } from './contexts.js';
import { databases } from './databases.js';
import { frameworks } from './frameworks.js';
import { jobs } from './jobs.js';
import { limiters } from './limiters.js';
import { memos } from './memo.js';
import { node } from './node.js';
import { nodeIo } from './node-io.js';
import { pools } from './pools.js';
import { quiet } from './quiet.js';
import { authReaders } from './readers-auth.js';
import { contextReaders } from './readers-context.js';
import { frameworkReaders } from './readers-frameworks.js';
import { readers } from './readers.js';
import { serving } from './servers.js';
import { sockets } from './sockets.js';
import { threads } from './threads.js';

export const catalog: readonly CatalogEntry[] = [
  ...node, ...nodeIo, ...threads, ...pools, ...limiters, ...jobs, ...databases, ...sockets, ...frameworks, ...serving, ...contexts, ...memos,
  ...readers, ...authReaders, ...frameworkReaders, ...contextReaders, ...quiet,
];
