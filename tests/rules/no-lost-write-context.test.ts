/** `no-lost-write` in functions that are tied to another context, and inside a store's own scopes. */
import rule from '../../rules/no-lost-write.js';
import { als, confined, lost } from './lost-write.js';
import { testRule } from './tester.js';

const resources = als.replace('{ AsyncLocalStorage }', '{ AsyncLocalStorage, AsyncResource }');

testRule('no-lost-write', rule, [
  {
    name: 'AsyncLocalStorage.bind, where nobody looks',
    wrong: `${als}export const listener = AsyncLocalStorage.bind((user) => {
  «currentUser.enterWith(user)»;
});
`,
    reports: [lost('currentUser.enterWith()', 'runs in the context that `AsyncLocalStorage.bind` (line 3) kept, and that ends with this function', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}export const listener = AsyncLocalStorage.bind((user) => {
  console.log(currentUser.getStore(), user);
});
`,
  },
  {
    name: 'AsyncLocalStorage.bind, where something inside looks',
    wrong: `${als}export const listener = AsyncLocalStorage.bind((user) => {
  «currentUser.enterWith(user)»;
  return currentUser.getStore();
});
`,
    reports: [confined('currentUser.enterWith()', 'runs in the context that `AsyncLocalStorage.bind` (line 3) kept, and that ends with this function', 'the value is seen in here only', 'Say so with `currentUser.run(user, …)` around the code that needs it.')],
    right: `${als}export const listener = AsyncLocalStorage.bind((user) => {
  return currentUser.run(user, () => {
    return currentUser.getStore();
  });
});
`,
  },
  {
    name: 'AsyncLocalStorage.bind, after an await of the function itself',
    wrong: `${als}export const listener = AsyncLocalStorage.bind(async (request) => {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  console.log(currentUser.getStore());
});
`,
    reports: [confined('currentUser.enterWith()', 'runs in the context that `AsyncLocalStorage.bind` (line 3) kept, and that ends with this function', 'the value is seen in here only', 'Say so with `currentUser.run(user, …)` around the code that needs it.', [{
      messageId: 'runInstead', data: { run: 'currentUser.run(user, …)' },
      output: `${als}export const listener = AsyncLocalStorage.bind(async (request) => {
  const user = await verify(request);
  currentUser.run(user, () => {
    console.log(currentUser.getStore());
  });
});
`,
    }])],
    right: `${als}export const listener = AsyncLocalStorage.bind(async (request) => {
  const user = await verify(request);
  currentUser.run(user, () => {
    console.log(currentUser.getStore());
  });
});
`,
  },
  {
    name: 'AsyncLocalStorage.snapshot()',
    wrong: `${als}const atStart = AsyncLocalStorage.snapshot();
export function enter(user) {
  atStart(() => {
    «currentUser.enterWith(user)»;
  });
}
`,
    reports: [lost('currentUser.enterWith()', 'runs in the context that `atStart` (line 5) kept, and that ends with this function', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}const atStart = AsyncLocalStorage.snapshot();
export function enter(user) {
  atStart(() => user);
  currentUser.enterWith(user);
}
`,
  },
  {
    name: 'a snapshot that passes its arguments on',
    wrong: `${als}const atStart = AsyncLocalStorage.snapshot();
function bind(user) {
  «currentUser.enterWith(user)»;
  return currentUser.getStore();
}
export const enter = (user) => atStart(bind, user);
`,
    reports: [confined('currentUser.enterWith()', 'runs in the context that `atStart` (line 8) kept, and that ends with this function', 'the value is seen in here only', 'Say so with `currentUser.run(user, …)` around the code that needs it.')],
    right: `${als}const atStart = AsyncLocalStorage.snapshot();
function bind(user) {
  return currentUser.run(user, () => currentUser.getStore());
}
export const enter = (user) => atStart(bind, user);
`,
  },
  {
    name: 'bind of an AsyncResource',
    wrong: `import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
const currentUser = new AsyncLocalStorage();
const resource = new AsyncResource('Pool');
export const done = resource.bind((user) => «currentUser.enterWith(user)»);
`,
    reports: [lost('currentUser.enterWith()', 'runs in the context that `resource.bind` (line 4) kept, and that ends with this function', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
const currentUser = new AsyncLocalStorage();
const resource = new AsyncResource('Pool');
export const done = resource.bind((user) => console.log(user, currentUser.getStore()));
`,
  },
  {
    name: 'static bind of AsyncResource',
    wrong: `import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
const currentUser = new AsyncLocalStorage();
export const done = AsyncResource.bind((user) => «currentUser.enterWith(user)»);
`,
    reports: [lost('currentUser.enterWith()', 'runs in the context that `AsyncResource.bind` (line 3) kept, and that ends with this function', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
const currentUser = new AsyncLocalStorage();
const bind = (work) => work;
export const done = bind((user) => currentUser.enterWith(user), AsyncResource);
`,
  },
  {
    name: 'runInAsyncScope',
    wrong: `import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
const currentUser = new AsyncLocalStorage();
class Job extends AsyncResource {
  constructor() {
    super('Job');
  }
  done(user) {
    this.runInAsyncScope(() => «currentUser.enterWith(user)»);
  }
}
export const job = new Job();
`,
    reports: [lost('currentUser.enterWith()', 'runs in the context that `this.runInAsyncScope` (line 8) kept, and that ends with this function', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
const currentUser = new AsyncLocalStorage();
class Job extends AsyncResource {
  constructor() {
    super('Job');
  }
  done(user, callback) {
    this.runInAsyncScope(callback, null, user);
  }
}
export const job = new Job();
`,
  },
  {
    name: "the store's own run",
    wrong: `${als}export function withUser(user) {
  currentUser.run('nobody', () => {
    «currentUser.enterWith(user)»;
  });
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.run` (line 4), which puts the former value back when it returns', 'nobody sees it: `currentUser.getStore` (line 7) still reads the old value', 'Give `user` to `currentUser.run` itself, or do inside it what needs the value.')],
    right: `${als}export function withUser(user) {
  return currentUser.run('nobody', () => {
    currentUser.enterWith(user);
    return currentUser.getStore();
  });
}
`,
  },
  {
    name: 'the run of another store is no end',
    wrong: `${als}const locale = new AsyncLocalStorage();
export function withUser(user) {
  currentUser.run(null, () => {
    «currentUser.enterWith(user)»;
  });
  return [locale, currentUser.getStore()];
}
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.run` (line 5), which puts the former value back when it returns', 'nobody sees it: `currentUser.getStore` (line 8) still reads the old value', 'Give `user` to `currentUser.run` itself, or do inside it what needs the value.')],
    right: `${als}const locale = new AsyncLocalStorage();
export function withUser(user) {
  locale.run('en', () => {
    currentUser.enterWith(user);
  });
  return [locale, currentUser.getStore()];
}
`,
  },
  {
    name: 'a rebind inside exit, which takes the place of the value on that runtime',
    settings: { runtime: 'async-hooks' },
    wrong: `${als}export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith('guest')»;
  if (!user) return;
  currentUser.exit(() => {
    currentUser.enterWith(user);
  });
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith('guest');
  if (!user) return;
  currentUser.exit(() => {
    if (user.name) currentUser.enterWith(user);
  });
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'exit, where it is a scope',
    settings: { runtime: 'context-frame' },
    wrong: `${als}export function without(user) {
  currentUser.exit(() => {
    «currentUser.enterWith(user)»;
  });
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.exit` (line 4), which puts the former value back when it returns', 'nobody sees it: `currentUser.getStore` (line 7) still reads the old value', 'Do inside it what needs `user`, or bind `user` outside of it.')],
    right: `${als}export function without(user) {
  currentUser.exit(() => user);
  return currentUser.getStore();
}
`,
  },
  {
    name: 'exit in a helper, whose caller has bound something',
    settings: { runtime: 'context-frame' },
    wrong: `${als}function without(user) {
  currentUser.exit(() => {
    «currentUser.enterWith(user)»;
  });
}
function start(user) {
  currentUser.enterWith('guest');
  without(user);
  console.log(currentUser.getStore());
}
start('ada');
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.exit` (line 4), which puts the former value back when it returns', 'nobody sees it: `console.log` (line 11) still reads the old value', 'Do inside it what needs `user`, or bind `user` outside of it.')],
    right: [`${als}function without(user) {
  currentUser.exit(() => {
    currentUser.enterWith(user);
  });
}
function start(user) {
  without(user);
  console.log(currentUser.getStore());
}
start('ada');
`, `${als}function bind() {
  currentUser.enterWith('ada');
}
function start() {
  currentUser.exit(bind);
  console.log(currentUser.getStore());
}
start();
`],
  },
  {
    name: 'an async function inside run, after its await',
    wrong: `${als}export async function withUser(user) {
  await currentUser.run('nobody', async () => {
    await null;
    «currentUser.enterWith(user)»;
  });
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of this function: `currentUser.getStore` (line 8) still reads the old value', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function withUser(user) {
  return currentUser.run('nobody', async () => {
    await null;
    currentUser.enterWith(user);
    return currentUser.getStore();
  });
}
`,
  },
  {
    name: 'a helper that run calls point-free',
    wrong: `${als}function bind() {
  «currentUser.enterWith('somebody')»;
}
export function start() {
  currentUser.run('nobody', bind);
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.run` (line 7), which puts the former value back when it returns', 'nobody sees it: `currentUser.getStore` (line 8) still reads the old value', 'Give the value to `currentUser.run` itself, or do inside it what needs the value.')],
    right: `${als}function bind() {
  return currentUser.getStore();
}
export function start() {
  currentUser.run('nobody', bind);
  return currentUser.getStore();
}
`,
  },
  {
    name: 'one of two functions, of which each is right elsewhere, is handed to a boundary: each is said',
    wrong: `${als}export function bindGuest() {
  currentUser.enterWith('guest');
}

export function bindUser() {
  currentUser.enterWith('user');
}

const inRequest = AsyncLocalStorage.snapshot();

export function start(request) {
  inRequest(««request.user ? bindUser : bindGuest»»);
}
`,
    reports: [
      lost('bindGuest()', '(-> `currentUser.enterWith`, line 4) runs in the context that `inRequest` (line 14) kept, and that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.'),
      lost('bindUser()', '(-> `currentUser.enterWith`, line 8) runs in the context that `inRequest` (line 14) kept, and that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.'),
    ],
    right: `${als}export function bindGuest() {
  currentUser.enterWith('guest');
}

export function bindUser() {
  currentUser.enterWith('user');
}

export function start(request) {
  (request.user ? bindUser : bindGuest)();
}
`,
  },
  {
    name: 'what one interval leaves behind is not in the way of another',
    wrong: `${als}export function start() {
  setInterval(() => { «currentUser.enterWith('tick')»; }, 10);
  setInterval(() => { console.log(currentUser.getStore()); }, 10);
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs later, in a context of its own, through `setInterval` (line 4)', 'nobody sees it, and readers such as `console.log` (line 5) do not find it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.'),
    ],
    right: `${als}export function start() {
  setInterval(() => {
    console.log(currentUser.getStore());
    currentUser.enterWith('tick');
  }, 10);
}
`,
    settings: { runtime: 'async-hooks' },
  },
  {
    name: 'an exit of which another caller has bound something is a scope',
    wrong: `${als}function bindGuest() {
  «currentUser.enterWith('guest')»;
}

function clean() {
  currentUser.exit(bindGuest);
}

currentUser.run('user', clean);
`,
    reports: [
      lost('currentUser.enterWith()', 'runs inside `currentUser.exit` (line 8), which puts the former value back when it returns', 'nobody sees it', 'Do inside it what needs the value, or bind the value outside of it.'),
    ],
    right: `${als}function bindGuest() {
  currentUser.enterWith('guest');
}

async function clean(request) {
  await null;
  currentUser.exit(bindGuest);
  console.log(currentUser.getStore());
  currentUser.enterWith(request.user);
  console.log(currentUser.getStore());
}

clean({ user: 'user' });
`,
    settings: { runtime: 'context-frame' },
  },
  {
    name: 'who looks inside an exit before anything there brings the value back',
    settings: { runtime: 'async-hooks' },
    wrong: `${als}function clear() {
  currentUser.enterWith(undefined);
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  currentUser.exit(() => {
    console.log(currentUser.getStore());
    const bound = AsyncLocalStorage.bind(clear);
    bound();
  });
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 8', 'it does not propagate back to the caller of `start`, and readers such as `console.log` (line 11) do not find it', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}function clear() {
  currentUser.enterWith(undefined);
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  currentUser.exit(() => {
    const bound = AsyncLocalStorage.bind(clear);
    bound();
    console.log(currentUser.getStore());
  });
}
`,
  },
  {
    name: 'who looks in a helper inside an exit, before and after it brings the value back',
    settings: { runtime: 'async-hooks' },
    wrong: `${als}function pause() {
  console.log(currentUser.getStore());
  currentUser.run('guest', () => console.log(currentUser.getStore()));
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  currentUser.exit(() => pause());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 9', 'it does not propagate back to the caller of `start`, and readers such as `console.log` (line 4) do not find it', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}function pause() {
  currentUser.run('guest', () => console.log(currentUser.getStore()));
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  currentUser.exit(() => {
    pause();
    console.log(currentUser.getStore());
  });
}
`,
  },
  {
    name: 'an exit that is none in the first round of a loop, where nobody sees what stays',
    settings: { runtime: 'context-frame' },
    wrong: `${als}function bind(user) {
  currentUser.enterWith(user);
}

function start(users) {
  for (const user of users) {
    currentUser.exit(() => «bind(user.guest)»);
    currentUser.enterWith(user);
    console.log(currentUser.getStore());
  }
}

start(await load());
`,
    reports: [
      lost('bind()', '(-> `currentUser.enterWith`, line 4) runs inside `currentUser.exit` (line 9), which puts the former value back when it returns', 'nobody sees it: `console.log` (line 11) still reads the old value', 'Do inside it what needs the value, or bind the value outside of it.'),
    ],
    right: `${als}function bind(user) {
  currentUser.enterWith(user);
}

function start(users) {
  for (const user of users) {
    currentUser.exit(() => bind(user.guest));
    console.log(currentUser.getStore());
    currentUser.enterWith(user);
    console.log(currentUser.getStore());
  }
}

start(await load());
`,
  },
  {
    name: 'a resource that keeps what a function has bound for the next one that it runs',
    settings: { runtime: 'async-hooks' },
    wrong: `${als}export function start() {
  const own = new AsyncResource('request');
  own.runInAsyncScope(() => {
    «currentUser.enterWith('admin')»;
    console.log(currentUser.getStore());
  });
}
`.replace('{ AsyncLocalStorage }', '{ AsyncLocalStorage, AsyncResource }'),
    reports: [
      confined('currentUser.enterWith()', 'runs in the context that `own.runInAsyncScope` (line 5) kept, and that ends with this function', 'the value is seen in here only', 'Say so with `currentUser.run(…)` around the code that needs it.', [{
        messageId: 'runInstead', data: { run: 'currentUser.run(…)' },
        output: `${als}export function start() {
  const own = new AsyncResource('request');
  own.runInAsyncScope(() => {
    currentUser.run('admin', () => {
      console.log(currentUser.getStore());
    });
  });
}
`.replace('{ AsyncLocalStorage }', '{ AsyncLocalStorage, AsyncResource }'),
      }]),
    ],
    right: `${als}export function start() {
  const own = new AsyncResource('request');
  own.runInAsyncScope(() => {
    currentUser.enterWith('admin');
    console.log(currentUser.getStore());
  });
  own.runInAsyncScope(() => {
    console.log(currentUser.getStore());
  });
}
`.replace('{ AsyncLocalStorage }', '{ AsyncLocalStorage, AsyncResource }'),
  },
  {
    name: 'a scope inside an exit brings back what that has hidden, for what is begun after it',
    filename: '/program.js',
    settings: { runtime: 'async-hooks' },
    wrong: `${als}function ignore() {}

export async function start(request) {
  await request.ready;
  «currentUser.enterWith('guest')»;
  currentUser.exit(() => {
    setImmediate(() => currentUser.getStore());
    currentUser.run('admin', ignore);
  });
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `start`, and readers such as `currentUser.getStore` (line 9) do not find it', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}function ignore() {}

export async function start(request) {
  await request.ready;
  currentUser.enterWith('guest');
  currentUser.exit(() => {
    currentUser.run('admin', ignore);
    setImmediate(() => currentUser.getStore());
  });
}
`,
  },
  {
    name: 'an exit in an exit: the inner one hides nothing, and is none; the outer one is a scope',
    settings: { runtime: 'context-frame' },
    wrong: `${als}function start() {
  currentUser.enterWith('user');
  currentUser.exit(() => {
    currentUser.exit(() => {
      «currentUser.enterWith('guest')»;
    });
  });
  console.log(currentUser.getStore());
}
start();
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.exit` (line 5), which puts the former value back when it returns', 'nobody sees it: `console.log` (line 10) still reads the old value', 'Do inside it what needs the value, or bind the value outside of it.')],
    right: `${als}function start() {
  currentUser.enterWith('user');
  currentUser.exit(() => {
    currentUser.exit(() => {
      currentUser.enterWith('guest');
    });
    console.log(currentUser.getStore());
  });
}
start();
`,
  },
  {
    name: 'what a resource ran threw, and this function with it: whatever it runs next does not come after that',
    settings: { runtime: 'async-hooks' },
    wrong: `${resources}export function start(request) {
  const own = new AsyncResource('request');
  own.runInAsyncScope(() => {
    «currentUser.enterWith('user')»;
    if (request.done) throw new Error();
    currentUser.enterWith('guest');
  });
  own.runInAsyncScope(() => console.log(currentUser.getStore()));
}
`,
    reports: [lost('currentUser.enterWith()', 'runs in the context that `own.runInAsyncScope` (line 5) kept, and that ends with this function', 'nobody sees it, and readers such as `console.log` (line 10) do not find it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: [`${resources}export function start(request) {
  const own = new AsyncResource('request');
  try {
    own.runInAsyncScope(() => {
      currentUser.enterWith('user');
      if (request.done) throw new Error();
      currentUser.enterWith('guest');
    });
  } catch {}
  own.runInAsyncScope(() => console.log(currentUser.getStore()));
}
`, `${resources}const own = new AsyncResource('request');
function bind(request) {
  own.runInAsyncScope(() => {
    currentUser.enterWith('user');
    if (request.done) throw new Error();
    currentUser.enterWith('guest');
  });
  own.runInAsyncScope(() => console.log(currentUser.getStore()));
}
export function start(request) {
  try {
    bind(request);
  } catch {}
  own.runInAsyncScope(() => console.log(currentUser.getStore()));
}
`],
  },
  {
    name: 'a wrapped function that throws is called again only where that is caught',
    settings: { runtime: 'async-hooks' },
    wrong: `${als}export function start(request) {
  const bound = AsyncLocalStorage.bind(() => {
    console.log(currentUser.getStore());
    «currentUser.enterWith('user')»;
    if (request.done) throw new Error();
    currentUser.enterWith('guest');
  });
  bound();
  bound();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs in the context that `AsyncLocalStorage.bind` (line 4) kept, and that ends with this function', 'nobody sees it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}export function start(request) {
  const bound = AsyncLocalStorage.bind(() => {
    console.log(currentUser.getStore());
    currentUser.enterWith('user');
    if (request.done) throw new Error();
    currentUser.enterWith('guest');
  });
  try {
    bound();
  } catch {}
  bound();
}
`,
  },
  {
    name: 'one of two functions is wrapped: it keeps what it has bound itself, and nothing of the other',
    settings: { runtime: 'async-hooks' },
    wrong: `${als}function bind() {
  «currentUser.enterWith('user')»;
}
function show() {
  console.log(currentUser.getStore());
}
export function start(request) {
  const bound = AsyncLocalStorage.bind(request.isNew ? bind : show);
  bound();
  bound();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs in the context that `AsyncLocalStorage.bind` (line 10) kept, and that ends with this function', 'nobody sees it, and readers such as `console.log` (line 7) do not find it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}function bind() {
  console.log(currentUser.getStore());
  currentUser.enterWith('user');
}
function show() {
  console.log(currentUser.getStore());
}
export function start(request) {
  const bound = AsyncLocalStorage.bind(request.isNew ? bind : show);
  bound();
  bound();
}
`,
  },
  {
    name: 'what was put back is what was there: an exit of it is none where that was nothing',
    settings: { runtime: 'context-frame' },
    wrong: `${als}function start() {
  currentUser.enterWith('user');
  const before = currentUser.getStore();
  currentUser.enterWith(before);
  currentUser.exit(() => {
    «currentUser.enterWith('guest')»;
  });
  console.log(currentUser.getStore());
}
start();
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.exit` (line 7), which puts the former value back when it returns', 'nobody sees it: `console.log` (line 10) still reads the old value', 'Do inside it what needs the value, or bind the value outside of it.')],
    right: [`${als}function start() {
  const before = currentUser.getStore();
  currentUser.enterWith(before);
  currentUser.exit(() => {
    currentUser.enterWith('guest');
  });
  console.log(currentUser.getStore());
}
start();
`, `${als}function restore() {
  const before = currentUser.getStore();
  currentUser.enterWith(before);
}
function start() {
  restore();
  currentUser.exit(() => {
    currentUser.enterWith('guest');
  });
  console.log(currentUser.getStore());
}
start();
`],
  },
  {
    name: 'the same where it is put back as it is looked up',
    settings: { runtime: 'context-frame' },
    wrong: `${als}function start() {
  currentUser.enterWith('user');
  currentUser.enterWith(currentUser.getStore());
  currentUser.exit(() => {
    «currentUser.enterWith('guest')»;
  });
  console.log(currentUser.getStore());
}
start();
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.exit` (line 6), which puts the former value back when it returns', 'nobody sees it: `console.log` (line 9) still reads the old value', 'Do inside it what needs the value, or bind the value outside of it.')],
    right: `${als}function start() {
  currentUser.enterWith(currentUser.getStore());
  currentUser.exit(() => {
    currentUser.enterWith('guest');
  });
  console.log(currentUser.getStore());
}
start();
`,
  },
  {
    name: 'an exit in a loop that is a scope in all rounds but the first, where nobody sees what stays',
    settings: { runtime: 'context-frame' },
    wrong: `${als}function bindGuest() {
  currentUser.enterWith('guest');
}
async function start(users) {
  for (const user of users) {
    await currentUser.exit(() => «bindGuest()»);
    «currentUser.enterWith(user)»;
  }
}
async function main() {
  const users = await load();
  «start(users)»;
}
main();
`,
    reports: [
      lost('bindGuest()', '(-> `currentUser.enterWith`, line 4) runs inside `currentUser.exit` (line 8), which puts the former value back when it returns', 'nobody sees it', 'Do inside it what needs the value, or bind the value outside of it.'),
      lost('currentUser.enterWith()', 'runs after the `await` on line 8', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
      lost('start()', '(-> `bindGuest`, line 8 -> `currentUser.enterWith`, line 4) runs after the `await` on line 13', 'it does not propagate back to the caller of `main`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}function bindGuest() {
  currentUser.enterWith('guest');
}
async function start(users) {
  for (const user of users) {
    await currentUser.exit(() => bindGuest());
    console.log(currentUser.getStore());
    currentUser.enterWith(user);
    console.log(currentUser.getStore());
  }
}
async function main() {
  const users = await load();
  start(users);
}
main();
`,
  },
  {
    name: 'an exit that is a scope in the first round of a loop alone, and is handed a function by name',
    settings: { runtime: 'context-frame' },
    wrong: `${als}function bindGuest() {
  «currentUser.enterWith('guest')»;
}
function start(users) {
  currentUser.enterWith('user');
  for (const user of users) {
    currentUser.exit(bindGuest);
    currentUser.enterWith('user');
  }
  console.log(currentUser.getStore());
}
start(await load());
`,
    reports: [lost('currentUser.enterWith()', 'runs inside `currentUser.exit` (line 9), which puts the former value back when it returns', 'nobody sees it: `console.log` (line 12) still reads the old value', 'Do inside it what needs the value, or bind the value outside of it.')],
    right: `${als}function bindGuest() {
  currentUser.enterWith('guest');
}
function start(users) {
  currentUser.enterWith('user');
  for (const user of users) {
    currentUser.exit(bindGuest);
    console.log(currentUser.getStore());
    currentUser.enterWith(undefined);
  }
}
start(await load());
`,
  },
]);
