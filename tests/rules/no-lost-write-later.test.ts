/** `no-lost-write` in callbacks that run later, in a copy of the context, and in whatever way they are handed over. */
import rule from '../../rules/no-lost-write.js';
import { als, confined, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'then',
    wrong: `${als}export function answer(request) {
  verify(request).then((user) => {
    «currentUser.enterWith(user)»;
  });
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).then` (line 4)', 'nobody sees it: `currentUser.getStore` (line 7) still reads the old value', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}export function answer(request) {
  return verify(request).then((user) => {
    currentUser.enterWith(user);
    return currentUser.getStore();
  });
}
`,
  },
  {
    name: 'the second callback of then',
    wrong: `${als}export function answer(request) {
  return verify(request).then(null, () => {
    «currentUser.enterWith('nobody')»;
  });
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).then` (line 4)', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}export function answer(request) {
  return verify(request).then(null, () => currentUser.run('nobody', () => currentUser.getStore()));
}
`,
  },
  {
    name: 'catch',
    wrong: `${als}export function answer(request) {
  return verify(request).catch((error) => {
    «currentUser.enterWith(error.user)»;
  });
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).catch` (line 4)', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}export function answer(request) {
  return verify(request).catch((error) => {
    return error.user;
  });
}
`,
  },
  {
    name: 'finally',
    wrong: `${als}export function answer(request) {
  return verify(request).finally(() => {
    «currentUser.enterWith('somebody')»;
  });
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).finally` (line 4)', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}export function answer(request) {
  return verify(request).finally(() => {
    currentUser.enterWith(undefined);
  });
}
`,
  },
  {
    name: 'an async callback, before its await',
    wrong: `${als}export function answer(request) {
  return verify(request).then(async (user) => {
    «currentUser.enterWith(user)»;
    await null;
  });
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).then` (line 4)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}export function answer(request) {
  return verify(request).then(async (user) => {
    currentUser.enterWith(user);
    await null;
    return currentUser.getStore();
  });
}
`,
  },
  {
    name: 'timers',
    wrong: `${als}export function later(user) {
  setTimeout(() => «currentUser.enterWith(user)», 10);
  setImmediate(() => «currentUser.enterWith(user)»);
  setInterval(() => «currentUser.enterWith(user)», 10);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `setTimeout` (line 4)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.'), lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `setImmediate` (line 5)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.'), lost('currentUser.enterWith()', 'runs later, in a context of its own, through `setInterval` (line 6)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}export function later(user) {
  currentUser.enterWith(user);
  setTimeout(() => currentUser.getStore(), 10);
  setImmediate(() => currentUser.getStore());
  setInterval(() => currentUser.getStore(), 10);
}
`,
  },
  {
    name: 'timers of the module',
    wrong: `${als}import timers, { setTimeout as wait } from 'node:timers';
