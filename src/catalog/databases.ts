/** Drivers and mappers: whose context a callback gets, and which queries start only where they are awaited. */
import type { CatalogEntry } from './entry.js';
import { crossingsOf, othersOf } from './library.js';

const COPY = 'the function runs after an await of the library, in a copy of the caller\'s context';
const OWNER = 'the callback runs in the context in which the connection was opened, which may be that of another request';
const LAZY = 'nothing is sent yet: the query starts where it is awaited, in the context of that place';

const postgres: readonly CatalogEntry[] = crossingsOf('pg@8.23.1', [
  { path: ['Client#query', 'default.Client#query'], kind: 'capture', callback: [-1], why: OWNER, row: 'client.query(sql, cb) (one shared client)', proof: 'postgresql/pg' },
  { path: ['Pool#query', 'default.Pool#query'], kind: 'capture', callback: [-1], why: OWNER, row: 'pool.query(sql, cb) (pool max 1, connection opened earlier)', proof: 'postgresql/pg' },
  { path: ['Pool#connect', 'default.Pool#connect'], kind: 'borrow', callback: [0], why: 'a caller that had to wait runs in the context of whoever gave the connection back', row: 'pool.connect(cb)', proof: 'postgresql/pg' },
  { path: ['Client#on', 'default.Client#on'], kind: 'capture', callback: [1], events: ['notification', 'notice'], why: 'the listener runs in the context in which the connection was opened', row: "client.on('notification', cb)", proof: 'postgresql/pg' },
  { path: ['Pool#on', 'default.Pool#on'], kind: 'copy', callback: [1], events: ['connect'], why: 'the listener runs in a copy of the context of the call that needed one more connection', row: "pool.on('connect', cb)", proof: 'postgresql/pg', unfollowed: true },
]);

const mysql: readonly CatalogEntry[] = crossingsOf('mysql2@3.24.6', [
  { path: ['createConnection().query', 'createConnection().execute'], kind: 'capture', anew: true, callback: [-1], why: OWNER, row: 'connection.query(sql, cb) (shared connection)', proof: 'mysql2' },
  { path: ['createPool().query', 'createPool().execute'], kind: 'capture', anew: true, callback: [-1], why: OWNER, row: 'pool.query(sql, cb) (connectionLimit 1)', proof: 'mysql2' },
]);

const sqlite: readonly CatalogEntry[] = [
  ...crossingsOf('sqlite3@6.0.1', [
    { path: ['get', 'all', 'run', 'each', 'exec'].flatMap((name) => [`Database#${name}`, `default.Database#${name}`]), kind: 'bare', onAsyncHooks: 'copy', callback: [-1], why: 'the native part calls back without any store since Node 24; up to Node 22 in a copy of the caller\'s context', row: 'db.get(sql, cb)' },
    { path: ['Database#serialize', 'default.Database#serialize'], kind: 'inline', callback: [0], why: 'the function is called at once', row: 'db.serialize(cb)' },
    { path: ['Database#on', 'default.Database#on'], kind: 'bare', callback: [1], events: ['trace', 'profile'], why: 'the native part calls the listener without any store', row: "db.on('trace', cb)" },
  ]),
  ...crossingsOf('better-sqlite3@12.11.1', [
    { path: 'default#transaction', kind: 'inline', callback: [0], unfollowed: true, returnsFunction: true, why: 'the function runs in the frame of the call of the wrapped one', row: 'db.transaction(fn)()' },
    { path: 'default#function', kind: 'inline', callback: [-1], unfollowed: true, why: 'the function runs in the frame of the query that uses it', row: 'db.function(name, fn)' },
  ]),
];

