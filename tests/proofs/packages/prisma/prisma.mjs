// The real client with an adapter of our own in the place of the driver: there is no database. What it sends is when a query starts.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { end, lazyFacts, prove } from '../harness.mjs';

const require = createRequire(import.meta.url);
const folder = mkdtempSync(fileURLToPath(new URL('schema-', import.meta.url)));
const schema = path.join(folder, 'schema.prisma');
writeFileSync(schema, 'datasource db {\n  provider = "postgresql"\n}\ngenerator client {\n  provider = "prisma-client-js"\n  engineType = "client"\n}\nmodel Thing {\n  id Int @id\n  a Int?\n}\n');
// It asks for an engine that generating has no use for.
execFileSync(execPath, [path.join(path.dirname(require.resolve('prisma/package.json')), 'build/index.js'), 'generate', '--schema', schema], { cwd: folder, stdio: 'ignore', env: { ...env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', CHECKPOINT_DISABLE: '1' } });
const { PrismaClient } = require('@prisma/client');

const INT = 0;
function adapter(look) {
  const queries = {
    provider: 'postgres', adapterName: 'proof',
    async queryRaw() { look(); return { columnNames: ['id', 'a'], columnTypes: [INT, INT], rows: [] }; },
    async executeRaw() { look(); return 0; },
  };
  const transaction = async () => ({ ...queries, options: { usePhantomQuery: true }, async commit() {}, async rollback() {} });
  return { provider: 'postgres', adapterName: 'proof', connect: async () => ({ ...queries, executeScript: async () => undefined, getConnectionInfo: () => ({ supportsRelationJoins: false }), dispose: async () => undefined, startTransaction: transaction }) };
}

const where = { id: 1 };
const data = { id: 1, a: 1 };
const QUERIES = {
  findUnique: { where }, findUniqueOrThrow: { where }, findFirst: {}, findFirstOrThrow: {}, findMany: {}, create: { data }, createMany: { data: [data] }, createManyAndReturn: { data: [data] },
  update: { where, data }, updateMany: { data }, updateManyAndReturn: { data }, upsert: { where, create: data, update: data }, delete: { where }, deleteMany: {}, count: {}, aggregate: { _count: true }, groupBy: { by: ['a'] },
};
const RAW = { $queryRaw: (client) => client.$queryRaw`select 1`, $queryRawUnsafe: (client) => client.$queryRawUnsafe('select 1'), $executeRaw: (client) => client.$executeRaw`select 1`, $executeRawUnsafe: (client) => client.$executeRawUnsafe('select 1') };
/** @param times how often the client is extended */
const lazy = (ask, times) => ({ query: (look) => ask(Array(times).fill({}).reduce((client, extension) => client.$extends(extension), new PrismaClient({ adapter: adapter(look) }))) });

/** All methods of a model under the one name that the catalog has for them: the first that differs is what is found. */
const models = (times) => ({
  facts: async () => {
    const seen = [];
    for (const [name, args] of Object.entries(QUERIES)) seen.push([name, await lazyFacts(lazy((client) => client.thing[name](args), times))]);
    const [, { returned, awaited }] = seen.find(([, found]) => found.awaited !== 'scope' || found.returned === 'scope') ?? seen[0];
    return { returned, awaited, methods: seen.length };
  },
});

const events = {
  ways: ['sync'],
  setup: () => new PrismaClient({ adapter: adapter(() => undefined), log: [{ emit: 'event', level: 'query' }] }),
  register: (client, fn) => { client.$on('query', () => { fn(); }); },
  call: (client) => client.thing.findMany().then(() => undefined),
};

for (const times of [0, 1, 2, 3]) {
  const of = `PrismaClient#${'$extends().'.repeat(times)}`;
  await prove('@prisma/client', { [`${of}*.*`]: models(times), ...Object.fromEntries(Object.entries(RAW).map(([name, ask]) => [of + name, lazy(ask, times)])) });
}
await prove('@prisma/client', {
  'PrismaClient#$transaction': { setup: () => new PrismaClient({ adapter: adapter(() => undefined) }), call: (client, fn) => client.$transaction(async () => { await fn(); }) },
  'PrismaClient#$on': events,
});
end();