export function later(user) {
  wait(() => «currentUser.enterWith(user)», 10);
  timers.setImmediate(() => «currentUser.enterWith(user)»);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `wait` (line 5)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.'), lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `timers.setImmediate` (line 6)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}const setTimeout = (work) => work();
export function later(user) {
  setTimeout(() => currentUser.enterWith(user), 10);
}
`,
  },
  {
    name: 'microtasks and ticks',
    wrong: `${als}import { nextTick } from 'node:process';
export function later(user) {
  queueMicrotask(() => «currentUser.enterWith(user)»);
  process.nextTick(() => «currentUser.enterWith(user)»);
  nextTick(() => «currentUser.enterWith(user)»);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `queueMicrotask` (line 5)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.'), lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `process.nextTick` (line 6)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.'), lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `nextTick` (line 7)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}export function now(user) {
  [user].forEach(() => currentUser.enterWith(user));
  new Promise(() => currentUser.enterWith(user));
}
`,
  },
  {
    name: 'a mapping that runs after an await',
    wrong: `${als}export function all(users) {
  return Array.fromAsync(users, (user) => «currentUser.enterWith(user)»);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `Array.fromAsync` (line 4)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}export function all(users) {
  return Array.from(users, (user) => currentUser.enterWith(user));
}
`,
  },
  {
    name: 'a function handed over by its name',
    wrong: `${als}function bind(user) {
  «currentUser.enterWith(user)»;
}
export function answer(request) {
  verify(request).then(bind);
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).then` (line 7)', 'nobody sees it: `currentUser.getStore` (line 8) still reads the old value', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export function answer(request) {
  bind(request.user);
  return currentUser.getStore();
}
`,
  },
  {
    name: 'a function that is right elsewhere is reported where it is handed over',
    wrong: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export function answer(request) {
  bind(request.user);
  return currentUser.getStore();
}
export function warm(request) {
  verify(request).then(«bind»);
}
`,
    reports: [lost('bind', '(-> `currentUser.enterWith`, line 4) runs later, in a copy of the context made by `verify(request).then` (line 11)', 'nobody sees it, and readers such as `answer` (line 8) do not find it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export function answer(request) {
  bind(request.user);
  return currentUser.getStore();
}
export function warm(request) {
  verify(request).then((user) => {
    bind(user);
    return currentUser.getStore();
  });
}
`,
  },
  {
    name: 'a method of the same object',
    wrong: `${als}class Auth {
  bind(user) {
    «currentUser.enterWith(user)»;
  }
  open(request) {
    verify(request).then(this.bind.bind(this));
  }
}
export const open = (request) => new Auth().open(request);
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).then` (line 8)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}class Auth {
  bind(user) {
    currentUser.enterWith(user);
  }
  open(request) {
    this.bind(request.user);
  }
}
export const open = (request) => new Auth().open(request);
`,
  },
  {
    name: 'a method of an object literal, by reference',
    wrong: `${als}const auth = {
  bind(user) {
    «currentUser.enterWith(user)»;
  },
};
export function open(request) {
  verify(request).then(auth.bind);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).then` (line 9)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}const auth = {
  bind(user) {
    return user;
  },
};
export function open(request) {
  verify(request).then(auth.bind);
}
`,
  },
  {
    name: "the store's own method, bound",
    wrong: `${als}export function open(request) {
  verify(request).then(«currentUser.enterWith.bind(currentUser)»);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `verify(request).then` (line 4)', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}export function open(request) {
  verify(request).then(currentUser.getStore.bind(currentUser));
}
`,
  },
  {
    name: 'through a function of this file that hands its parameter on',
    wrong: `${als}function later(work) {
  setTimeout(work, 10);
}
export function open(user) {
  later(() => «currentUser.enterWith(user)»);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `setTimeout` (line 4)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}function now(work) {
  work();
}
export function open(user) {
  now(() => currentUser.enterWith(user));
}
`,
  },
  {
    name: 'with checkConfined, a callback that looks itself',
    options: [{ checkConfined: true }],
    wrong: `${als}export function later(user) {
  setTimeout(() => {
    «currentUser.enterWith(user)»;
    console.log(currentUser.getStore());
  }, 10);
}
`,
    reports: [confined('currentUser.enterWith()', 'runs later, in a copy of the context made by `setTimeout` (line 4)', 'the value is seen in here only', 'Say so with `currentUser.run(user, …)` around the code that needs it.', [{
      messageId: 'runInstead', data: { run: 'currentUser.run(user, …)' },
      output: `${als}export function later(user) {
  setTimeout(() => {
    currentUser.run(user, () => {
      console.log(currentUser.getStore());
    });
  }, 10);
}
`,
    }])],
    right: `${als}export function later(user) {
  setTimeout(() => {
    currentUser.run(user, () => {
      console.log(currentUser.getStore());
    });
  }, 10);
}
`,
  },
  {
    name: 'with checkConfined, a helper that looks itself while its caller does not know',
    options: [{ checkConfined: true }],
    wrong: `${als}async function start(user) {
  await null;
  «currentUser.enterWith(user)»;
  console.log(currentUser.getStore());
}
export async function main(user) {
  await start(user);
}
`,
    reports: [confined('currentUser.enterWith()', 'runs after the `await` on line 4', 'the value is seen in `start` only, and does not propagate back to its caller', 'Say so with `currentUser.run(user, …)` around the code that needs it.', [{
      messageId: 'runInstead', data: { run: 'currentUser.run(user, …)' },
      output: `${als}async function start(user) {
  await null;
  currentUser.run(user, () => {
    console.log(currentUser.getStore());
  });
}
export async function main(user) {
  await start(user);
}
`,
    }])],
    right: `${als}export async function main(user) {
  await null;
  currentUser.enterWith(user);
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'with checkConfined, a helper whose caller looks as well',
    options: [{ checkConfined: true }],
    wrong: `${als}async function start(user) {
  await null;
  «currentUser.enterWith(user)»;
  console.log(currentUser.getStore());
}
export async function main(user) {
  await start(user);
  return currentUser.getStore();
}
`,
    reports: [confined('currentUser.enterWith()', 'runs after the `await` on line 4', 'the value is seen in `start` only; back in its caller, `currentUser.getStore` (line 10) still reads the old value', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}async function start(user, next) {
  await null;
  currentUser.enterWith(user);
  return next();
}
export async function main(user) {
  return start(user, () => currentUser.getStore());
}
`,
  },
  {
    name: 'with checkConfined, a generator whose reader comes before the next yield',
    options: [{ checkConfined: true }],
    wrong: `${als}async function* users(ids) {
  for (const id of ids) {
    await null;
    «currentUser.enterWith(id)»;
    yield currentUser.getStore();
  }
}
export async function main(ids) {
  for await (const user of users(ids)) console.log(user);
}
`,
    reports: [confined('currentUser.enterWith()', 'runs after an `await` of this async generator, which goes on in the context of whoever asks for the next value', 'the value is seen up to the next `yield` only', 'Say so with `currentUser.run(id, …)` around the code that needs it.')],
    right: `${als}async function* users(ids) {
  for (const id of ids) {
    await null;
    yield currentUser.run(id, () => currentUser.getStore());
  }
}
export async function main(ids) {
  for await (const user of users(ids)) console.log(user);
}
`,
  },
  {
    name: 'the method of a store on the global object, by reference',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
globalThis.__context ??= new AsyncLocalStorage();
export function open(request) {
  verify(request).then(«globalThis.__context.enterWith»);
}
`,
    reports: [lost('globalThis.__context.enterWith', 'runs later, in a copy of the context made by `verify(request).then` (line 4)', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `globalThis.__context.run(…)`.')],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
globalThis.__context ??= new AsyncLocalStorage();
export function open(request) {
  verify(request).then(globalThis.__context.getStore);
}
`,
  },
  {
    name: 'functions that call each other, of which one is handed over: what the inner call binds is seen by the outer',
    filename: '/program.js',
    wrong: `${als}function bind() {
  console.log(currentUser.getStore());
  currentUser.enterWith('guest');
}

function even(rows) {
  if (rows.length > 0) odd(rows);
  if (rows.done) «bind()»;
}

function odd(rows) {
  currentUser.enterWith(rows.pop());
}

export function start(rows) {
  setTimeout(even, 10, rows);
}
`,
    reports: [
      lost('bind()', '(-> `currentUser.enterWith`, line 5) runs later, in a copy of the context made by `setTimeout` (line 18)', 'nobody sees it, and readers such as `console.log` (line 4) do not find it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.'),
    ],
    right: `${als}function bind() {
  console.log(currentUser.getStore());
  currentUser.enterWith('guest');
}

function even(rows) {
  if (rows.length > 0) odd(rows);
  if (rows.done) bind();
}

function odd(rows) {
  currentUser.enterWith(rows.pop());
  even(rows);
}

export function start(rows) {
  setTimeout(even, 10, rows);
}
`,
  },
]);