const redis: readonly CatalogEntry[] = [
  ...crossingsOf('ioredis@6.0.0', [
    ...['default#', 'Redis#'].flatMap((of) => [
      { path: ['get', 'set', 'del', 'incr', 'hget', 'hset', 'expire'].map((name) => of + name), kind: 'copy' as const, callback: [-1], why: 'the callback runs in a copy of the caller\'s context', row: 'redis.get(k, cb)', proof: 'redis/ioredis' },
      { path: `${of}pipeline().exec`, kind: 'copy' as const, callback: [0], why: 'the callback runs in a copy of the caller\'s context', row: 'pipeline().exec(cb)', proof: 'redis/ioredis' },
      { path: [`${of}on`, `${of}once`], kind: 'capture' as const, anew: true as const, callback: [1], events: ['message', 'pmessage', 'messageBuffer'], why: 'the listener runs in the context in which the connection was made', row: "sub.on('message', cb)", proof: 'redis/ioredis' },
    ]),
  ]),
  ...crossingsOf('redis@6.3.1', [
    { path: ['createClient().subscribe', 'createClient().pSubscribe'], kind: 'capture', callback: [1], why: 'the listener runs in the context in which the connection was made', row: 'client.subscribe(ch, cb)', proof: 'redis/redis' },
  ]),
];

const KNEX_BUILDERS = ['select', 'from', 'where', 'insert', 'update', 'delete', 'del', 'table', 'with', 'raw'];
const DRIZZLE = ['drizzle-orm/node-postgres', 'drizzle-orm/postgres-js', 'drizzle-orm/mysql2', 'drizzle-orm/better-sqlite3', 'drizzle-orm/libsql', 'drizzle-orm/neon-http', 'drizzle-orm/d1', 'drizzle-orm/pg-proxy'];
/** What runs a query at once, or gives something that is none. */
const KNEX_ENDS = ['stream', 'pipe', 'asCallback', 'toSQL', 'toQuery', 'toString', 'toNative'];
const DRIZZLE_ENDS = ['execute', 'prepare', 'all', 'get', 'run', 'toSQL', 'getSQL', 'as'];
const MODEL_ENDS = ['exec', 'cursor', 'toString', 'getFilter', 'getQuery', 'getOptions', 'getUpdate'];
/** A client, and what becomes of it when it is extended: once for who is asking, once more for a log. */
const PRISMA_CLIENTS = [0, 1, 2, 3].map((times) => `PrismaClient#${'$extends().'.repeat(times)}`);
const PRISMA_METHODS = ['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn', 'upsert', 'delete', 'deleteMany', 'count', 'aggregate', 'groupBy', 'findRaw', 'aggregateRaw'];
const MODEL = ['find', 'findOne', 'findById', 'findByIdAndUpdate', 'findByIdAndDelete', 'findOneAndUpdate', 'findOneAndDelete', 'countDocuments', 'estimatedDocumentCount', 'distinct', 'updateOne', 'updateMany', 'deleteOne', 'deleteMany', 'replaceOne'];

