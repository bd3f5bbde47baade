import rule from '../../rules/no-lazy-scope-result.js';
import { testRule, type Report } from './tester.js';

const start = `import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaClient } from '@prisma/client';
const tenant = new AsyncLocalStorage();
const prisma = new PrismaClient();
`;
const MISSED = 'does not find the value';
const BOUND_THERE = 'still finds the value that is bound there';
const lazy = (query: string, line: number, output?: string, { scope = 'tenant.run', finds = MISSED, helper = '' } = {}): Report => ({
  messageId: 'lazyResult', data: { query, scope, where: `line ${line}`, finds, helper },
  ...(output === undefined ? {} : { suggestions: [{ messageId: 'awaitInside', data: { query, scope }, output }] }),
});
/** Bound at once, by a helper, and by a scope around. */
const taken = (many = '() => prisma.order.findMany()', count = '() => prisma.order.count()', first = '() => prisma.order.findFirst()', last = '() => prisma.order.groupBy()'): string => `${start}const bypass = <T>(work: () => T): T => tenant.run(undefined as unknown as string, work);
const enter = (id: string): void => { tenant.enterWith(id); };
export const orders = (id: string): unknown => {
  tenant.enterWith(id);
  return bypass(${many});
};
export const all = (id: string): unknown => { enter(id); return tenant.exit(${count}); };
export const one = (id: string): unknown => tenant.run(id, () => tenant.exit(${first}));
export const each = (ids: string[]): unknown => { enter('all'); return ids.map(() => tenant.exit(${last})); };
`;

