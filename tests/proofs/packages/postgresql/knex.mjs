import knex from 'knex';
import { end, prove, url } from '../harness.mjs';

const made = (make) => make({ client: 'pg', connection: url, pool: { min: 0, max: 1 } });
const transaction = (make) => ({ setup: () => made(make), call: (db, fn) => db.transaction(async () => { await fn(); }), close: (db) => db.destroy() });

/** The event comes where the query starts. */
const lazy = (make, build) => ({
  query: (look) => {
    const db = made(make);
    db.on('query', () => { look(); setTimeout(() => { db.destroy(); }, 50); });
    return build(db);
  },
});
const BUILDERS = {
  select: (db) => db.select(db.raw('1')), from: (db) => db.from('pg_class').limit(1), where: (db) => db.where({ relname: 'x' }).from('pg_class'), table: (db) => db.table('pg_class').limit(1),
  insert: (db) => db.insert({ a: 1 }).into('things'), update: (db) => db.update({ a: 1 }).from('things'), delete: (db) => db.delete().from('things'), del: (db) => db.del().from('things'),
  with: (db) => db.with('w', db.raw('select 1')).from('w'), raw: (db) => db.raw('select 1'),
};

for (const [name, make] of [['default()', knex], ['knex()', knex.knex]]) {
  await prove('knex', {
    [`${name}.transaction`]: transaction(make),
    [name]: lazy(make, (db) => db('pg_class').limit(1)),
    ...Object.fromEntries(Object.entries(BUILDERS).map(([builder, build]) => [`${name}.${builder}`, lazy(make, build)])),
  });
}
end();
