/** `no-lost-write` at an `await`: what comes after it runs in a context of its own. */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'a helper binds after its await',
    wrong: `${als}export async function requireAuth(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
}
export async function answer(request) {
  await requireAuth(request);
  return currentUser.getStore();
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `requireAuth`: `currentUser.getStore` (line 9) still reads the old value', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: [`${als}export async function requireAuth(request) {
  const user = verify(request);
  currentUser.enterWith(user);
}
export async function answer(request) {
  await requireAuth(request);
  return currentUser.getStore();
}
`, `${als}export async function requireAuth(request) {
  currentUser.enterWith(request.user);
  await verify(request);
}
`],
  },
  {
    name: 'the await stands in the argument',
    wrong: `${als}export async function requireAuth(request) {
  «currentUser.enterWith(await verify(request))»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `requireAuth`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function requireAuth(request) {
  currentUser.enterWith(verify(request));
}
`,
  },
  {
    name: 'the await stands in the argument of a setter',
    wrong: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export async function requireAuth(request) {
  «bind(await verify(request))»;
}
`,
    reports: [lost('bind()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 7', 'it does not propagate back to the caller of `requireAuth`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}function bind(user) {
  currentUser.enterWith(user);
}
export async function requireAuth(request) {
  bind(verify(request));
}
`,
  },
  {
    name: 'for await',
    wrong: `${als}export async function last(users) {
  for await (const user of users) «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `last`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function last(users) {
  for (const user of users) currentUser.enterWith(user);
}
`,
  },
  {
    name: 'after for await, whether it had a round or not',
    wrong: `${als}export async function last(users) {
  let user;
  for await (user of users);
  «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `last`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function last(users) {
  let user;
  for (user of users);
  currentUser.enterWith(user);
}
`,
  },
  {
    name: 'the end of a block with await using',
    wrong: `${als}export async function requireAuth(request) {
  {
    await using session = request.session;
  }
  «currentUser.enterWith(request.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `requireAuth`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function requireAuth(request) {
  {
    using session = request.session;
  }
  currentUser.enterWith(request.user);
}
`,
  },
  {
    name: 'an async generator, which goes on in the context of whoever asks',
    wrong: `${als}async function* users(ids) {
  for (const id of ids) {
    const user = await find(id);
    «currentUser.enterWith(user)»;
    yield user;
  }
}
export async function names(ids) {
  for await (const user of users(ids)) console.log(currentUser.getStore(), user);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after an `await` of this async generator, which goes on in the context of whoever asks for the next value', 'it is gone after the next `yield`: `console.log` (line 11) still reads the old value', 'Yield `user`, and let the consumer do its work inside `currentUser.run(user, …)`.')],
    right: `${als}function* users(ids) {
  for (const id of ids) {
    const user = find(id);
    currentUser.enterWith(user);
    yield user;
  }
}
export function names(ids) {
  for (const user of users(ids)) console.log(currentUser.getStore(), user);
}
`,
  },
  {
    name: 'an async generator that another one goes through, for whoever asks that one',
    wrong: `${als}async function* part(ids) {
  for (const id of ids) {
    yield id;
    const user = await load(id);
    «currentUser.enterWith(user)»;
  }
}
export async function* users(ids) {
  yield* part(ids);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after an `await` of this async generator, which goes on in the context of whoever asks for the next value', 'it is gone after the next `yield`', 'Yield `user`, and let the consumer do its work inside `currentUser.run(user, …)`.')],
    right: `${als}async function* part(ids) {
  await load(ids);
  for (const id of ids) {
    yield id;
    currentUser.enterWith(id);
  }
}
export async function* users(ids) {
  yield* part(ids);
}
`,
  },
  {
    name: 'an async generator whose value is looked up before the next one is asked for',
    wrong: `${als}async function* users(ids) {
  await null;
  «currentUser.enterWith(ids)»;
  yield 1;
  await null;
}
export async function names(ids) {
  for await (const user of users(ids)) console.log(currentUser.getStore(), user);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after an `await` of this async generator, which goes on in the context of whoever asks for the next value', 'it is gone after the next `yield`: `console.log` (line 10) still reads the old value', 'Yield `ids`, and let the consumer do its work inside `currentUser.run(ids, …)`.')],
    right: `${als}async function* users(ids) {
  currentUser.enterWith(ids);
  yield 1;
  await null;
}
export async function names(ids) {
  for await (const user of users(ids)) console.log(currentUser.getStore(), user);
}
`,
  },
  {
    name: 'awaiting several at once',
    wrong: `${als}export async function requireAuth(request) {
  const [user] = await Promise.all([verify(request), find(request)]);
  «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `requireAuth`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function requireAuth(request) {
  const all = Promise.all([verify(request), find(request)]);
  currentUser.enterWith(all);
  return all;
}
`,
  },
  {
    name: 'nobody is seen to look, and nobody could',
    wrong: `${als}export const store = new AsyncLocalStorage();
export async function enterTenant(id) {
  const tenant = await find(id);
  «store.enterWith(tenant)»;
  return tenant;
}
`,
    reports: [lost('store.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `enterTenant`', "Return `tenant` and pass it on, or run the caller's work inside `store.run(tenant, …)`.")],
    right: `${als}export const store = new AsyncLocalStorage();
export async function enterTenant(id, next) {
  const tenant = await find(id);
  store.enterWith(tenant);
  return next();
}
`,
  },
  {
    name: 'the wrapper is awaited on two levels',
    wrong: `${als}async function open(request) {
  await null;
  return «enter(request.user)»;
}
const enter = (user) => currentUser.enterWith(user);
async function route(request) {
  await open(request);
  return currentUser.getStore();
}
export { route };
`,
    reports: [lost('enter()', '(-> `currentUser.enterWith`, line 7) runs after the `await` on line 4', 'it does not propagate back to the caller of `open`: `currentUser.getStore` (line 10) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}async function open(request) {
  return enter(request.user);
}
const enter = (user) => currentUser.enterWith(user);
async function route(request) {
  await open(request);
  return currentUser.getStore();
}
export { route };
`,
  },
  {
    name: 'the value goes out through the store',
    wrong: `${als}async function measure(job) {
  const usage = await job();
  «currentUser.enterWith(usage)»;
  return usage.text;
}
export async function answer() {
  const text = await measure(async () => ({ text: 'a' }));
  return [text, currentUser.getStore()];
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `measure`: `currentUser.getStore` (line 10) still reads the old value', "Return `usage` and pass it on, or run the caller's work inside `currentUser.run(usage, …)`.")],
    right: `${als}async function measure(job) {
  const usage = await job();
  return { text: usage.text, usage };
}
export async function answer() {
  const { text, usage } = await measure(async () => ({ text: 'a' }));
  return [text, currentUser.run(usage, () => currentUser.getStore())];
}
`,
  },
]);