testRule('no-lazy-scope-result', rule, [
  {
    name: 'an arrow function that is a query',
    wrong: `${start}export const orders = (id) => tenant.run(id, () => «prisma.order.findMany()»);\n`,
    reports: [lazy('prisma.order.findMany', 5, `${start}export const orders = (id) => tenant.run(id, async () => await prisma.order.findMany());\n`)],
    right: [
      `${start}export const orders = (id) => tenant.run(id, async () => await prisma.order.findMany());\n`,
      // An async function waits for what it gives back.
      `${start}export const orders = (id) => tenant.run(id, async () => prisma.order.findMany());\n`,
    ],
  },
  {
    name: 'a block, and something else on another way',
    wrong: `${start}export async function orders(id) {\n  return await tenant.run(id, () => {\n    if (id === '') return [];\n    return «prisma.order.findMany()»;\n  });\n}\n`,
    reports: [lazy('prisma.order.findMany', 6, `${start}export async function orders(id) {\n  return await tenant.run(id, async () => {\n    if (id === '') return [];\n    return await prisma.order.findMany();\n  });\n}\n`)],
    right: `${start}export async function orders(id) {\n  return await tenant.run(id, () => {\n    return prisma.order.findMany().then((all) => all.length);\n  });\n}\n`,
  },
  {
    name: 'one of two',
    wrong: `${start}export const count = (id, all) => tenant.run(id, () => all ? «prisma.order.count()» : 0);\n`,
    reports: [lazy('prisma.order.count', 5, `${start}export const count = (id, all) => tenant.run(id, async () => await (all ? prisma.order.count() : 0));\n`)],
    right: `${start}export const count = (id, all) => tenant.run(id, async () => all ? prisma.order.count() : 0);\n`,
  },
  {
    name: 'a query that has a name, in the function or outside of it',
    wrong: `${start}export const count = (id) => tenant.run(id, () => {\n  const query = «prisma.order.count()»;\n  return query;\n});\nexport function orders(id) {\n  const query = «prisma.order.findMany()»;\n  return tenant.run(id, () => query);\n}\n`,
    reports: [lazy('prisma.order.count', 5), lazy('prisma.order.findMany', 11)],
    right: [
      `${start}export const count = (id) => tenant.run(id, async () => {\n  const query = prisma.order.count();\n  return await query;\n});\nexport function orders(id) {\n  const query = prisma.order.findMany();\n  return tenant.run(id, async () => await query);\n}\n`,
      // Which of the two it is that is given back is not known.
      `${start}export const count = (id, all) => tenant.run(id, () => {\n  let query = prisma.order.count();\n  query = all;\n  return query;\n});\n`,
    ],
  },
  {
    name: 'what is given is a promise to go on with',
    wrong: `${start}export const count = (id) => tenant.run(id, () => «prisma.order.findMany()»).then((all) => all.length);\nexport const named = (id) => tenant.run(id, () => «prisma.order.findMany()»).where({ name: 'a' });\n`,
    reports: [
      lazy('prisma.order.findMany', 5, `${start}export const count = (id) => tenant.run(id, async () => await prisma.order.findMany()).then((all) => all.length);\nexport const named = (id) => tenant.run(id, () => prisma.order.findMany()).where({ name: 'a' });\n`),
      // A builder goes on, which a promise could not.
      lazy('prisma.order.findMany', 6),
    ],
    right: `${start}export const count = (id) => tenant.run(id, () => prisma.order.findMany().then((all) => all.length));\n`,
  },
  {
    name: 'what calling the client of a library gives',
    wrong: `import knex from 'knex';\n${start}const db = knex({});\nexport const orders = (id) => tenant.run(id, () => «db('orders').where({ id })»);\n`,
    reports: [lazy("db('orders').where", 7, `import knex from 'knex';\n${start}const db = knex({});\nexport const orders = (id) => tenant.run(id, async () => await db('orders').where({ id }));\n`)],
    right: `import { make } from './make.js';\n${start}const db = make({});\nexport const orders = (id) => tenant.run(id, () => db('orders').where({ id }));\n`,
  },
  {
    name: 'a helper that makes the query',
    wrong: `import knex from 'knex';\n${start}const db = knex({});\nconst within = (id, work) => tenant.run(id, () => work());\nconst orders = () => db('orders');\nexport const all = (id) => within(id, «orders»);\n`,
    reports: [{ messageId: 'handedOver', data: { function: 'orders', query: 'db', scope: 'tenant.run', where: 'line 7', finds: MISSED, helper: ', or once for all who call it, in `within`' } }],
    right: `import { make } from './make.js';\n${start}const db = make({});\nconst within = (id, work) => tenant.run(id, () => work());\nconst orders = () => db('orders');\nexport const all = (id) => within(id, orders);\n`,
  },
  {
    name: 'through a helper that binds',
    wrong: `${start}function withTenant(id, work) {\n  return tenant.run(id, () => work());\n}\nexport const orders = (id) => withTenant(id, () => «prisma.order.findMany()»);\n`,
    reports: [lazy('prisma.order.findMany', 6, `${start}function withTenant(id, work) {\n  return tenant.run(id, () => work());\n}\nexport const orders = (id) => withTenant(id, async () => await prisma.order.findMany());\n`, { helper: ', or once for all who call it, in `withTenant`' })],
    right: `${start}function withTenant(id, work) {\n  return tenant.run(id, async () => await work());\n}\nexport const orders = (id) => withTenant(id, () => prisma.order.findMany());\n`,
  },
  {
    name: 'a scope that takes the value away, and a value that has been bound',
    options: [{ checkTakenAway: true }],
    filename: 'file.ts',
    wrong: taken('() => «prisma.order.findMany()»', '() => «prisma.order.count()»', '() => «prisma.order.findFirst()»', '() => «prisma.order.groupBy()»'),
    reports: [
      lazy('prisma.order.findMany', 5, taken('async () => await prisma.order.findMany()'), { finds: BOUND_THERE, helper: ', or once for all who call it, in `bypass`' }),
      lazy('prisma.order.count', 11, taken(undefined, 'async () => await prisma.order.count()'), { scope: 'tenant.exit', finds: BOUND_THERE }),
      lazy('prisma.order.findFirst', 12, taken(undefined, undefined, 'async () => await prisma.order.findFirst()'), { scope: 'tenant.exit', finds: BOUND_THERE }),
      lazy('prisma.order.groupBy', 13, taken(undefined, undefined, undefined, 'async () => await prisma.order.groupBy()'), { scope: 'tenant.exit', finds: BOUND_THERE }),
    ],
    right: `${start}const bypass = <T>(work: () => T): T => tenant.run(undefined as unknown as string, async () => await work());\nexport const orders = (id: string): unknown => {\n  tenant.enterWith(id);\n  return bypass(() => prisma.order.findMany());\n};\n`,
  },
  {
    name: 'bound on the way to it, and not only on one that leaves the function',
    options: [{ checkTakenAway: true }],
    wrong: `${start}export async function orders(id, ids) {\n  if (id === '') {\n    tenant.enterWith('none');\n    return [];\n  }\n  const first = await tenant.exit(() => prisma.order.findFirst());\n  try {\n    if (first.id) tenant.enterWith(first.id);\n    return await tenant.exit(() => «prisma.order.findMany()»);\n  } catch {\n    return ids;\n  }\n}\n`,
    reports: [lazy('prisma.order.findMany', 13, `${start}export async function orders(id, ids) {\n  if (id === '') {\n    tenant.enterWith('none');\n    return [];\n  }\n  const first = await tenant.exit(() => prisma.order.findFirst());\n  try {\n    if (first.id) tenant.enterWith(first.id);\n    return await tenant.exit(async () => await prisma.order.findMany());\n  } catch {\n    return ids;\n  }\n}\n`, { scope: 'tenant.exit', finds: BOUND_THERE })],
    right: `${start}export async function orders(id) {\n  tenant.enterWith(id);\n  return await tenant.exit(async () => prisma.order.findMany());\n}\n`,
  },
  {
    name: 'a helper of the same file that makes the query',
    wrong: `${start}const orders = () => prisma.order.findMany();\nexport const all = (id) => tenant.run(id, () => «orders()»);\n`,
    reports: [lazy('orders', 6, `${start}const orders = () => prisma.order.findMany();\nexport const all = (id) => tenant.run(id, async () => await orders());\n`)],
    right: `${start}const orders = async () => prisma.order.findMany();\nexport const all = (id) => tenant.run(id, () => orders());\n`,
  },
  {
    name: 'a function that is handed over by name',
    wrong: `${start}const orders = () => prisma.order.findMany();\nexport const all = (id) => tenant.run(id, «orders»);\n`,
    reports: [{ messageId: 'handedOver', data: { function: 'orders', query: 'prisma.order.findMany', scope: 'tenant.run', where: 'line 6', finds: MISSED, helper: '' } }],
    right: `${start}const orders = async () => prisma.order.findMany();\nexport const all = (id) => tenant.run(id, orders);\n`,
  },
  {
    name: 'a result that may be used as a builder has no suggestion',
    wrong: `${start}export function orders(id) {\n  const query = tenant.run(id, () => «prisma.order.findMany()»);\n  return query;\n}\n`,
    reports: [lazy('prisma.order.findMany', 6)],
    right: `${start}export function orders(id) {\n  const query = prisma.order.findMany();\n  return tenant.run(id, async () => await query);\n}\n`,
  },
  {
    name: 'knex',
    wrong: "import { AsyncLocalStorage } from 'node:async_hooks';\nimport knex from 'knex';\nconst tenant = new AsyncLocalStorage();\nconst db = knex({});\nexport const orders = (id) => tenant.run(id, () => «db('orders').where({ id }).limit(3)»);\n",
    reports: [lazy("db('orders').where({ id }).limit", 5, "import { AsyncLocalStorage } from 'node:async_hooks';\nimport knex from 'knex';\nconst tenant = new AsyncLocalStorage();\nconst db = knex({});\nexport const orders = (id) => tenant.run(id, async () => await db('orders').where({ id }).limit(3));\n")],
    right: "import { AsyncLocalStorage } from 'node:async_hooks';\nimport knex from 'knex';\nconst tenant = new AsyncLocalStorage();\nconst db = knex({});\nexport const orders = (id) => tenant.run(id, () => db('orders').where({ id }).stream());\n",
  },
  {
    name: 'mongoose',
    wrong: "import { AsyncLocalStorage } from 'node:async_hooks';\nimport mongoose from 'mongoose';\nconst tenant = new AsyncLocalStorage();\nconst Order = mongoose.model('Order');\nexport const orders = async (id) => { await tenant.run(id, () => «Order.find({ id }).lean()»); };\n",
    reports: [lazy('Order.find({ id }).lean', 5, "import { AsyncLocalStorage } from 'node:async_hooks';\nimport mongoose from 'mongoose';\nconst tenant = new AsyncLocalStorage();\nconst Order = mongoose.model('Order');\nexport const orders = async (id) => { await tenant.run(id, async () => await Order.find({ id }).lean()); };\n")],
    right: "import { AsyncLocalStorage } from 'node:async_hooks';\nimport mongoose from 'mongoose';\nconst tenant = new AsyncLocalStorage();\nconst Order = mongoose.model('Order');\nexport const orders = async (id) => { await tenant.run(id, () => Order.find({ id }).lean().exec()); };\n",
  },
  {
    name: 'a client of a declared type',
    filename: 'file.ts',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';\nimport { PrismaClient } from '@prisma/client';\nconst tenant = new AsyncLocalStorage<string>();\nexport class Orders {\n  constructor(private readonly prisma: PrismaClient) {}\n  all(id: string) {\n    return tenant.run(id, () => «this.prisma.order.findMany()»);\n  }\n}\n`,
    reports: [lazy('this.prisma.order.findMany', 7, `import { AsyncLocalStorage } from 'node:async_hooks';\nimport { PrismaClient } from '@prisma/client';\nconst tenant = new AsyncLocalStorage<string>();\nexport class Orders {\n  constructor(private readonly prisma: PrismaClient) {}\n  all(id: string) {\n    return tenant.run(id, async () => await this.prisma.order.findMany());\n  }\n}\n`)],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';\nimport { PrismaClient } from './own.js';\nconst tenant = new AsyncLocalStorage<string>();\nexport class Orders {\n  constructor(private readonly prisma: PrismaClient) {}\n  all(id: string) {\n    return tenant.run(id, () => this.prisma.order.findMany());\n  }\n}\n`,
  },
], [
  { name: 'without the option, a scope that takes the value away', code: `${start}export const all = () => tenant.exit(() => prisma.order.count());\nexport const orders = () => tenant.run(undefined, () => prisma.order.findMany());\n` },
  {
    name: 'a scope that takes the value away where nobody is seen to have bound one, or only behind an await that nobody sees, in another store, or afterwards',
    options: [{ checkTakenAway: true }],
    code: `${start}const user = new AsyncLocalStorage();
const enterLate = async (id) => { await prisma.tenant.first(); tenant.enterWith(id); };
export const all = () => tenant.exit(() => prisma.order.count());
export const late = async (id) => { await enterLate(id); return await tenant.exit(() => prisma.order.count()); };
export const other = async (id) => { user.enterWith(id); return await tenant.exit(() => prisma.order.count()); };
export const after = async (id) => { const found = await tenant.exit(() => prisma.order.count()); tenant.enterWith(id); return found; };
export const around = (id) => user.run(id, () => tenant.exit(() => prisma.order.count()));
export const loops = (id) => { const again = () => again(); again(); return tenant.exit(() => prisma.order.count()); };
`,
  },
  { name: 'what begins at once', code: `${start}import { Sequelize } from 'sequelize';\nexport const orders = (id) => tenant.run(id, () => new Sequelize().query('select 1'));\nexport const pages = (id) => tenant.run(id, () => fetch(id));\n` },
  { name: 'no scope', code: `${start}export const all = (ids) => Promise.all(ids.map(() => prisma.order.findMany()));\nexport const one = (work) => run(() => prisma.order.findMany());\n` },
  { name: 'a scope that waits for what it is given', code: "import { createNamespace } from 'cls-hooked';\nimport { PrismaClient } from '@prisma/client';\nconst session = createNamespace('session');\nconst prisma = new PrismaClient();\nexport const orders = () => session.runPromise(() => prisma.order.findMany());\n" },
  { name: 'what only may be a scope', code: `${start}export const orders = (id, own) => (own ? tenant.run : Reflect.apply)(id, () => prisma.order.findMany());\n` },
]);
