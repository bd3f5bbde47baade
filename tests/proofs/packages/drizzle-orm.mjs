import { pgTable, serial } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/pg-proxy';
import { prove } from './harness.mjs';

const table = pgTable('things', { id: serial() });
const lazy = (start) => ({ query: (look) => start(drizzle(async () => { look(); return { rows: [] }; })) });

// The queries of all drivers are the same; the proxy's is the one that needs no database.
await prove('drizzle-orm/pg-proxy', {
  'drizzle().select': lazy((db) => db.select().from(table)), 'drizzle().selectDistinct': lazy((db) => db.selectDistinct().from(table)),
  'drizzle().insert': lazy((db) => db.insert(table).values({ id: 1 })), 'drizzle().update': lazy((db) => db.update(table).set({ id: 1 })), 'drizzle().delete': lazy((db) => db.delete(table)),
});
