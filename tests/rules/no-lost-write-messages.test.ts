/** What `no-lost-write` says, as whoever has to mend it reads it: names as they are written, and only what is certain. */
import rule from '../../rules/no-lost-write.js';
import { als, confined, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'the note: the write, the boundary, the reader, and two repairs',
    wrong: `${als}export async function requireAuth(request) {
  const user = await verifyToken(request);
  «currentUser.enterWith(user)»;
  return user;
}
app.get('/sessions/:id', async (request) => {
  const user = await requireAuth(request);
  if (!hasPermission(user, request.params.id, currentUser.getStore())) throw new NotFound();
});
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `requireAuth`: `hasPermission` (line 10) still reads the old value', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function withAuth(request, work) {
  const user = await verifyToken(request);
  return currentUser.run(user, () => work(user));
}
app.get('/sessions/:id', (request) => withAuth(request, async (user) => {
  if (!hasPermission(user, request.params.id, currentUser.getStore())) throw new NotFound();
}));
`,
  },
  {
    name: 'the reader is a helper that is called later on',
    wrong: `${als}const whoAmI = () => currentUser.getStore()?.name;
const greet = () => \`Hello \${whoAmI()}\`;
export async function requireAuth(request) {
  «currentUser.enterWith(await verifyToken(request))»;
}
export async function answer(request) {
  greet();
  await requireAuth(request);
  return greet();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `requireAuth`: `greet` (line 11) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const whoAmI = () => currentUser.getStore()?.name;
const greet = () => \`Hello \${whoAmI()}\`;
export async function answer(request) {
  greet();
  currentUser.enterWith(await verifyToken(request));
  return greet();
}
`,
  },
  {
    name: 'a reader that is not seen to come afterwards is not said to',
    wrong: `${als}export const whoAmI = () => currentUser.getStore()?.name;
export async function requireAuth(request) {
  «currentUser.enterWith(await verifyToken(request))»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `requireAuth`, and readers such as `whoAmI` (line 3) do not find it', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export const whoAmI = () => currentUser.getStore()?.name;
export async function requireAuth(request) {
  currentUser.enterWith(verifyToken(request));
}
`,
  },
  {
    name: 'the reader behind two awaits',
    wrong: `${als}export async function findUser(request) {
  «currentUser.enterWith(await verifyToken(request))»;
}
export async function requireAuth(request) {
  await findUser(request);
}
export async function answer(request) {
  await requireAuth(request);
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `findUser`: `currentUser.getStore` (line 11) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function findUser(request) {
  currentUser.enterWith(verifyToken(request));
}
export async function requireAuth(request) {
  await findUser(request);
}
export async function answer(request) {
  await requireAuth(request);
  return currentUser.getStore();
}
`,
  },
  {
    name: 'the nearest await of several',
    wrong: `${als}export async function requireAuth(request) {
  if (request.token) {
    const token = await read(request);
    log(token);
  } else {
    await null;
  }
  «currentUser.enterWith(request.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 8', 'it does not propagate back to the caller of `requireAuth`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function requireAuth(request) {
  currentUser.enterWith(request.user);
  if (request.token) {
    const token = await read(request);
    log(token);
  } else {
    await null;
  }
}
`,
  },
  {
    name: 'a store in a private field, through a setter: nobody outside can call its run',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
const context = {
  storage: new AsyncLocalStorage(),
  set(user) {
    this.storage.enterWith(user);
  },
  get user() {
    return this.storage.getStore();
  },
};
export async function requireAuth(request) {
  «context.set(await verifyToken(request))»;
}
export async function answer(request) {
  await requireAuth(request);
  return context.user;
}
`,
    reports: [lost('context.set()', '(-> `this.storage.enterWith`, line 5) runs after the `await` on line 12', 'it does not propagate back to the caller of `requireAuth`: `context.user` (line 16) still reads the old value', "Return the value and pass it on, or run the caller's work inside a scope of the store.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
const context = {
  storage: new AsyncLocalStorage(),
  set(user) {
    this.storage.enterWith(user);
  },
  get user() {
    return this.storage.getStore();
  },
};
export async function answer(request) {
  context.set(await verifyToken(request));
  return context.user;
}
`,
  },
  {
    name: 'a setter that looks at what there is misses nothing itself',
    wrong: `${als}function set(part) {\n  const before = currentUser.getStore();\n  currentUser.enterWith({ ...before, ...part });\n}
export async function requireAuth(request) {\n  const user = await verifyToken(request);\n  «set(user)»;\n}
`,
    reports: [lost('set()', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 8', 'it does not propagate back to the caller of `requireAuth`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}function set(part) {\n  const before = currentUser.getStore();\n  currentUser.enterWith({ ...before, ...part });\n}
export async function requireAuth(request) {\n  set(verifyToken(request));\n  await recordLogin(request);\n}
`,
  },
  {
    name: 'a setter by its property',
    wrong: `${als}const context = {
  set user(user) {
    currentUser.enterWith(user);
  },
};
export async function requireAuth(request) {
  «context.user» = await verifyToken(request);
}
`,
    reports: [lost('context.user = …', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 9', 'it does not propagate back to the caller of `requireAuth`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}const context = {
  set user(user) {
    currentUser.enterWith(user);
  },
};
export async function requireAuth(request) {
  context.user = verifyToken(request);
}
`,
  },
  {
    name: 'handed over by its name, where another use of it is right',
    wrong: `${als}function bindUser(user) {
  currentUser.enterWith(user);
}
export function first(request) {
  bindUser(request.user);
  return currentUser.getStore();
}
export function second(request) {
  verifyToken(request).then(«bindUser»);
  return currentUser.getStore();
}
`,
    reports: [lost('bindUser', '(-> `currentUser.enterWith`, line 4) runs later, in a copy of the context made by `verifyToken(request).then` (line 11)', 'nobody sees it: `currentUser.getStore` (line 12) still reads the old value', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.')],
    right: `${als}function bindUser(user) {
  currentUser.enterWith(user);
}
export function first(request) {
  bindUser(request.user);
  return currentUser.getStore();
}
export function second(request) {
  verifyToken(request).then((user) => user);
  return currentUser.getStore();
}
`,
  },
  {
    name: 'handed over to a bound function',
    wrong: `${als}function bindUser(user) {
  currentUser.enterWith(user);
  console.log(currentUser.getStore());
}
export const first = (user) => bindUser(user);
export const second = AsyncLocalStorage.bind(«bindUser»);
`,
    reports: [confined('bindUser', '(-> `currentUser.enterWith`, line 4) runs in the context that `AsyncLocalStorage.bind` (line 8) kept, and that ends with this function', 'the value is seen in here only', 'Say so with `currentUser.run(…)` around the code that needs it.')],
    right: `${als}function bindUser(user) {
  currentUser.enterWith(user);
  console.log(currentUser.getStore());
}
export const first = (user) => bindUser(user);
export const second = AsyncLocalStorage.bind((user) => currentUser.run(user, () => console.log(currentUser.getStore())));
`,
  },
  {
    name: 'a boundary that the settings declare',
    settings: { crossings: [{ from: 'package', package: 'jobs', name: 'enqueue', kind: 'bare' }] },
    wrong: `${als}import { enqueue } from 'jobs';
export function later(user) {
  enqueue(() => «currentUser.enterWith(user)»);
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a context of its own, through `enqueue` (line 5)', 'nobody sees it: `currentUser.getStore` (line 6) still reads the old value', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}import { perform } from 'jobs';
export function later(user) {
  perform(() => currentUser.enterWith(user));
  return currentUser.getStore();
}
`,
  },
  {
    name: 'a scope that the settings declare, and a mutation in another thread',
    settings: { crossings: [{ from: 'package', package: 'jobs', name: 'inWorker', kind: 'isolate' }] },
    wrong: `${als}import { inWorker } from 'jobs';
export const start = () => inWorker(() => {
  Object.assign(currentUser.getStore(), { done: true });
  «currentUser.getStore().done» = true;
});
`,
    reports: [{ messageId: 'lostMutation', data: { store: 'currentUser', boundary: 'inWorker', where: 'line 4' } }],
    right: `${als}import { inWorker } from 'jobs';
export const start = () => inWorker(() => {
  const own = { ...currentUser.getStore() };
  own.done = true;
});
`,
  },
  {
    name: 'a boundary that is written in many words is shortened',
    wrong: `${als}export function later(request) {
  return fetch(\`https://example.org/users/\${request.id}\`, { headers: { accept: 'application/json' } }).then((user) => «currentUser.enterWith(user)»);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs later, in a copy of the context made by `fetch(…).then` (line 4)', 'nobody sees it', 'Pass `user` on, or do what needs it in this callback, inside `currentUser.run(user, …)`.')],
    right: `${als}export function later(request) {
  return fetch(\`https://example.org/users/\${request.id}\`, { headers: { accept: 'application/json' } }).then((user) => user);
}
`,
  },
]);
