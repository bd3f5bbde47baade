/** What `no-lost-write` must never report, each beside the nearest code that it does. */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'a call that is not awaited is no await',
    wrong: `${als}export async function enter(user) {
  await ensureIndexes();
  «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: [`${als}export async function enter(user) {
  void ensureIndexes();
  currentUser.enterWith(user);
}
`, `${als}export async function enter(user) {
  ensureIndexes().catch(() => undefined);
  currentUser.enterWith(user);
}
`],
  },
  {
    name: 'the await of a nested function is none',
    wrong: `${als}export async function enter(user) {
  const load = async () => { await null; };
  await load();
  «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function enter(user) {
  const load = async () => { await null; };
  load();
  currentUser.enterWith(user);
}
`,
  },
  {
    name: 'an async hook without an await',
    wrong: `${als}app.addHook('onRequest', async (request) => {
  await null;
  «currentUser.enterWith(request.user)»;
});
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of this function', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}app.addHook('onRequest', async (request) => {
  currentUser.enterWith(request.user);
});
`,
  },
  {
    name: 'what the same function hands on',
    wrong: `${als}export { currentUser };
export async function guard(request, response, next) {
  «currentUser.enterWith(await verify(request))»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `guard`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: [`${als}export { currentUser };
export async function guard(request, response, next) {
  currentUser.enterWith(await verify(request));
  return next();
}
`, `${als}export { currentUser };
export async function guard(handler, request) {
  currentUser.enterWith(await verify(request));
  return handler(request);
}
`, `import { AsyncLocalStorage } from 'node:async_hooks';
import { processJob } from './jobs.js';
export const currentUser = new AsyncLocalStorage();
export async function work(job) {
  currentUser.enterWith(await verify(job));
  await processJob(job);
}
`],
  },
  {
    name: 'a reader further down in the same function',
    wrong: `${als}export async function authenticate(request) {
  console.log(currentUser.getStore());
  const user = await verify(request);
  «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `authenticate`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function GET(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  return Response.json(currentUser.getStore());
}
`,
  },
  {
    name: 'what makes the answer, which has no caller that could miss the value',
    wrong: `${als}export async function authenticate(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  return Response.json([]);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `authenticate`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function GET(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  return Response.json([]);
}
`,
  },
  {
    name: 'a change of the object that the store holds',
    wrong: `${als}export async function guard(request) {
  const user = await verify(request);
  «currentUser.enterWith({ ...currentUser.getStore(), user })»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `guard`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function guard(request) {
  const user = await verify(request);
  currentUser.getStore().user = user;
  Object.assign(currentUser.getStore(), { user });
}
`,
  },
  {
    name: 'a store that is filled late',
    wrong: `${als}export async function guard(request) {
  const context = { user: await verify(request) };
  «currentUser.enterWith(context)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `guard`', "Return `context` and pass it on, or run the caller's work inside `currentUser.run(context, …)`.")],
    right: `${als}export async function guard(request) {
  const context = {};
  currentUser.enterWith(context);
  context.user = await verify(request);
}
`,
  },
  {
    name: 'what was there is put back',
    wrong: `${als}export async function as(user, work) {
  const before = user.name;
  await work();
  «currentUser.enterWith(before)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `as`', "Return `before` and pass it on, or run the caller's work inside `currentUser.run(before, …)`.")],
    right: `${als}export async function as(user, work) {
  const before = currentUser.getStore();
  await null;
  currentUser.enterWith(user);
  try {
    return await work();
  } finally {
    currentUser.enterWith(before);
  }
}
`,
  },
  {
    name: 'a reset',
    wrong: `${als}export async function leave() {
  await null;
  «currentUser.enterWith(null)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `leave`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function leave() {
  await null;
  currentUser.enterWith(undefined);
  currentUser.enterWith();
  currentUser.disable();
}
`,
  },
  {
    name: 'the module that wraps the store',
    wrong: `${als}export const setUser = async (user) => {
  await null;
  «currentUser.enterWith(user)»;
};
export const getUser = () => currentUser.getStore();
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `setUser`, and readers such as `getUser` (line 7) do not find it', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export const setUser = (user) => currentUser.enterWith(user);
export const getUser = () => currentUser.getStore();
`,
  },
  {
    name: 'a listener that rebinds for the one who emits',
    wrong: `${als}import { channel } from 'node:diagnostics_channel';
channel('request').subscribe(async (request) => {
  await null;
  «currentUser.enterWith(request.user)»;
});
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of this function', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: [`${als}import { channel } from 'node:diagnostics_channel';
channel('request').subscribe((request) => {
  currentUser.enterWith(request.user);
});
`, `${als}import { EventEmitter } from 'node:events';
export const events = new EventEmitter();
events.on('login', (user) => {
  currentUser.enterWith(user);
});
`],
  },
  {
    name: 'a test double, and a method of the same name',
    wrong: `${als}export async function enter(user) {
  await null;
  «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `enter`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';
import { RequestContext } from './itwin.js';
export const tenantStorage = { enterWith: () => {}, of: AsyncLocalStorage };
export async function enter(user) {
  await null;
  tenantStorage.enterWith(user);
  RequestContext.enter(user);
  new Map().set('user', user);
}
`,
  },
  {
    name: 'an early branch that binds before any await',
    wrong: `${als}export async function work(job) {
  const owner = job.owner ?? (await find(job));
  await null;
  «currentUser.enterWith(owner)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `work`', "Return `owner` and pass it on, or run the caller's work inside `currentUser.run(owner, …)`.")],
    right: `${als}export async function work(job) {
  if (job.owner) {
    currentUser.enterWith(job.owner);
    return;
  }
  await find(job);
}
`,
  },
  {
    name: 'a hook of a test that looks itself',
    wrong: `${als}beforeAll(async () => {
  await connect();
  «currentUser.enterWith('admin')»;
});
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of this function', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}beforeAll(async () => {
  await connect();
  currentUser.enterWith('admin');
  await seed(() => currentUser.getStore());
});
`,
  },
  {
    name: "another store's scope around the write",
    wrong: `${als}const bypass = new AsyncLocalStorage();
export async function work(user) {
  await bypass.run(true, async () => {
    await null;
    «currentUser.enterWith(user)»;
  });
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of this function', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}const bypass = new AsyncLocalStorage();
export async function work(user) {
  await bypass.run(true, async () => {
    currentUser.enterWith(user);
    await null;
  });
}
`,
  },
  {
    name: 'run itself, in every form',
    wrong: `${als}export async function withUser(user, work) {
  await currentUser.run(user, async () => {
    await null;
    «currentUser.enterWith(user.name)»;
  });
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of this function', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function withUser(user, work) {
  await null;
  currentUser.run(user, work);
  currentUser.run(user, () => work());
  return await currentUser.run(user, async () => work());
}
`,
  },
]);
