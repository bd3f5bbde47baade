import rule from '../../rules/no-leaking-write.js';
import { testPython, testRule, type Report } from './tester.js';

const start = `import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'bullmq';
import express from 'express';
const tenant = new AsyncLocalStorage();
const app = express();
`;
const seen = '`tenant.getStore` (line 6)';
const read = 'const rows = () => tenant.getStore();\n';
const leak = (messageId: string, by: string, more: Record<string, string> = {}, output?: string): Report => ({
  messageId, data: { write: 'tenant.enterWith()', chain: '', by, where: 'line 7', seen, repair: 'Do the work inside `tenant.run(…)`.', ...more },
  ...(output === undefined ? {} : { suggestions: [{ messageId: 'runInstead', data: { run: 'tenant.run(…)' }, output }] }),
});
const bracket = (more: Record<string, string> = {}, output?: string): Report => ({
  messageId: 'bracket', data: { write: 'tenant.enterWith()', chain: '', function: '`withTenant`', repair: 'Do the work inside `tenant.run(id, …)`.', ...more },
  ...(output === undefined ? {} : { suggestions: [{ messageId: 'runInstead', data: { run: 'tenant.run(id, …)' }, output }] }),
});
const queue = (options: string): string => `import PQueue from 'p-queue';\nconst queue = new PQueue(${options});\n`;
const borrowed = (call: string, chain: string, look = 'tenant.getStore()'): Report => ({ messageId: 'borrowed', data: { call, read: look, chain } });
const served = (server: string, where = 'line 6', more: Record<string, string> = {}): Report => ({ messageId: 'served', data: { write: 'tenant.run()', by: '', server: `${server}()`, where, scope: 'tenant.run', ...more } });
/** Four lines. */
const fastify = `import { AsyncLocalStorage } from 'node:async_hooks';
import Fastify from 'fastify';
const tenant = new AsyncLocalStorage();
const app = Fastify();
`;
/** Four lines. */
const koa = `import { AsyncLocalStorage } from 'node:async_hooks';
import Koa from 'koa';
const tenant = new AsyncLocalStorage();
const [app, other] = [new Koa(), new Koa()];
`;
/** Five lines. */
const nest = `import { AsyncLocalStorage } from 'node:async_hooks';
import { WorkerHost } from '@nestjs/bullmq';
import { Cron, Interval } from '@nestjs/schedule';
const tenant = new AsyncLocalStorage<string>();
const rows = () => tenant.getStore();
`;
/** Four lines. */
const own = `import { AsyncLocalStorage } from 'node:async_hooks';
import { Handler, Once, Poll } from '@acme/queue';
const tenant = new AsyncLocalStorage<string>();
const rows = () => tenant.getStore();
`;
const possible = [{ checkPossible: true }];
const old = { runtime: 'async-hooks' };

