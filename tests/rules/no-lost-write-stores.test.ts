/** `no-lost-write` knows a store in every form in which stores are written. */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'a constant of the module, from `async_hooks`',
    wrong: `import { AsyncLocalStorage } from 'async_hooks';
const store = new AsyncLocalStorage();
export async function enter(user) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from './my-storage.js';
const store = new AsyncLocalStorage();
export async function enter(user) {
  await null;
  store.enterWith(user);
}
`,
  },
  {
    name: 'a namespace import',
    wrong: `import * as hooks from 'node:async_hooks';
const store = new hooks.AsyncLocalStorage();
export async function enter(user) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `import * as hooks from 'node:async_hooks';
const store = new hooks.AsyncResource('x');
export async function enter(user) {
  await null;
  store.enterWith(user);
}
`,
  },
  {
    name: 'a renamed import',
    wrong: `import { AsyncLocalStorage as Storage } from 'node:async_hooks';
const store = new Storage();
export async function enter(user) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `import { AsyncLocalStorage as Storage } from 'node:async_hooks';
const other = new Storage();
export async function enter(user, store) {
  await null;
  store.enterWith(user, other);
}
`,
  },
  {
    name: 'a default import',
    wrong: `import hooks from 'node:async_hooks';
const store = new hooks.AsyncLocalStorage();
export async function enter(user) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `import hooks from './hooks.js';
const store = new hooks.AsyncLocalStorage();
export async function enter(user) {
  await null;
  store.enterWith(user);
}
`,
  },
  {
    name: 'require',
    filename: 'file.cjs',
    wrong: `const { AsyncLocalStorage } = require('node:async_hooks');
const store = new AsyncLocalStorage();
exports.enter = async (user) => {
  await null;
  «store.enterWith(user)»;
};
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `const { AsyncLocalStorage } = require('node:async_hooks');
const store = new AsyncLocalStorage();
exports.enter = async (user) => {
  store.enterWith(user);
  await null;
};
`,
  },
  {
    name: 'a dynamic import',
    wrong: `const { AsyncLocalStorage } = await import('node:async_hooks');
const store = new AsyncLocalStorage();
export async function enter(user) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `const { AsyncLocalStorage } = await import('node:async_hooks');
const store = new AsyncLocalStorage();
export async function enter(user) {
  await null;
  return store.run(user, () => store.getStore());
}
`,
  },
  {
    name: 'a field of an instance',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
export class Context {
  storage = new AsyncLocalStorage();
  async enter(user) {
    await null;
    «this.storage.enterWith(user)»;
  }
}
`,
    reports: [lost('this.storage.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `this.storage.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
export class Context {
  storage = new AsyncLocalStorage();
  async enter(user) {
    this.storage.enterWith(user);
    await null;
  }
}
`,
  },
  {
    name: 'a private field',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
export class Context {
  #storage = new AsyncLocalStorage();
  async enter(user) {
    await null;
    «this.#storage.enterWith(user)»;
  }
}
`,
    reports: [lost('this.#storage.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `this.#storage.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
export class Context {
  #storage = new AsyncLocalStorage();
  get user() {
    return this.#storage.getStore();
  }
  async enter(user, next) {
    await null;
    this.#storage.enterWith(user);
    return next();
  }
}
`,
  },
  {
    name: 'a static field',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
export class RequestContext {
  static storage = new AsyncLocalStorage();
}
export async function enter(user) {
  await null;
  «RequestContext.storage.enterWith(user)»;
}
`,
    reports: [lost('RequestContext.storage.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `RequestContext.storage.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
export class RequestContext {
  static storage = new AsyncLocalStorage();
}
export async function enter(user) {
  RequestContext.storage.enterWith(user);
  await null;
}
`,
  },
  {
    name: 'an assignment in a constructor',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
export class Context {
  constructor() {
    this.storage = new AsyncLocalStorage();
  }
  async enter(user) {
    await null;
    «this.storage.enterWith(user)»;
  }
}
`,
    reports: [lost('this.storage.enterWith()', 'runs after the `await` on line 7', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `this.storage.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
export class Context {
  constructor() {
    this.storage = new AsyncLocalStorage();
  }
  async enter(user) {
    await null;
    this.storage.getStore().user = user;
  }
}
`,
  },
  {
    name: 'a property of an object',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
const context = { storage: new AsyncLocalStorage() };
export async function enter(user) {
  await null;
  «context.storage.enterWith(user)»;
}
`,
    reports: [lost('context.storage.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `context.storage.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
const context = { storage: { enterWith() {} }, other: AsyncLocalStorage };
export async function enter(user) {
  await null;
  context.storage.enterWith(user);
}
`,
  },
  {
    name: 'a property of the global object',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
globalThis.__context ??= new AsyncLocalStorage();
export async function enter(user) {
  await null;
  «globalThis.__context.enterWith(user)»;
}
`,
    reports: [lost('globalThis.__context.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `globalThis.__context.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
globalThis.__context ??= new AsyncLocalStorage();
export async function enter(user) {
  globalThis.__context.enterWith(user);
  await null;
}
`,
  },
  {
    name: 'a constant that is kept on the global object',
    filename: 'file.ts',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
const root = globalThis as { context?: AsyncLocalStorage<string> };
export const store = root.context ?? (root.context = new AsyncLocalStorage<string>());
export async function enter(user: string) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
const root = globalThis as { context?: AsyncLocalStorage<string> };
export const store = root.context ?? (root.context = new AsyncLocalStorage<string>());
export async function enter(user: string) {
  store.enterWith(user);
  await null;
}
`,
  },
  {
    name: 'a typed parameter of a constructor',
    filename: 'file.ts',
    wrong: `import type { AsyncLocalStorage } from 'node:async_hooks';
export class Context {
  constructor(private readonly storage: AsyncLocalStorage<string>) {}
  async enter(user: string) {
    await null;
    «this.storage.enterWith(user)»;
  }
}
`,
    reports: [lost('this.storage.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `this.storage.run(user, …)`.")],
    right: `import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Storage } from './storage.js';
export class Context {
  constructor(private readonly storage: Storage, readonly other: AsyncLocalStorage<string>) {}
  async enter(user: string) {
    await null;
    this.storage.enterWith(user);
  }
}
`,
  },
  {
    name: 'a typed parameter of a function',
    filename: 'file.ts',
    wrong: `import type { AsyncLocalStorage } from 'node:async_hooks';
export async function enter(store: AsyncLocalStorage<string>, user: string) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 3', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `import type { AsyncLocalStorage } from 'node:async_hooks';
export async function enter(store: AsyncLocalStorage<string>, user: string) {
  store.enterWith(user);
  await null;
}
`,
  },
  {
    name: 'what a factory gives',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
const createStore = () => new AsyncLocalStorage();
const store = createStore();
export async function enter(user) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
const createStore = () => ({ enterWith() {}, of: AsyncLocalStorage });
const store = createStore();
export async function enter(user) {
  await null;
  store.enterWith(user);
}
`,
  },
  {
    name: 'what a factory keeps',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
let store;
function storeOf() {
  store ??= new AsyncLocalStorage();
  return store;
}
export async function enter(user) {
  await null;
  «storeOf().enterWith(user)»;
}
`,
    reports: [lost('storeOf().enterWith()', 'runs after the `await` on line 8', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `storeOf().run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
let store;
function storeOf() {
  store ??= new AsyncLocalStorage();
  return store;
}
export async function enter(user) {
  storeOf().enterWith(user);
  await null;
}
`,
  },
  {
    name: "a class of one's own that is a store",
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
class UserStorage extends AsyncLocalStorage {
  get user() {
    return this.getStore();
  }
}
export const store = new UserStorage();
export async function enter(user) {
  await null;
  «store.enterWith(user)»;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 9', 'it does not propagate back to the caller of `enter`, and readers such as `user` (line 4) do not find it', "Return `user` and pass it on, or run the caller's work inside `store.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
class UserStorage extends AsyncLocalStorage {
  enterWith(user) {
    return user;
  }
}
export const store = new UserStorage();
export async function enter(user) {
  await null;
  store.enterWith(user);
}
`,
  },
  {
    name: 'another name for the store, and its method taken out',
    wrong: `${als}const store = currentUser;
const { enterWith } = store;
export async function enter(user) {
  await null;
  «enterWith.call(store, user)»;
}
`,
    reports: [lost('enterWith.call()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `enter`', 'Return `user` and pass it on.')],
    right: `${als}const store = currentUser;
const { enterWith } = store;
export async function enter(user) {
  enterWith.call(store, user);
  await null;
}
`,
  },
  {
    name: 'two stores side by side',
    wrong: `${als}const currentTenant = new AsyncLocalStorage();
export async function enter(user) {
  currentUser.enterWith(user);
  await null;
  «currentTenant.enterWith(user.tenant)»;
}
`,
    reports: [lost('currentTenant.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `enter`', "Return the value and pass it on, or run the caller's work inside `currentTenant.run(…)`.")],
    right: `${als}const currentTenant = new AsyncLocalStorage();
export async function enter(user) {
  currentUser.enterWith(user);
  currentTenant.enterWith(user.tenant);
  await null;
}
`,
  },
  {
    name: 'a store that the settings declare',
    settings: { stores: [{ from: 'package', package: 'my-context', name: 'context' }] },
    wrong: `import { context } from 'my-context';
export async function enter(user) {
  await null;
  «context.enterWith(user)»;
}
`,
    reports: [lost('context.enterWith()', 'runs after the `await` on line 3', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `context.run(user, …)`.")],
    right: `import { context } from 'another-context';
export async function enter(user) {
  await null;
  context.enterWith(user);
}
`,
  },
  {
    name: 'a writer that the settings declare, where nothing binds for a while',
    settings: { writers: [{ from: 'package', package: 'tenants', name: 'enterTenant' }], readers: [{ from: 'package', package: 'tenants', name: 'currentTenant' }] },
    wrong: `import { currentTenant, enterTenant } from 'tenants';
async function open(request) {
  const tenant = await find(request);
  «enterTenant(tenant)»;
}
export async function answer(request) {
  await open(request);
  return currentTenant();
}
`,
    reports: [lost('enterTenant()', 'runs after the `await` on line 3', 'it does not propagate back to the caller of `open`: `currentTenant` (line 8) still reads the old value', 'Return `tenant` and pass it on.')],
    right: `import { currentTenant, enterTenant } from 'tenants';
async function open(request) {
  const tenant = find(request);
  enterTenant(tenant);
}
export async function answer(request) {
  await open(request);
  return currentTenant();
}
`,
  },
  {
    name: 'a writer and a scope that the settings declare',
    settings: { writers: [{ from: 'package', package: 'tenants', name: 'enterTenant' }], scopes: [{ from: 'package', package: 'tenants', name: 'withTenant' }] },
    wrong: `import { enterTenant, withTenant } from 'tenants';
export async function open(request) {
  const tenant = await find(request);
  «enterTenant(tenant)»;
  return withTenant;
}
`,
    reports: [lost('enterTenant()', 'runs after the `await` on line 3', 'it does not propagate back to the caller of `open`', "Return `tenant` and pass it on, or run the caller's work inside `withTenant(tenant, …)`.")],
    right: `import { withTenant } from 'tenants';
export async function open(request, work) {
  const tenant = await find(request);
  return withTenant(tenant, work);
}
`,
  },
]);
