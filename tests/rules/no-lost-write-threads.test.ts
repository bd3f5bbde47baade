/** `no-lost-write` where another thread or process answers, and on its side. */
import rule from '../../rules/no-lost-write.js';
import { als, confined, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: "a worker's listener",
    wrong: `${als}import { Worker } from 'node:worker_threads';
export function start(file) {
  const worker = new Worker(file);
  worker.on('message', (message) => «currentUser.enterWith(message.user)»);
  return worker;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs when another thread or process answers, through `worker.on` (line 6), in a context that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}import { Worker } from 'node:worker_threads';
export function start(file) {
  const worker = new Worker(file);
  worker.on('message', (message) => currentUser.run(message.user, () => currentUser.getStore()));
  return worker;
}
`,
  },
  {
    name: "a worker's listener in which something looks",
    wrong: `${als}import { Worker } from 'node:worker_threads';
export function start(file) {
  new Worker(file).once('exit', (code) => {
    «currentUser.enterWith(code)»;
    console.log(currentUser.getStore());
  });
}
`,
    reports: [confined('currentUser.enterWith()', 'runs when another thread or process answers, through `new Worker(file).once` (line 5), in a context that ends with this function', 'the value is seen in here only', 'Say so with `currentUser.run(code, …)` around the code that needs it.', [{
      messageId: 'runInstead', data: { run: 'currentUser.run(code, …)' },
      output: `${als}import { Worker } from 'node:worker_threads';
export function start(file) {
  new Worker(file).once('exit', (code) => {
    currentUser.run(code, () => {
      console.log(currentUser.getStore());
    });
  });
}
`,
    }])],
    right: `${als}import { Worker } from './my-worker.js';
export function start(file) {
  new Worker(file).once('exit', (code) => {
    currentUser.enterWith(code);
    console.log(currentUser.getStore());
  });
}
`,
  },
  {
    name: "a port's listener",
    wrong: `${als}import { MessageChannel } from 'node:worker_threads';
export function open() {
  const { port1, port2 } = new MessageChannel();
  port1.on('message', (user) => «currentUser.enterWith(user)»);
  return port2;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs when another thread or process answers, through `port1.on` (line 6), in a context that ends with this function', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}import { EventEmitter } from 'node:events';
export function open() {
  const port1 = new EventEmitter();
  port1.on('message', (user) => currentUser.enterWith(user));
  return port1;
}
`,
  },
  {
    name: 'messages of the parent',
    wrong: `${als}import { parentPort } from 'node:worker_threads';
parentPort.on('message', (message) => {
  «currentUser.enterWith(message.user)»;
});
`,
    reports: [lost('currentUser.enterWith()', 'runs for another thread or process, through `parentPort.on` (line 4), in a context that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}import { parentPort } from 'node:worker_threads';
parentPort.on('message', (message) => {
  parentPort.postMessage(message.user);
});
`,
  },
  {
    name: 'a change of the object in another thread',
    wrong: `${als}import { parentPort } from 'node:worker_threads';
parentPort.on('message', (message) => {
  «currentUser.getStore().name» = message.name;
});
`,
    reports: [{ messageId: 'lostMutation', data: { store: 'currentUser', boundary: 'parentPort.on', where: 'line 4' } }],
    right: `${als}import { parentPort } from 'node:worker_threads';
parentPort.on('message', (message) => {
  currentUser.run({}, () => {
    currentUser.getStore().name = message.name;
  });
});
`,
  },
  {
    name: 'cluster',
    wrong: `${als}import cluster from 'node:cluster';
cluster.on('message', (worker, message) => «currentUser.enterWith(message.user)»);
cluster.fork().on('message', (message) => «currentUser.enterWith(message.user)»);
`,
    reports: [lost('currentUser.enterWith()', 'runs when another thread or process answers, through `cluster.on` (line 4), in a context that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.'), lost('currentUser.enterWith()', 'runs when another thread or process answers, through `cluster.fork().on` (line 5), in a context that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}import cluster from 'node:cluster';
cluster.on('message', (worker, message) => console.log(message.user, currentUser.getStore()));
`,
  },
  {
    name: 'child processes',
    wrong: `${als}import { exec, fork } from 'node:child_process';
export function start(file) {
  fork(file).on('message', (message) => «currentUser.enterWith(message.user)»);
  exec(file, (error) => «currentUser.enterWith(error)»);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs when another thread or process answers, through `fork(file).on` (line 5), in a context that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.'), lost('currentUser.enterWith()', 'runs when another thread or process answers, through `exec` (line 6), in a context that ends with this function', 'nobody sees it', 'Pass `error` on, or do what needs it in this callback, inside `currentUser.run(error, …)`.')],
    right: `${als}import { exec, fork } from 'node:child_process';
export function start(file) {
  fork(file).on('message', (message) => console.log(currentUser.getStore(), message));
  exec(file, (error) => console.log(currentUser.getStore(), error));
}
`,
  },
  {
    name: 'in a child process',
    wrong: `${als}process.on('message', (message) => {
  «currentUser.enterWith(message.user)»;
});
`,
    reports: [lost('currentUser.enterWith()', 'runs for another thread or process, through `process.on` (line 3), in a context that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}process.on('warning', (warning) => {
  currentUser.enterWith(warning.user);
});
`,
  },
  {
    name: 'piscina and tinypool',
    wrong: `${als}import Piscina from 'piscina';
import { Tinypool } from 'tinypool';
new Piscina().on('message', (message) => «currentUser.enterWith(message.user)»);
new Tinypool().on('message', (message) => «currentUser.enterWith(message.user)»);
`,
    reports: [lost('currentUser.enterWith()', 'runs when another thread or process answers, through `new Piscina().on` (line 5), in a context that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.'), lost('currentUser.enterWith()', 'runs when another thread or process answers, through `new Tinypool().on` (line 6), in a context that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}import Piscina from 'piscina';
export async function start(user) {
  currentUser.enterWith(user);
  await new Piscina().run(user);
}
`,
  },
  {
    name: 'workerpool',
    wrong: `${als}import workerpool from 'workerpool';
const pool = workerpool.pool();
export function start(user) {
  return pool.exec((name) => «currentUser.enterWith(name)», [user]).then((name) => «currentUser.enterWith(name)»);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs for another thread or process, through `pool.exec` (line 6), in a context that ends with this function', 'nobody sees it', 'Pass `name` on, or do what needs it in this callback, inside `currentUser.run(name, …)`.'), lost('currentUser.enterWith()', 'runs when another thread or process answers, through `pool.exec(…).then` (line 6), in a context that ends with this function', 'nobody sees it', 'Pass `name` on, or do what needs it in this callback, inside `currentUser.run(name, …)`.')],
    right: `${als}import workerpool from 'workerpool';
const pool = workerpool.pool();
export function start(user) {
  return pool.exec('greet', [user]).then((name) => name);
}
`,
  },
  {
    name: 'the methods of a worker of workerpool',
    wrong: `${als}import workerpool from 'workerpool';
workerpool.worker({
  greet(name) {
    «currentUser.enterWith(name)»;
  },
});
`,
    reports: [lost('currentUser.enterWith()', 'runs for another thread or process, through `workerpool.worker` (line 4), in a context that ends with this function', 'nobody sees it', 'Pass `name` on, or do what needs it in this callback, inside `currentUser.run(name, …)`.')],
    right: `${als}import workerpool from 'workerpool';
workerpool.worker({
  greet(name) {
    return currentUser.run(name, () => currentUser.getStore());
  },
});
`,
  },
  {
    name: 'synckit',
    wrong: `${als}import { runAsWorker } from 'synckit';
runAsWorker(async (name) => {
  «currentUser.enterWith(name)»;
});
`,
    reports: [lost('currentUser.enterWith()', 'runs for another thread or process, through `runAsWorker` (line 4), in a context that ends with this function', 'nobody sees it', 'Pass `name` on, or do what needs it in this callback, inside `currentUser.run(name, …)`.')],
    right: `${als}import { createSyncFn } from 'synckit';
const greet = createSyncFn('./worker.js');
export function start(name) {
  currentUser.enterWith(name);
  greet(name);
}
`,
  },
  {
    name: 'comlink',
    wrong: `${als}import { expose, proxy, wrap } from 'comlink';
expose({
  greet(name) {
    «currentUser.enterWith(name)»;
  },
});
export const start = (worker) => wrap(worker).onDone(proxy((name) => «currentUser.enterWith(name)»));
`,
    reports: [lost('currentUser.enterWith()', 'runs for another thread or process, through `expose` (line 4), in a context that ends with this function', 'nobody sees it', 'Pass `name` on, or do what needs it in this callback, inside `currentUser.run(name, …)`.'), lost('currentUser.enterWith()', 'runs when another thread or process answers, through `proxy` (line 9), in a context that ends with this function', 'nobody sees it', 'Pass `name` on, or do what needs it in this callback, inside `currentUser.run(name, …)`.')],
    right: `${als}import { wrap } from 'comlink';
export function start(worker, name) {
  currentUser.enterWith(name);
  return wrap(worker).greet(name);
}
`,
  },
  {
    name: 'jest-worker hands copies on, and looks nothing up',
    wrong: `${als}import { Worker } from 'jest-worker';
export async function start(file, name) {
  const worker = new Worker(file);
  await worker.greet(name);
  «currentUser.enterWith(name)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `start`', "Return `name` and pass it on, or run the caller's work inside `currentUser.run(name, …)`.")],
    right: `${als}import { Worker } from 'jest-worker';
export async function start(file, name) {
  const worker = new Worker(file);
  currentUser.enterWith(name);
  await worker.greet(name);
}
`,
  },
]);