testRule('no-leaking-write', rule, [
  {
    name: 'a handler of a queue that binds now and then',
    wrong: `${start}${read}new Worker('a', async (job) => { if (job.data.id) «tenant.enterWith(job.data.id)»; await rows(); });\n`,
    reports: [leak('job', 'new Worker')],
    right: [
      // What was there is overwritten before anybody looks.
      `${start}${read}new Worker('a', async (job) => { tenant.enterWith(job.data.id); await rows(); });\n`,
      // From the first await on, the frame is the handler's own.
      `${start}${read}new Worker('a', async (job) => { await job; if (job.data.id) tenant.enterWith(job.data.id); await rows(); });\n`,
      `${start}${read}new Worker('a', async (job) => { if (job.data.id) await tenant.run(job.data.id, rows); else await rows(); });\n`,
      `${start}${read}new Worker('a', async (job) => { const before = tenant.getStore(); tenant.enterWith(job.data.id); try { rows(); } finally { tenant.enterWith(before); } });\n`,
    ],
  },
  {
    name: 'a look before the write',
    wrong: `${start}${read}new Worker('a', async (job) => {\n  rows();\n  «tenant.enterWith(job.data.id)»;\n});\n`,
    reports: [leak('job', 'new Worker')],
    right: `${start}${read}new Worker('a', async (job) => {\n  tenant.enterWith(job.data.id);\n  rows();\n});\n`,
  },
  {
    name: 'a handler of a queue that binds for the rest of its block',
    wrong: `${start}${read}new Worker('a', (job) => {\n  if (!job.data.id) { rows(); return; }\n  «tenant.enterWith(job.data.id)»;\n  rows();\n});\n`,
    reports: [leak('job', 'new Worker', {}, `${start}${read}new Worker('a', (job) => {\n  if (!job.data.id) { rows(); return; }\n  tenant.run(job.data.id, () => {\n    rows();\n  });\n});\n`)],
    right: `${start}${read}new Worker('a', (job) => {\n  if (!job.data.id) { rows(); return; }\n  tenant.run(job.data.id, () => {\n    rows();\n  });\n});\n`,
  },
  ...['job ? 1 : job', 'job + 1', '{ job }', '{ ...job }', 'make(job)', 'make({ id: job.id })'].map((value) => ({
    name: `a loop that binds now and then what is of the round: ${value}`,
    options: possible,
    wrong: `${start}${read}export function all(jobs, a) { for (const job of jobs) { if (a) «tenant.enterWith(${value})»; rows(); } }\n`,
    reports: [{ messageId: 'round', data: { write: 'tenant.enterWith()', chain: '', seen, repair: 'Do the work inside `tenant.run(…)`.' } }],
    right: `${start}${read}export function all(jobs, a) { for (const job of jobs) { if (a) tenant.enterWith(${value.replaceAll('job', 'jobs').replace('{ jobs }', '{ all: jobs }')}); rows(); } }\n`,
  })),
  {
    name: 'two handlers of one loop',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';\nimport { run } from 'graphile-worker';\nconst tenant = new AsyncLocalStorage();\nrun({ taskList: { a: async (job) => {\n  «tenant.enterWith(job)»;\n}, b: async () => tenant.getStore() } });\n`,
    reports: [leak('job', 'run', { where: 'line 4', seen: '`tenant.getStore` (line 6)', repair: 'Do the work inside `tenant.run(job, …)`.' })],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';\nimport { run } from 'graphile-worker';\nconst tenant = new AsyncLocalStorage();\nrun({ taskList: { a: async (job) => {\n  tenant.enterWith(job);\n} } });\n`,
  },
  {
    name: 'through a helper',
    wrong: `${start}${read}new Worker('a', async (job) => { if (job.data.id) «enter(job.data.id)»; await rows(); });\nfunction enter(id) { tenant.enterWith(id); }\n`,
    reports: [leak('job', 'new Worker', { write: 'enter()', chain: '(-> `tenant.enterWith`, line 8) ' })],
    right: `${start}${read}new Worker('a', async (job) => { enter(job.data.id); await rows(); });\nfunction enter(id) { tenant.enterWith(id); }\n`,
  },
  {
    name: 'a method that Nest hands to the queue, of a class and of one that a class of the project extends',
    filename: 'file.ts',
    wrong: `${nest}class Mails extends WorkerHost {\n  async process(job: Job) { if (job.id) «tenant.enterWith(job.id)»; rows(); }\n}\nabstract class Base extends WorkerHost {}\nclass Bills extends Base {\n  async process(job: Job) { rows(); «tenant.enterWith(job.id)»; }\n}\n`,
    reports: [
      leak('job', 'WorkerHost', { seen: '`tenant.getStore` (line 5)', where: 'line 6' }),
      leak('job', 'WorkerHost', { seen: '`tenant.getStore` (line 5)', where: 'line 10' }),
    ],
    right: [
      `${nest}class Mails extends WorkerHost {\n  async process(job: Job) { tenant.enterWith(job.id); rows(); }\n}\n`,
      // Nobody calls these for jobs.
      `${nest}class Mails extends WorkerHost {\n  async enter(job: Job) { if (job.id) tenant.enterWith(job.id); rows(); }\n  static async process(job: Job) { if (job.id) tenant.enterWith(job.id); rows(); }\n}\n`,
      `${nest}class Mails extends Own {\n  async process(job: Job) { if (job.id) tenant.enterWith(job.id); rows(); }\n}\n`,
    ],
  },
  {
    name: 'a method that a decorator has called again, up to Node.js 22',
    filename: 'file.ts',
    settings: old,
    wrong: `${nest}class Polls {\n  @Interval(1000) poll(job?: Job) { if (job) «tenant.enterWith(job.id)»; rows(); }\n}\n`,
    reports: [leak('call', '@Interval', { seen: '`tenant.getStore` (line 5)' })],
    // Each tick of that one is a timer of its own.
    right: `${nest}class Polls {\n  @Cron('* * * * *') poll(job?: Job) { if (job) tenant.enterWith(job.id); rows(); }\n}\n`,
  },
  {
    name: 'what the settings say of a class, and of a decorator',
    filename: 'file.ts',
    settings: {
      runtime: 'async-hooks',
      crossings: [
        { from: 'package', package: '@acme/queue', name: 'Handler#handle', kind: 'loop' },
        { from: 'package', package: '@acme/queue', name: 'Poll', kind: 'capture', periodic: true },
        { from: 'package', package: '@acme/queue', name: 'Once', kind: 'capture' },
      ],
    },
    wrong: `${own}class Mails extends Handler {\n  handle(job: Job) { if (job.id) «tenant.enterWith(job.id)»; rows(); }\n  @Poll() poll(job: Job) { if (job.id) «tenant.enterWith(job.id)»; rows(); }\n}\n`,
    reports: [
      leak('job', 'Handler', { seen: '`tenant.getStore` (line 4)', where: 'line 5' }),
      leak('call', '@Poll', { seen: '`tenant.getStore` (line 4)' }),
    ],
    right: `${own}class Mails {\n  handle(job: Job) { if (job.id) tenant.enterWith(job.id); rows(); }\n  @Once() once(job: Job) { if (job.id) tenant.enterWith(job.id); rows(); }\n}\n`,
  },
  {
    name: 'a middleware that binds now and then, up to Node.js 22',
    settings: old,
    wrong: `${start}${read}app.use((req, res, next) => { if (req.user) «tenant.enterWith(req.user)»; next(); });\n`,
    reports: [leak('request', 'app.use', { seen: '`next` (line 7)' })],
    right: [
      `${start}${read}app.use((req, res, next) => { tenant.enterWith(req.user); next(); });\n`,
      `${start}${read}app.use((req, res, next) => { if (!req.user) return next(new Error('Who?')); tenant.enterWith(req.user); next(); });\n`,
      `${start}${read}app.use((req, res, next) => { tenant.run(req.user, next); });\n`,
    ],
  },
  {
    name: 'a listener for the requests of a server of Node, up to Node.js 22',
    settings: old,
    wrong: `${start}${read}import http from 'node:http';\nhttp.createServer().on('request', (req, res) => { if (req.user) «tenant.enterWith(req.user)»; res.end(rows()); });\n`,
    reports: [leak('request', 'http.createServer().on', { where: 'line 8' })],
    right: `${start}${read}import http from 'node:http';\nhttp.createServer().on('listening', (req, res) => { if (req.user) tenant.enterWith(req.user); res.end(rows()); });\n`,
  },
  {
    name: 'the same where nothing says which Node.js it is',
    options: possible,
    wrong: `${start}${read}app.use((req, res, next) => { if (!tenant.getStore()) «tenant.enterWith({})»; next(); });\n`,
    reports: [leak('request', 'app.use', { seen: '`tenant.getStore` (line 7)' })],
    right: `${start}${read}app.use((req, res, next) => { tenant.enterWith({}); next(); });\n`,
  },
  ...['async (req) => { if (req.user) «tenant.enterWith(req.user)»; }', 'async (req, reply) => { if (!req.user) return; «tenant.enterWith(req.user)»; }'].map((hook) => ({
    name: `a hook that is awaited, and binds now and then: ${hook}`,
    options: possible,
    wrong: `${fastify}app.addHook('onRequest', ${hook});\n`,
    reports: [{ messageId: 'request', data: { write: 'tenant.enterWith()', chain: '', by: 'app.addHook', where: 'line 5', seen: 'the rest of the request', repair: 'Bind on each way through, if need be nothing, or take a callback and call it inside of a scope.' } }],
    right: [
      'async (req) => { tenant.enterWith(req.user); }', 'async (req) => { if (req.user) tenant.enterWith(req.user); else tenant.enterWith(undefined); }',
      // What does not bind goes no further, or may not.
      'async (req) => { if (!req.user) throw new Error("Who?"); tenant.enterWith(req.user); }',
      'async (req, reply) => { if (!req.user) { reply.code(401).send(); return; } tenant.enterWith(req.user); }',
      'async (req, reply) => { if (!req.user) return refuse(reply); tenant.enterWith(req.user); }',
      'async (req, reply) => { if (!req.user) return reply; tenant.enterWith(req.user); }',
      '(req) => { if (req.user) tenant.enterWith(req.user); }',
    ].map((right) => `${fastify}app.addHook('onRequest', ${right}); // not ${hook.length}\n`),
  })),
  {
    name: 'a hook that stands behind others, none of which awaits',
    settings: old,
    wrong: `${fastify}app.addHook('onRequest', (req, reply, done) => done());\napp.addHook('onRequest', (req, reply, done) => { if (req.user) «tenant.enterWith(req.user)»; done(); });\napp.addHook('onRequest', async () => load());\n`,
    reports: [leak('request', 'app.addHook', { where: 'line 6', seen: '`done` (line 6)' })],
    right: ["app.addHook('onRequest', async () => undefined);", 'app.register(identity);'].map((before) => (
      `${fastify}${before}\napp.addHook('onRequest', (req, reply, done) => { if (req.user) tenant.enterWith(req.user); done(); });\n`)),
  },
  {
    name: 'a middleware that stands behind one which awaits nothing but the rest',
    settings: old,
    wrong: `${koa}app.use(async (ctx, next) => { await next(); });\nother.use(async (ctx, next) => { await load(); await next(); });\napp.use(async (ctx, next) => { if (ctx.user) «tenant.enterWith(ctx.user)»; await next(); });\n`,
    reports: [leak('request', 'app.use', { seen: '`next` (line 7)' })],
    right: `${koa}app.use(async (ctx, next) => { await load(); await next(); });\napp.use(async (ctx, next) => { if (ctx.user) tenant.enterWith(ctx.user); await next(); });\n`,
  },
  {
    name: 'a timer, up to Node.js 22',
    settings: old,
    wrong: `${start}${read}setInterval(() => { if (due()) «tenant.enterWith(1)»; rows(); }, 1000);\n`,
    reports: [leak('call', 'setInterval')],
    right: [`${start}${read}setInterval(() => { tenant.enterWith(1); rows(); }, 1000);\n`, `${start}${read}setTimeout(() => { if (due()) tenant.enterWith(1); rows(); }, 1000);\n`],
  },
  {
    name: 'a listener of a connection, up to Node.js 22',
    settings: old,
    wrong: `${start}${read}import { Client } from 'pg'; new Client().on('notification', () => { if (due()) «tenant.enterWith(1)»; rows(); });\n`,
    reports: [leak('call', 'new Client().on')],
    // Its messages start anew, each of them.
    right: `${start}${read}import Redis from 'ioredis'; new Redis().on('message', () => { if (due()) tenant.enterWith(1); rows(); });\n`,
  },
  {
    name: 'a loop',
    options: possible,
    wrong: `${start}${read}export async function all(jobs) { for (const job of jobs) { if (job.id) «tenant.enterWith(job.id)»; await job; rows(); } }\n`,
    reports: [{ messageId: 'round', data: { write: 'tenant.enterWith()', chain: '', seen, repair: 'Do the work inside `tenant.run(…)`.' } }],
    right: [
      `${start}${read}export async function all(jobs) { for (const job of jobs) { tenant.enterWith(job.id); await job; rows(); } }\n`,
      // The same in each round.
      `${start}${read}export async function all(jobs, id) { for (const job of jobs) { if (job.id) tenant.enterWith(id); await job; rows(); } }\n`,
    ],
  },
  ...[
    ['jobs.forEach((job) => { if (a) «tenant.enterWith(job)»; rows(); });', 'jobs.forEach((job) => { if (a) tenant.enterWith(jobs); rows(); });'],
    ['return Promise.all(jobs.map(async ({ id }) => { if (a) «tenant.enterWith(id)»; await a; rows(); }));', 'return Promise.all(jobs.map(async ({ id }) => { await a; if (a) tenant.enterWith(id); rows(); }));'],
    ['jobs.forEach((job) => { if (a) «enter(job)»; rows(); });', 'jobs.forEach((job) => { enter(job); rows(); });'],
  ].map(([wrong, right]) => ({
    name: `a list that is gone through: ${wrong}`,
    options: possible,
    wrong: `${start}${read}function enter(id) { tenant.enterWith(id); }\nexport function all(jobs, a) { ${wrong} }\n`,
    reports: [{ messageId: 'round', data: { seen, ...(wrong!.includes('enter(') ? { write: 'enter()', chain: '(-> `tenant.enterWith`, line 7) ', repair: 'Do the work inside `tenant.run(…)`.' } : { write: 'tenant.enterWith()', chain: '', repair: `Do the work inside \`tenant.run(${wrong!.includes('job)') ? 'job' : 'id'}, …)\`.` }) } }],
    right: `${start}${read}function enter(id) { tenant.enterWith(id); }\nexport function all(jobs, a) { ${right} }\n`,
  })),
  {
    name: 'a function that binds for the one it is handed, and leaves the value behind',
    options: possible,
    wrong: `${start}export async function withTenant(id, work) {\n  «tenant.enterWith(id)»;\n  return await work();\n}\n`,
    reports: [bracket({}, `${start}export async function withTenant(id, work) {\n  return tenant.run(id, async () => {\n    return await work();\n  });\n}\n`)],
    right: [
      `${start}export async function withTenant(id, work) {\n  return tenant.run(id, async () => {\n    return await work();\n  });\n}\n`,
      `${start}export function withTenant(id, work) { const before = tenant.getStore(); tenant.enterWith(id); try { return work(); } finally { tenant.enterWith(before); } }\n`,
      // By their names they are meant to bind from here on.
      `${start}export function enterTenant(id, work) { tenant.enterWith(id); return work(); }\n`,
      `${start}export function withTenant(req, res, next) { tenant.enterWith(req.user); next(); }\n`,
      // Nothing is run in here.
      `${start}export function withTenant(id, work) { tenant.enterWith(id); return work; }\n`,
      `${start}export function withTenant(id, work) { work(); tenant.enterWith(id); }\n`,
      `${start}export function withTenant(id, work) { tenant.enterWith(id); return work.id; }\n`,
    ],
  },
  {
    name: 'the same where the value is taken back too late',
    options: possible,
    wrong: `${start}export async function withTenant(id, work) { const before = tenant.getStore(); «tenant.enterWith(id)»; try { return await work(); } finally { tenant.enterWith(before); } }\n`,
    reports: [bracket()],
    right: `${start}export function withTenant(id, work) { const before = tenant.getStore(); tenant.enterWith(id); try { work(); } finally { tenant.enterWith(before); } }\n`,
  },
  {
    name: 'the same where what the function gives may be a query, which nobody awaits in there',
    options: possible,
    wrong: `${start}export function withTenant(id, work) { «tenant.enterWith(id)»; return work(); }\n`,
    reports: [bracket()],
    right: `${start}export function withTenant(id, work) { return tenant.run(id, work); }\n`,
  },
  {
    name: 'the same, through a helper, in a method',
    options: possible,
    wrong: `${start}function enter(id) { tenant.enterWith(id); }\nexport class Tenants { async run(id, work) { «enter(id)»; return await work(id); } }\n`,
    reports: [bracket({ write: 'enter()', chain: '(-> `tenant.enterWith`, line 6) ', function: '`run`', repair: 'Do the work inside `tenant.run(…)`.' })],
    right: `${start}export class Tenants { async run(id, work) { return await tenant.run(id, () => work(id)); } }\n`,
  },
  {
    name: 'the same, written where it is called, and somebody goes on after it',
    options: possible,
    wrong: `${start}${read}export async function all(ids, job) {\n  const withTenant = async (id, work) => { «tenant.enterWith(id)»; await work(); };\n  for (const id of ids) await withTenant(id, job);\n  report();\n}\n`,
    reports: [bracket({}, `${start}${read}export async function all(ids, job) {\n  const withTenant = async (id, work) => { await tenant.run(id, async () => { await work(); }); };\n  for (const id of ids) await withTenant(id, job);\n  report();\n}\n`)],
    right: [
      `${start}${read}export async function all(ids, job) {\n  const withTenant = (id, work) => tenant.run(id, work);\n  for (const id of ids) await withTenant(id, job);\n  report();\n}\n`,
      // Nobody goes on after it, and who has called this sees nothing of what comes behind an `await`.
      `${start}${read}export async function all(ids, job) {\n  await job();\n  const withTenant = async (id, work) => { tenant.enterWith(id); await work(); };\n  for (const id of ids) await withTenant(id, job);\n}\n`,
    ],
  },
  {
    name: 'a scope that is held over an await',
    wrong: `${start}export async function f(id) { using scope = «tenant.withScope(id)»; await load(); }\n`,
    filename: 'file.ts',
    reports: [{ messageId: 'caller', data: { write: 'tenant.withScope()', function: '`f`', repair: 'Do the work inside `tenant.run(id, …)`.' } }],
    right: `${start}export function f(id) { using scope = tenant.withScope(id); load(); }\n`,
  },
  {
    name: 'a look-up that binds where it finds nothing',
    options: possible,
    wrong: `${start}export function state() {\n  let found = tenant.getStore();\n  if (!found) {\n    found = {};\n    «tenant.enterWith(found)»;\n  }\n  return found;\n}\n`,
    reports: [{ messageId: 'asker', data: { write: 'tenant.enterWith()', repair: 'Do the work inside `tenant.run(found, …)`.' } }],
    right: [
      `${start}export function state() {\n  return tenant.getStore() ?? {};\n}\n`,
      `${start}export function enter(id) {\n  if (tenant.getStore() === id) return;\n  tenant.enterWith(id);\n}\n`,
    ],
  },
  {
    name: 'a look-up that binds where it finds nothing, and looks again',
    options: possible,
    filename: 'file.ts',
    wrong: `${start}export function state() {\n  if (!tenant.getStore()) «tenant.enterWith({})»;\n  return tenant.getStore()!;\n}\n`,
    reports: [{ messageId: 'asker', data: { write: 'tenant.enterWith()', repair: 'Do the work inside `tenant.run(…)`.' } }],
    right: [
      // What is bound was handed in, and is meant to be.
      `${start}export function enter(id) {\n  if (tenant.getStore() !== id) tenant.enterWith(id);\n  return tenant.getStore();\n}\n`,
      `${start}export function enter() {\n  const before = tenant.getStore();\n  if (!before) tenant.enterWith({});\n  return before;\n}\n`,
      `${start}export function enter() {\n  if (!tenant.getStore()) tenant.enterWith({});\n  return true;\n}\n`,
      `${start}export function enter() {\n  if (!tenant.getStore()) tenant.enterWith({});\n  return start();\n}\n`,
    ],
  },
  {
    name: 'the top level of a module',
    options: possible,
    wrong: `${start}«tenant.enterWith('boot')»;\n`,
    reports: [{ messageId: 'module', data: { write: 'tenant.enterWith()', repair: 'Do the work inside `tenant.run(…)`.' } }],
    right: [`${start}tenant.enterWith(undefined);\n`, `${start}tenant.run('boot', start);\n`],
  },
  {
    name: 'a function that waits for a place',
    options: possible,
    wrong: `${start}${read}${queue('{ concurrency: 2 }')}export const export_ = (id) => «queue.add(() => save(id, rows()))»;\n`,
    reports: [borrowed('queue.add()', '(`rows`, line 9 -> line 6) ')],
    right: [
      `${start}${read}${queue('{ concurrency: 2 }')}export const export_ = (id) => { const found = rows(); return queue.add(() => save(id, found)); };\n`,
      `${start}${read}${queue('{ concurrency: 2 }')}export const export_ = (id) => queue.add(() => tenant.run(id, () => save(id, rows())));\n`,
      `import { AsyncResource } from 'node:async_hooks';\n${start}${read}${queue('{ concurrency: 2 }')}export const export_ = (id) => queue.add(AsyncResource.bind(() => save(id, rows())));\n`,
      // There is room for all.
      `${start}${read}${queue('')}export const export_ = (id) => queue.add(() => save(id, rows()));\n`,
      `${start}${read}${queue('{ concurrency: Infinity }')}export const export_ = (id) => queue.add(() => save(id, rows()));\n`,
      `${start}${read}${queue('{ concurrency: Number.POSITIVE_INFINITY }')}export const export_ = (id) => queue.add(() => save(id, rows()));\n`,
      // The queue is that of the caller alone.
      `${start}${read}import PQueue from 'p-queue';\nexport const exportAll = (ids) => { const queue = new PQueue({ concurrency: 2 }); return queue.addAll(ids.map((id) => queue.add(() => save(id, rows())))); };\n`,
      // Nobody is served while the module is loaded.
      `${start}${read}${queue('{ concurrency: 2 }')}queue.add(() => save(0, rows()));\n`,
      // It keeps the context.
      `${start}${read}import pLimit from 'p-limit';\nconst limit = pLimit(2);\nexport const export_ = (id) => limit(() => save(id, rows()));\n`,
    ],
  },
  {
    name: 'a limiter of one\'s own',
    options: possible,
    settings: { crossings: [{ from: 'package', package: '@acme/queue', name: 'Limiter#add', callback: 0, kind: 'borrow', orInline: true, waits: ['places'] }] },
    wrong: `${start}import { Limiter } from '@acme/queue';\nconst limiter = new Limiter({ places: 2 });\nexport const call = (id) => «limiter.add(async () => save(id, tenant.getStore()))»;\n`,
    reports: [borrowed('limiter.add()', '(line 8) ')],
    right: `${start}import { Limiter } from '@acme/queue';\nconst limiter = new Limiter({ name: 'a' });\nexport const call = (id) => limiter.add(async () => save(id, tenant.getStore()));\n`,
  },
  {
    name: 'the worker of a queue',
    options: possible,
    wrong: `${start}import * as fastq from 'fastq';\nconst queue = «fastq.promise(async (id) => save(id, tenant.getStore()), 1)»;\nexport const export_ = (id) => queue.push(id);\n`,
    reports: [borrowed('fastq.promise()', '(line 7) ')],
    right: `${start}import * as fastq from 'fastq';\nexport const exportAll = (ids) => { const queue = fastq.promise(async (id) => save(id, tenant.getStore()), 1); return Promise.all(ids.map((id) => queue.push(id))); };\n`,
  },
  {
    name: 'a limiter',
    options: possible,
    wrong: `${start}import Bottleneck from 'bottleneck';\nconst limiter = new Bottleneck();\nexport const call = (id) => «limiter.schedule(async () => save(id, tenant.getStore()))»;\n`,
    reports: [borrowed('limiter.schedule()', '(line 8) ')],
    right: `${start}import Bottleneck from 'bottleneck';\nconst limiter = new Bottleneck();\nexport const call = (id) => { const found = tenant.getStore(); return limiter.schedule(async () => save(id, found)); };\n`,
  },
  {
    name: 'a server that is started inside a scope',
    options: possible,
    wrong: `${start}«tenant.run('boot', () => { app.listen(3000); })»;\n«tenant.run('other', () => { app.listen(3001); })»;\n`,
    reports: [served('app.listen'), served('app.listen', 'line 7')],
    right: [
      `${start}app.use((req, res, next) => tenant.run(req.user, next));\napp.listen(3000);\n`,
      // It has begun before.
      `${start}const server = app.listen(3000);\ntenant.run('boot', () => server.unref());\n`,
      `${start}tenant.exit(() => { app.listen(3000); });\n`,
      `${start}const app2 = process.env.A ? app : other();\ntenant.run('boot', () => { app2.listen(3000); });\n`,
      `${start}test('a server', () => tenant.run('boot', () => { app.listen(3000); }));\n`,
      `${start}tenant.run('boot', listen);\n`,
    ],
  },
  ...['main', '() => main()', '() => { ready.then(() => main()); }'].map((handed) => ({
    name: `a server that a function starts: ${handed}`,
    options: possible,
    wrong: `${start}const main = async () => { await connect(); app.listen(3000); };\n«tenant.run('boot', ${handed})»;\n`,
    reports: [served('app.listen', 'line 6')],
    right: `${start}const main = async () => { await connect(); app.close(); };\ntenant.run('boot', ${handed});\n`,
  })),
  {
    name: 'a server that is started inside a scope which a function opens',
    options: possible,
    wrong: `${start}const within = (work) => tenant.run(new Map(), work);\n«within(() => { app.listen(3000); })»;\n`,
    reports: [served('app.listen', 'line 7', { write: 'within()', by: '(-> `tenant.run`, line 6) ', scope: 'within' })],
    right: `${start}const within = (work) => { const done = tenant.run(new Map(), work); app.use(() => done); };\nwithin(() => { app.listen(3000); });\n`,
  },
  {
    name: 'a server of one\'s own',
    options: possible,
    settings: { servers: [{ from: 'package', package: '@acme/server', name: 'Server#open' }] },
    wrong: `${start}import { Server } from '@acme/server';\n«tenant.run('boot', () => new Server().open())»;\n`,
    reports: [served('new Server().open', 'line 7')],
    right: `${start}import { Server } from '@acme/server';\ntenant.run('boot', () => new Server().close());\n`,
  },
], [
  { name: 'a server that is started inside a scope, where that is not asked for', code: `${start}tenant.run('boot', () => { app.listen(3000); });\n` },
  { name: 'a hook that is awaited, where that is not asked for', settings: old, code: `${fastify}app.addHook('onRequest', async (req) => { if (req.user) tenant.enterWith(req.user); });\n` },
  { name: 'a hook that is awaited, of an application that comes from elsewhere', filename: 'file.ts', options: possible, code: `${fastify}import type { FastifyInstance } from 'fastify';\nexport const plugin = (of: FastifyInstance) => { of.addHook('onRequest', async (req) => { if (req.user) tenant.enterWith(req.user); }); };\n` },
  { name: 'a hook that comes when the request is answered', options: possible, code: `${fastify}app.addHook('onSend', async (req) => { if (req.user) tenant.enterWith(req.user); });\n` },
  { name: 'what is only possible', code: `${start}${read}app.use((req, res, next) => { if (req.user) tenant.enterWith(req.user); next(); });\ntenant.enterWith('boot');\n` },
  { name: 'one of several functions, of which one binds and another one looks', code: `${start}const a = { enter: (id) => tenant.enterWith(id), rows: () => 1 };\nconst b = { enter: () => undefined, rows: () => tenant.getStore() };\nconst db = process.env.B ? b : a;\nnew Worker('a', async (job) => { db.enter(job.data.id); db.rows(); });\n` },
  { name: 'what waits for a place, where that is not asked for', code: `${start}${read}${queue('{ concurrency: 2 }')}export const export_ = (id) => queue.add(() => save(id, rows()));\n` },
  { name: 'a `forEach` of one\'s own, which says itself what it does', options: possible, code: `${start}${read}const jobs = { forEach: (work) => work('a') };\nexport function all(a) { jobs.forEach((job) => { if (a) tenant.enterWith(job); rows(); }); }\n` },
  { name: 'a list whose function is handed to somebody who runs it later', options: possible, code: `${start}${read}export const all = (jobs) => jobs.map(function* (job) { if (job.id) tenant.enterWith(job.id); rows(); });\n` },
  { name: 'a script', options: possible, code: `${start}function main() { tenant.enterWith('boot'); }\nmain();\n` },
  { name: 'from Node.js 24 on', options: possible, settings: { runtime: 'context-frame' }, code: `${start}${read}app.use((req, res, next) => { if (req.user) tenant.enterWith(req.user); next(); });\n` },
]);

