/** `no-lost-write` in functions that a library runs: job handlers, limiters, drivers. */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule } from './tester.js';

const PASS = 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.';

const PASSPORT = (method: string, line: number): string => `runs in a callback of Passport, whose context ends before the guard goes on (\`${method}\`, line ${line})`;
const NOT_FOUND = 'nobody sees it, and readers such as `who` (line 4) do not find it';
const ELSEWHERE = 'Bind `user` where it is looked for, or hand it on by other means than the context.';
const passport = `import { AuthGuard, PassportStrategy } from '@nestjs/passport';
${als}export const who = () => currentUser.getStore();
`;

testRule('no-lost-write', rule, [
  {
    name: 'what Passport calls of a guard and of a strategy, on the way to the handler',
    wrong: `${passport}export class Guard extends AuthGuard('jwt') {
  handleRequest(error, user) { «currentUser.enterWith(user)»; return user; }
}
class Base extends PassportStrategy(Strategy) {}
export class Users extends Base {
  async validate(user) { «currentUser.enterWith(user)»; return user; }
}
`,
    reports: [
      lost('currentUser.enterWith()', PASSPORT('handleRequest', 6), NOT_FOUND, ELSEWHERE),
      lost('currentUser.enterWith()', PASSPORT('validate', 10), NOT_FOUND, ELSEWHERE),
    ],
    right: [`${passport}// It binds for its own work.
export class Guard extends AuthGuard('jwt') {
  handleRequest(error, user) { currentUser.enterWith(user); if (who().blocked) throw error; return user; }
}
`, `${passport}export class Guard extends AuthGuard('jwt') {
  bind(user) { currentUser.enterWith(user); }
  static handleRequest(error, user) { currentUser.enterWith(user); return user; }
}
`, `${passport}export class Guard extends Base {
  handleRequest(error, user) { currentUser.enterWith(user); return user; }
}
export class Validator { validate(user) { currentUser.enterWith(user); return user; } }
`, `${passport}export class Guard extends AuthGuard('jwt') {
  handleRequest(error, user) { Object.assign(currentUser.getStore(), user); return user; }
}
`],
  },
  {
    name: 'a job handler, whose rebind is for the caller that waits for the job',
    wrong: `import { Worker } from 'bullmq';
${als}new Worker('mail', async (job) => {
  «currentUser.enterWith(job.data.user)»;
});
export const who = () => currentUser.getStore();
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a context of its own, through `Worker` (line 4)', 'nobody sees it, and readers such as `who` (line 7) do not find it', PASS)],
    right: [`import { Worker } from 'bullmq';
${als}new Worker('mail', async (job) => {
  currentUser.enterWith(job.data.user);
  return send(job);
});
export const who = () => currentUser.getStore();
`, `import { Worker } from 'bullmq';
${als}// The next job sees what the one before has left.
new Worker('mail', async (job) => {
  const before = currentUser.getStore();
  currentUser.enterWith(job.data.user);
  return before;
});
`],
  },
  {
    name: 'a handler in an object, and one in an object within it',
    wrong: `import { Kafka } from 'kafkajs';
import { run } from 'graphile-worker';
${als}const consumer = new Kafka({}).consumer({ groupId: 'a' });
await consumer.run({ eachMessage: async ({ message }) => { «currentUser.enterWith(message.key)»; } });
await run({ taskList: { send: async (task) => { «currentUser.enterWith(task.user)»; } } });
currentUser.getStore();
`,
    reports: [
      lost('currentUser.enterWith()', 'runs later, in a context of its own, through `consumer.run` (line 6)', 'nobody sees it: `currentUser.getStore` (line 8) still reads the old value', PASS),
      lost('currentUser.enterWith()', 'runs later, in a context of its own, through `run` (line 7)', 'nobody sees it: `currentUser.getStore` (line 8) still reads the old value', PASS),
    ],
    right: `import { Kafka } from 'kafkajs';
import { run } from 'graphile-worker';
${als}const consumer = new Kafka({}).consumer({ groupId: 'a' });
await consumer.run({ eachMessage: async ({ message }) => { currentUser.run(message.key, () => handle(message)); } });
await run({ taskList: { send: async (task) => { currentUser.enterWith(task.user); await null; handle(task, currentUser.getStore()); } } });
currentUser.getStore();
`,
  },
  {
    name: 'a limiter that calls after an await of its own, against one that may call at once',
    wrong: `import pLimit from 'p-limit';
${als}const limit = pLimit(1);
export async function answer(user) {
  await limit(() => { «currentUser.enterWith(user)»; });
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `limit` (line 6)', 'nobody sees it: `currentUser.getStore` (line 7) still reads the old value', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `import PQueue from 'p-queue';
${als}const queue = new PQueue();
export async function answer(user) {
  const added = queue.add(() => { currentUser.enterWith(user); });
  const seen = currentUser.getStore();
  await added;
  return seen;
}
`,
  },
  {
    name: 'by require',
    filename: 'file.cjs',
    wrong: `const { AsyncLocalStorage } = require('async_hooks');
const currentUser = new AsyncLocalStorage();
const limit = require('p-limit')(1);
async function answer(user) {
  await limit(() => { «currentUser.enterWith(user)»; });
  return currentUser.getStore();
}
answer('alice');
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `limit` (line 5)', 'nobody sees it: `currentUser.getStore` (line 6) still reads the old value', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `const { AsyncLocalStorage } = require('async_hooks');
const currentUser = new AsyncLocalStorage();
const limit = require('p-limit')(1);
async function answer(user) {
  return currentUser.run(user, () => limit(() => currentUser.getStore()));
}
answer('alice');
`,
  },
  {
    name: 'what is tried again sees what the attempt before has rebound',
    wrong: `import pMap from 'p-map';
${als}export async function all(users) {
  await pMap(users, (user) => { «currentUser.enterWith(user)»; });
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `pMap` (line 5)', 'nobody sees it: `currentUser.getStore` (line 6) still reads the old value', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `import pMap from 'p-map';
${als}export async function all(users) {
  await pMap(users, (user) => {
    const before = currentUser.getStore();
    currentUser.enterWith(user);
    return before;
  });
}
`,
  },
  {
    name: 'a transaction',
    wrong: `import { PrismaClient } from '@prisma/client';
${als}const prisma = new PrismaClient();
export async function save(user) {
  await prisma.$transaction(async (tx) => { «currentUser.enterWith(user)»; });
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `prisma.$transaction` (line 6)', 'nobody sees it: `currentUser.getStore` (line 7) still reads the old value', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `import { PrismaClient } from '@prisma/client';
${als}const prisma = new PrismaClient();
export async function save(user) {
  await currentUser.run(user, () => prisma.$transaction(async (tx) => tx.log.create({ data: currentUser.getStore() })));
}
`,
  },
  {
    name: 'a message of a socket, which the library hands to the listener of the connection',
    wrong: `import { WebSocketServer } from 'ws';
${als}new WebSocketServer({ port: 1 }).on('connection', (socket, request) => {
  «currentUser.enterWith(request.user)»;
  socket.on('message', () => currentUser.getStore());
});
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a context of its own, through `new WebSocketServer({ port: 1 }).on` (line 4)', 'nobody sees it, and readers such as `currentUser.getStore` (line 6) do not find it', PASS)],
    right: `import { WebSocketServer } from 'ws';
${als}new WebSocketServer({ port: 1 }).on('connection', (socket, request) => {
  socket.on('message', () => currentUser.run(request.user, () => currentUser.getStore()));
});
`,
  },
], [
  {
    name: 'a middleware is called by its framework, and by nobody that is seen',
    code: `import express from 'express';
${als}const app = express();
app.use((request, response, next) => {
  currentUser.enterWith(request.user);
  next();
});
app.get('/', (request, response) => response.json(currentUser.getStore()));
`,
  },
  {
    name: 'a callback that gets a copy on one runtime, and no store on the other, is taken for a copy',
    code: `import { Database } from 'sqlite3';
${als}const database = new Database(':memory:');
export function answer(user, done) {
  currentUser.enterWith(user);
  database.get('select 1', () => done(currentUser.getStore()));
}
`,
  },
  {
    name: 'a synchronous call of what also takes a callback',
    code: `import { randomBytes } from 'node:crypto';
${als}export function answer(user) {
  currentUser.enterWith(user);
  return [randomBytes(16), currentUser.getStore()];
}
`,
  },
]);
