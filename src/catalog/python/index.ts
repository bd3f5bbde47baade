/** What is known of Python and its libraries, as data: of other languages it says nothing. */
import type { CatalogEntry } from '../entry.js';
import { asyncioEntries } from './asyncio.js';
import { jobEntries } from './jobs.js';
import { quietEntries } from './quiet.js';
import { readerEntries } from './readers.js';
import { webEntries } from './web.js';

export const pythonCatalog: readonly CatalogEntry[] = [...asyncioEntries, ...webEntries, ...jobEntries, ...readerEntries, ...quietEntries];