/** Nine lines. */
const python = `import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from celery import Celery, shared_task
tenant = ContextVar("tenant", default=None)
pool = ThreadPoolExecutor()
app = Celery("jobs")
def rows():
    return tenant.get()
`;
const TAKEN_BACK = 'Take it back when the work is done: `token = tenant.set(…)`, and `tenant.reset(token)` in a `finally`.';
const job = (by: string, where: string, more: Record<string, string> = {}): Report => ({
  messageId: 'job', data: { write: 'tenant.set()', chain: '', by, where, seen: '`tenant.get` (line 9)', repair: TAKEN_BACK, ...more },
});

testPython('no-leaking-write', rule, [
  {
    name: 'a function of a pool of threads that binds now and then',
    wrong: `${python}def work(id):\n    if id:\n        «tenant.set(id)»\n    return rows()\ndef start(id):\n    pool.submit(work, id)\n`,
    reports: [job('pool.submit', 'line 15')],
    right: [
      `${python}def work(id):\n    tenant.set(id)\n    return rows()\ndef start(id):\n    pool.submit(work, id)\n`,
      `${python}def work(id):\n    token = tenant.set(id)\n    try:\n        return rows()\n    finally:\n        tenant.reset(token)\ndef start(id):\n    pool.submit(work, id)\n`,
      // On which ways there is a token, only values tell.
      `${python}def work(id):\n    token = tenant.set(id) if id else None\n    try:\n        return rows()\n    finally:\n        if token is not None:\n            tenant.reset(token)\ndef start(id):\n    pool.submit(work, id)\n`,
      // A copy of the context ends with the function.
      `${python}def work(id):\n    if id:\n        tenant.set(id)\n    return rows()\nasync def start(id):\n    await asyncio.to_thread(work, id)\n`,
      // What a thread keeps for itself is the same for all who ask.
      `${python}def client():\n    if tenant.get() is None:\n        tenant.set(connect())\n    return tenant.get()\ndef work(id):\n    return client(), id\ndef start(id):\n    pool.submit(work, id)\n`,
    ],
  },
  {
    name: 'a look before the write, in an executor of the loop',
    wrong: `${python}def work(id):\n    before = rows()\n    «tenant.set(id)»\n    return before\nasync def start(id):\n    await asyncio.get_running_loop().run_in_executor(None, work, id)\n`,
    reports: [job('asyncio.get_running_loop().run_in_executor', 'line 15')],
    right: `${python}def work(id):\n    tenant.set(id)\n    return rows()\nasync def start(id):\n    await asyncio.get_running_loop().run_in_executor(None, work, id)\n`,
  },
  {
    name: 'a pool that the settings speak of',
    settings: { crossings: [{ from: 'package', package: 'acme.pools', name: 'Pool().submit', callback: 0, kind: 'bare', reused: true }] },
    wrong: `${python}from acme.pools import Pool\nown = Pool()\ndef work(id):\n    if id:\n        «tenant.set(id)»\n    return rows()\ndef start(id):\n    own.submit(work, id)\n`,
    reports: [job('own.submit', 'line 17')],
    right: `${python}from acme.pools import Pool\nown = Pool()\ndef work(id):\n    if id:\n        tenant.set(id)\n    return rows()\ndef start(id):\n    own.run(work, id)\n`,
  },
  {
    name: 'tasks of Celery, of an application and shared',
    wrong: `${python}@app.task\ndef mail(id=None):\n    if id is not None:\n        «tenant.set(id)»\n    return rows()\n@shared_task(bind=True)\ndef bill(self, id):\n    if id:\n        «tenant.set(id)»\n    return rows()\n`,
    reports: [job('app.task', 'line 10'), job('@shared_task', 'line 16')],
    right: `${python}@app.task\ndef mail(id=None):\n    tenant.set(id)\n    return rows()\n@app.on_after_configure.connect\ndef bill(id):\n    if id:\n        tenant.set(id)\n    return rows()\n`,
  },
  {
    name: 'a signal that comes with each task, and does not bind',
    wrong: `${python}from celery.signals import task_postrun\n@task_postrun.connect\ndef after(**about):\n    print(rows())\n@app.task\ndef mail(id):\n    if id:\n        «tenant.set(id)»\n    return rows()\n`,
    reports: [job('app.task', 'line 14')],
    right: [
      `${python}from celery.signals import task_postrun\n@task_postrun.connect\ndef after(**about):\n    tenant.set(None)\n@app.task\ndef mail(id):\n    if id:\n        tenant.set(id)\n    return rows()\n`,
      `${python}from celery import signals\ndef before(task_id, task, args, **about):\n    tenant.set(args[0])\nsignals.task_prerun.connect(before)\n@app.task\ndef mail(id):\n    if id:\n        tenant.set(id)\n    return rows()\n`,
    ],
  },
  {
    name: 'through a helper',
    wrong: `${python}def enter(id):\n    tenant.set(id)\n@shared_task\ndef mail(id):\n    if id:\n        «enter(id)»\n    return rows()\n`,
    reports: [job('shared_task', 'line 12', { write: 'enter()', chain: '(-> `tenant.set`, line 11) ', repair: 'Take it back in a `finally` when the work is done.' })],
    right: `${python}def enter(id):\n    tenant.set(id)\n@shared_task\ndef mail(id):\n    enter(id)\n    return rows()\n`,
  },
], [
  { name: 'a loop of the code, in Python', options: possible, code: `${python}def serve(jobs):\n    for one in jobs:\n        if one.id:\n            tenant.set(one.id)\n        rows()\n` },
]);
