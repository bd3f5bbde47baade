/** What the rule says of JavaScript. Of Python, see `python.test.ts`. */
import rule from '../../rules/no-unreachable-read.js';
import { testRule, type Report } from './tester.js';

const start = `import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'bullmq';
import { parentPort } from 'node:worker_threads';
const currentUser = new AsyncLocalStorage();
export const withUser = (user, work) => currentUser.run(user, work);
const whose = () => currentUser.getStore();
`;
const options = [{ checkHandlers: true }];
const found = (boundary: string, more: Record<string, string> = {}): Report => ({
  messageId: 'handler',
  data: { boundary, what: 'the function', where: 'from a loop of its own', read: 'currentUser.getStore', line: 'line 7', chain: '', run: ', by `currentUser.run(…)`', ...more },
});

testRule('no-unreachable-read', rule, [
  {
    name: 'a handler of a queue',
    options,
    wrong: `${start}«new Worker('a', async (job) => rowsOf(currentUser.getStore()))»;\n`,
    reports: [found('Worker')],
    right: [
      `${start}new Worker('a', (job) => currentUser.run(job.data.user, () => rowsOf(currentUser.getStore())));\n`,
      `${start}new Worker('a', async (job) => { currentUser.enterWith(job.data.user); return rowsOf(currentUser.getStore()); });\n`,
    ],
  },
  {
    name: 'by way of a helper, in an object of handlers',
    options,
    wrong: `import { Kafka } from 'kafkajs';\n${start}export const listen = () => «new Kafka({}).consumer({}).run({ eachMessage: async () => rowsOf(whose()) })»;\n`,
    reports: [found('new Kafka({}).consumer({}).run', { what: '`eachMessage`', chain: ', which it gets to by way of `whose` (line 8),', run: '' })],
    right: `import { Kafka } from 'kafkajs';\n${start}export const listen = () => new Kafka({}).consumer({}).run({ eachMessage: async ({ user }) => withUser(user, () => rowsOf(whose())) });\n`,
  },
  {
    name: 'messages to a worker, of one event only',
    options,
    wrong: `${start}«parentPort.on('message', () => rowsOf(currentUser.getStore()))»;\n`,
    reports: [found('parentPort.on', { where: 'on the other side of a thread or process' })],
    right: `${start}parentPort.on('ready', () => rowsOf(currentUser.getStore()));\n`,
  },
], [
  { name: 'where it is not asked for', code: `${start}new Worker('a', async (job) => rowsOf(currentUser.getStore()));\n` },
  { name: 'a store that holds nobody', options, code: "import { AsyncLocalStorage } from 'node:async_hooks';\nimport { Worker } from 'bullmq';\nconst requestLog = new AsyncLocalStorage();\nexport const logged = (work) => requestLog.run([], work);\nnew Worker('a', async () => requestLog.getStore());\n" },
  { name: 'a store that nobody binds', options, code: "import { AsyncLocalStorage } from 'node:async_hooks';\nimport { Worker } from 'bullmq';\nconst currentUser = new AsyncLocalStorage();\nnew Worker('a', async () => currentUser.getStore());\n" },
  { name: 'what runs later in a copy of this context', options, code: `${start}export const later = () => setTimeout(() => rowsOf(currentUser.getStore()), 10);\n` },
]);