const mappers: readonly CatalogEntry[] = [
  ...crossingsOf('knex@3.3.0', [
    ...['default()', 'knex()', '()'].map((of) => ({ path: `${of}.transaction`, kind: 'copy' as const, callback: [0], why: COPY, row: 'knex.transaction(async trx => cb()) (pool max 1)', proof: 'postgresql/knex' })),
  ]),
  ...othersOf('lazy', 'knex@3.3.0', ['default()', 'knex()', '()', 'Knex#'].flatMap((of) => [
    ...KNEX_BUILDERS.map((name) => ({ path: of + (of.endsWith('#') ? name : `.${name}`), why: LAZY, startedBy: KNEX_ENDS, row: "query builder in als.run: context in 'query' event", proof: 'postgresql/knex' })),
    ...(of.endsWith('#') ? [] : [{ path: of, why: LAZY, startedBy: KNEX_ENDS, row: "query builder in als.run: context in 'query' event", proof: 'postgresql/knex' }]),
  ])),
  ...crossingsOf('sequelize@6.37.8', [
    { path: 'Sequelize#transaction', kind: 'copy', callback: [-1], why: COPY, row: 'sequelize.transaction(async t => cb()) (pool max 1)', proof: 'postgresql/sequelize' },
  ]),
  ...crossingsOf('typeorm@1.1.1', [
    { path: ['DataSource#transaction', 'EntityManager#transaction', 'DataSource#manager.transaction'], kind: 'copy', callback: [-1], why: COPY, row: 'dataSource.transaction(async em => cb()) (pool max 1)', proof: 'postgresql/typeorm' },
  ]),
  ...othersOf('lazy', 'drizzle-orm@0.45.4', DRIZZLE.map((module) => ({
    module, path: ['select', 'selectDistinct', 'insert', 'update', 'delete'].map((name) => `drizzle().${name}`), why: LAZY, startedBy: DRIZZLE_ENDS, row: 'select() builder in als.run: context in logger.logQuery', proof: 'drizzle-orm',
  }))),
  ...crossingsOf('@prisma/client@7.10.0', [
    { path: 'PrismaClient#$transaction', kind: 'copy', callback: [0], why: COPY, row: 'prisma.$transaction(async tx => cb()) (pool max 1)', proof: 'prisma/prisma' },
    { path: 'PrismaClient#$on', kind: 'copy', callback: [1], unfollowed: true, why: 'the listener runs in a copy of the context of the query', row: "$on('query', cb)", proof: 'prisma/prisma' },
  ]),
  { role: 'quiet', module: '@prisma/client', path: 'PrismaClient', why: 'makes a client; a connection is opened by the first query', source: 'tests/proofs/measured.json' },
  ...PRISMA_CLIENTS.map((of): CatalogEntry => ({ role: 'quiet', module: '@prisma/client', path: `${of}$extends`, why: 'gives another client, and keeps the functions for later queries', source: 'tests/proofs/measured.json' })),
  ...othersOf('lazy', '@prisma/client@7.10.0', [{ path: PRISMA_CLIENTS.map((of) => `${of}*.*`), names: PRISMA_METHODS, why: LAZY, row: '$extends query: als.run around query(args); lazy PrismaPromise created in ctx A, awaited in ctx B', proof: 'prisma/prisma' }]),
  ...othersOf('lazy', '@prisma/client@7.10.0', [{ path: PRISMA_CLIENTS.flatMap((of) => ['$queryRaw', '$queryRawUnsafe', '$executeRaw', '$executeRawUnsafe'].map((name) => of + name)), why: LAZY, row: '$extends query: als.run around query(args); lazy PrismaPromise created in ctx A, awaited in ctx B', proof: 'prisma/prisma' }]),
  ...crossingsOf('mongoose@9.12.1', [
    { path: 'Schema#pre', kind: 'inline', callback: [-1], unfollowed: true, why: 'a hook of a document runs in the frame of the call; one of a query runs where the query is executed, in a copy', row: "schema.pre('validate', async fn) + await doc.validate()", proof: 'mongoose' },
    { path: 'Schema#post', kind: 'copy', callback: [-1], unfollowed: true, why: 'the hook runs in a copy of the context of the call', row: "schema.post('validate', fn)", proof: 'mongoose' },
    { path: ['connection.transaction', 'default.connection.transaction'], kind: 'copy', callback: [0], why: 'the function runs after a session was opened, and again when the transaction is tried again', proof: 'mongoose' },
  ]),
  ...othersOf('lazy', 'mongoose@9.12.1', [
    { path: ['model()', 'default.model()', 'Model#', 'Model'].flatMap((of) => MODEL.map((name) => of + (of.endsWith('#') ? name : `.${name}`))), why: LAZY, startedBy: MODEL_ENDS, row: "Model.find() Query in als.run: context in schema.pre('find')", proof: 'mongoose' },
  ]),
  ...crossingsOf('@mikro-orm/core@6.6.16', [
    { path: 'RequestContext.create', kind: 'inline', callback: [1], why: 'the function is called at once, in a scope of MikroORM\'s own store', row: 'RequestContext.create(em, cb)', proof: 'mikro-orm' },
    { path: 'RequestContext.createAsync', versions: '<6', kind: 'inline', callback: [1], why: 'the function is called at once, in a scope of MikroORM\'s own store', row: 'RequestContext.create(em, cb)', proof: 'mikro-orm' },
  ]),
];

export const databases: readonly CatalogEntry[] = [...postgres, ...mysql, ...sqlite, ...redis, ...mappers];
