/** `no-lost-write` where a promise may be rejected: who waits for it goes on only when it was not. */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'awaited with others: where the caller goes on, all of them have got as far as the value',
    wrong: `${als}async function bindGuest() {
  currentUser.enterWith('guest');
}

async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  const user = await verify(request);
  await Promise.all([«bindGuest()», bindUser(user)]);
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('bindGuest()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 13', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindGuest() {
  currentUser.enterWith('guest');
}

async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  const user = await verify(request);
  await Promise.allSettled([bindGuest(), bindUser(user)]);
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'awaited later',
    wrong: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith('guest')»;
  const bound = bindUser(user);
  log(user);
  await bound;
  console.log(currentUser.getStore());
}

function log() {}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 9', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith('guest');
  const bound = bindUser(user);
  console.log(currentUser.getStore());
  await bound;
}
`,
  },
  {
    name: 'through a function that returns the promise',
    wrong: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

function bindFirst(users) {
  return bindUser(users[0]);
}

export async function start(request) {
  const users = await verify(request);
  «currentUser.enterWith('guest')»;
  await bindFirst(users);
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 13', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

function bindFirst(users) {
  bindUser(users[0]).catch(() => {});
}

export async function start(request) {
  const users = await verify(request);
  currentUser.enterWith('guest');
  await bindFirst(users);
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'through a function that awaits it',
    wrong: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

async function bindFirst(users) {
  await bindUser(users[0]);
}

export async function start(request) {
  const users = await verify(request);
  «currentUser.enterWith('guest')»;
  await bindFirst(users);
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 13', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

async function bindFirst(users) {
  try {
    await bindUser(users[0]);
  } catch {
    return;
  }
}

export async function start(request) {
  const users = await verify(request);
  currentUser.enterWith('guest');
  await bindFirst(users);
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'in the next round of a loop it is another promise',
    wrong: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  for (const user of await verify(request)) {
    «currentUser.enterWith('guest')»;
    const bound = bindUser(user);
    await bound;
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 9', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  for (const user of await verify(request)) {
    currentUser.enterWith('guest');
    const bound = bindUser(user);
    await bound.catch(() => {});
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'then: its callback runs where the promise was not rejected',
    wrong: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith('guest')»;
  bindUser(user).then(() => console.log(currentUser.getStore()));
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 9', 'it does not propagate back to the caller of `start`, and readers such as `console.log` (line 11) do not find it', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindUser(user) {
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith('guest');
  bindUser(user).then(() => {}, () => console.log(currentUser.getStore()));
}
`,
  },
  {
    name: 'a promise that cannot be rejected, from a function that returns it',
    wrong: `${als}const pause = () => new Promise((resolve) => setTimeout(resolve, 10));

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await pause();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}const pause = () => new Promise((resolve, reject) => setTimeout(reject, 10));

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await pause();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'a promise that cannot be rejected, from a function that is called by `call`',
    wrong: `${als}async function pause() {}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await pause.call(null);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}async function pause() {
  throw new Error('busy');
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await pause.call(null);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'a list of promises that are awaited together: none of them was rejected where the caller goes on',
    wrong: `${als}async function bindUser(user) {
  currentUser.enterWith('guest');
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  const users = await load(request);
  const bound = users.map((user) => «bindUser(user)»);
  await Promise.all(bound);
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('bindUser()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 10', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindUser(user) {
  currentUser.enterWith('guest');
  if (!user) throw new Error('nobody');
  currentUser.enterWith(user);
}

export async function start(request) {
  const users = await load(request);
  const bound = users.map((user) => bindUser(user));
  await Promise.allSettled(bound);
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'a chain whose callbacks give nothing that is rejected',
    wrong: `${als}async function pause() {}

function done() {}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await pause().then(() => done()).finally(() => done());
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 8', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}async function pause() {}

function done() {}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await pause().then(() => { throw new Error('busy'); }).finally(() => done());
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'a chain that handles what is rejected',
    wrong: `${als}async function pause() {
  throw new Error('busy');
}

function done() {}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await pause().catch(() => done());
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 10', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}async function pause() {
  throw new Error('busy');
}

function done() {}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await pause().then(() => done());
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'what a scope of another store gives',
    wrong: `${als}const tenant = new AsyncLocalStorage();

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await tenant.run('acme', async () => {});
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}const tenant = new AsyncLocalStorage();

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await tenant.run('acme', async () => { throw new Error('busy'); });
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'what a function gives that is run in a snapshot',
    wrong: `${als}const inRequest = AsyncLocalStorage.snapshot();

async function pause() {}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await inRequest(pause);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 8', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}const inRequest = AsyncLocalStorage.snapshot();

async function pause() {}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await inRequest(unknownPause);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'what a parameter gives that is a function by default',
    wrong: `${als}async function pause() {}

async function fail() {
  throw new Error();
}

function wait(work = pause) {
  return work();
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await wait();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 14', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`."),
    ],
    right: `${als}async function pause() {}

async function fail() {
  throw new Error();
}

function wait(work = fail) {
  return work();
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await wait();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'a promise that is rejected before the value is bound: whoever catches that does not see it',
    wrong: `${als}async function bindGuest(request) {
  if (request.isNew) await verify(request);
  «currentUser.enterWith('guest')»;
}

export async function start(request) {
  await request.ready;
  try {
    await bindGuest(request);
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bindGuest`: `console.log` (line 14) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: [
      `${als}async function bindGuest(request) {
  currentUser.enterWith('guest');
  if (request.isNew) await verify(request);
}

export async function start(request) {
  await request.ready;
  try {
    await bindGuest(request);
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
      `${als}async function bindGuest(request) {
  if (request.isNew) await verify(request);
  currentUser.enterWith('guest');
  return request.done();
}

export async function start(request) {
  await request.ready;
  try {
    await bindGuest(request);
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    ],
  },
  {
    name: 'what is run in a scope, by a function that is one by default, does not throw',
    filename: '/program.js',
    wrong: `${als}function pause() {}

function wait(work = pause) {
  return work();
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    currentUser.run('guest', () => wait());
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 10', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}function pause() {
  check();
}

function wait(work = pause) {
  return work();
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    currentUser.run('guest', () => wait());
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'a wrapped function that throws nothing, in one that is run in a scope',
    filename: '/program.js',
    wrong: `${als}function pause() {
  const bound = AsyncLocalStorage.bind(() => {});
  bound();
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    currentUser.run('guest', () => pause());
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 9', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}function pause() {
  const bound = AsyncLocalStorage.bind(() => check());
  bound();
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    currentUser.run('guest', () => pause());
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'what a wrapped function gives is not rejected where that does not throw',
    wrong: `${als}async function pause() {
  const bound = AsyncLocalStorage.bind(async () => {});
  await bound();
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await pause();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 9', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}async function pause() {
  const bound = AsyncLocalStorage.bind(async () => check());
  await bound();
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await pause();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'what a scope gives in a function that is awaited is not rejected where its function does not throw',
    wrong: `${als}async function pause() {
  await currentUser.run('guest', async () => {});
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await pause();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 8', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}async function pause() {
  await currentUser.run('guest', async () => check());
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await pause();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'awaited with others, none of which is rejected: whoever catches that one is does not see what it binds later',
    wrong: `${als}async function pause() {}

async function load(request) {
  await request.rows;
}

async function bindGuest(request) {
  if (request.isNew) await verify(request);
  «currentUser.enterWith('guest')»;
}

export async function start(request) {
  await request.ready;
  try {
    await Promise.all([pause(), bindGuest(request)]);
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 10', 'it does not propagate back to the caller of `bindGuest`: `console.log` (line 20) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    // One of them may be rejected.
    right: ['load(request), bindGuest(request)', 'bindGuest(request), load(request)', 'bindGuest(request), request.rows'].map((all) => `${als}async function pause() {}

async function load(request) {
  await request.rows;
}

async function bindGuest(request) {
  if (request.isNew) verify(request);
  currentUser.enterWith('guest');
}

export async function start(request) {
  await request.ready;
  try {
    await Promise.all([${all}]);
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`),
  },
  {
    name: 'a promise that cannot be rejected, from a function that is called by `apply`',
    filename: '/program.js',
    wrong: `${als}async function bindGuest(request) {
  if (request.isNew) await null;
  «currentUser.enterWith('guest')»;
}

export async function start(request) {
  await request.ready;
  try {
    await «bindGuest.apply(null, [request])»;
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bindGuest`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
      lost('bindGuest.apply()', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 9', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindGuest(request) {
  if (request.isNew) await null;
  currentUser.enterWith('guest');
  request.check();
}

export async function start(request) {
  await request.ready;
  try {
    await bindGuest.apply(null, [request]);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'an object with a then of its own that rejects nothing',
    wrong: `${als}class Query {
  then(resolve) {
    resolve(1);
  }
}

async function query() {
  return new Query();
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await query();
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 14', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: [`${als}class Query {
  then(resolve, reject) {
    reject(1);
  }
}

async function query() {
  return new Query();
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await query();
  } catch {
    console.log(currentUser.getStore());
  }
}
`, `${als}class Query {
  then(resolve) {
    check();
  }
}

async function query() {
  return new Query();
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await query();
  } catch {
    console.log(currentUser.getStore());
  }
}
`],
  },
  {
    name: 'a list of promises that a callback gives, none of which can be rejected',
    wrong: `${als}async function pause() {}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await Promise.all(request.rows.map(pause));
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: [`${als}async function pause() {
  throw new Error();
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await Promise.all(request.rows.map(pause));
  } catch {
    console.log(currentUser.getStore());
  }
}
`, `${als}async function pause() {}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await Promise.all(request.rows.map(check));
  } catch {
    console.log(currentUser.getStore());
  }
}
`],
  },
  {
    name: 'a function that awaits a list of promises which a callback hands on, none of which can be rejected',
    wrong: `${als}async function pause() {}

async function pauseAll(rows) {
  await Promise.all(rows.map(() => pause()));
}

export async function start(request) {
  const user = await verify(request);
  «currentUser.enterWith(user)»;
  try {
    await pauseAll(request.rows);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 10', 'it does not propagate back to the caller of `start`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: [`${als}async function pause() {
  throw new Error();
}

async function pauseAll(rows) {
  await Promise.all(rows.map(() => pause()));
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await pauseAll(request.rows);
  } catch {
    console.log(currentUser.getStore());
  }
}
`, `${als}async function pause() {}

async function pauseAll(rows) {
  await Promise.all(rows.map(() => pause()));
}

export async function start(request) {
  const user = await verify(request);
  currentUser.enterWith(user);
  try {
    await Promise.all(request.rows.map((row) => check(row)));
  } catch {
    console.log(currentUser.getStore());
  }
}
`],
  },
  {
    name: 'awaited later: whoever catches that it is rejected does not see what it binds after that',
    wrong: `${als}async function bindGuest(request) {
  if (request.isNew) await verify(request);
  «currentUser.enterWith('guest')»;
}

export async function start(request) {
  await request.ready;
  try {
    const bound = bindGuest(request);
    await null;
    await bound;
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bindGuest`: `console.log` (line 16) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindGuest(request) {
  if (request.isNew) verify(request);
  currentUser.enterWith('guest');
}

export async function start(request) {
  await request.ready;
  try {
    const bound = bindGuest(request);
    await request.rows;
    await bound;
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'what an exit gives is rejected where its function is: who goes on after it sees what that has bound last',
    settings: { runtime: 'async-hooks' },
    wrong: `${als}export async function start(request) {
  await request.ready;
  await currentUser.exit(async () => {
    «currentUser.enterWith('user')»;
    if (request.done) throw new Error();
    currentUser.enterWith('guest');
  });
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}export async function start(request) {
  await request.ready;
  await currentUser.exit(async () => {
    currentUser.enterWith('user');
    if (request.done) return;
    currentUser.enterWith('guest');
  });
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'a promise whose executor throws before it binds: whoever catches that does not see what it binds otherwise',
    filename: '/program.js',
    wrong: `${als}async function bindGuest(request) {
  await new Promise((resolve) => {
    if (request.done) throw new Error();
    currentUser.enterWith('guest');
    resolve();
  });
}

export async function start(request) {
  await request.ready;
  try {
    await «bindGuest(request)»;
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('bindGuest()', '(-> `currentUser.enterWith`, line 6) runs after the `await` on line 12', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    // It throws behind that, or is handed what rejects the promise.
    right: [
      ['(resolve) => {', "currentUser.enterWith('guest');\n    if (request.done) throw new Error();"],
      ['(resolve, reject) => {', "currentUser.enterWith('guest');\n    if (request.done) reject(new Error());"],
      ['(...settle) => {', "currentUser.enterWith('guest');\n    if (request.done) settle[1](new Error());"],
    ].map(([head, body]) => `${als}async function bindGuest(request) {
  await new Promise(${head}
    ${body}
  });
}

export async function start(request) {
  await request.ready;
  try {
    await bindGuest(request);
  } catch {
    console.log(currentUser.getStore());
  }
}
`),
  },
  {
    name: 'rejected before a loop that binds, and in the loop nothing is',
    filename: '/program.js',
    wrong: `${als}async function pause() {}

async function bindAll(request) {
  if (request.isNew) await verify(request);
  for (const user of request.users) {
    const paused = pause();
    «currentUser.enterWith('guest')»;
    await paused;
  }
}

export async function start(request) {
  await request.ready;
  try {
    await bindAll(request);
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `bindAll`: `console.log` (line 20) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function pause() {}

async function bindAll(request) {
  for (const user of request.users) {
    currentUser.enterWith('guest');
    verify(user);
  }
}

export async function start(request) {
  await request.ready;
  try {
    await bindAll(request);
    currentUser.enterWith(undefined);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'handed back what cannot be rejected: whoever catches that the function is rejected does not see it',
    filename: '/program.js',
    wrong: `${als}async function bindGuest() {
  currentUser.enterWith('guest');
}

async function bind(request) {
  if (request.isNew) await verify(request);
  return «bindGuest()»;
}

export async function start(request) {
  await request.ready;
  try {
    await «bind(request)»;
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
    reports: [
      lost('bindGuest()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 8', 'it does not propagate back to the caller of `bind`: `console.log` (line 17) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
      lost('bind()', '(-> `bindGuest`, line 9 -> `currentUser.enterWith`, line 4) runs after the `await` on line 13', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bindGuest() {
  currentUser.enterWith('guest');
  check();
}

async function bind(request) {
  if (request.isNew) await verify(request);
  return bindGuest();
}

export async function start(request) {
  await request.ready;
  try {
    await bind(request);
  } catch {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'a function that calls itself, and may be rejected before it binds: what the inner call has bound ends with the outer one',
    filename: '/program.js',
    wrong: `${als}async function bind(user) {
  currentUser.enterWith(user);
  await null;
}

async function bindAll(request) {
  if (request.done) throw new Error();
  await bind('user');
  if (request.more) await «bindAll(request)»;
  «currentUser.enterWith('guest')»;
}

export async function start(request) {
  await request.ready;
  «currentUser.enterWith('nobody')»;
  await «bindAll(request)»;
}
`,
    reports: [
      lost('bindAll()', '(-> `bind`, line 10 -> `currentUser.enterWith`, line 4) runs after the `await` on line 10', 'it does not propagate back to the caller of `bindAll`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
      lost('currentUser.enterWith()', 'runs after the `await` on line 10', 'it does not propagate back to the caller of `bindAll`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
      lost('currentUser.enterWith()', 'runs after the `await` on line 16', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
      lost('bindAll()', '(-> `bind`, line 10 -> `currentUser.enterWith`, line 4) runs after the `await` on line 16', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function bind(user) {
  currentUser.enterWith(user);
  await null;
}

async function bindAll(request) {
  if (request.done) throw new Error();
  await bind('user');
  console.log(currentUser.getStore());
  if (request.more) await bindAll(request);
}

export async function start(request) {
  await request.ready;
  try {
    await bindAll(request);
  } finally {
    console.log(currentUser.getStore());
  }
}
`,
  },
  {
    name: 'an executor that throws has its promise rejected, and whoever made it goes on with what it has bound by then',
    filename: '/program.js',
    wrong: `${als}export async function start(request) {
  await request.ready;
  const bound = new Promise((resolve) => {
    «currentUser.enterWith('guest')»;
    if (request.done) throw new Error();
    currentUser.enterWith('user');
    resolve();
  });
  await bound;
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: [
      // Before it is awaited.
      ["if (request.done) throw new Error();\n    currentUser.enterWith('user');\n    resolve();", 'console.log(currentUser.getStore());'],
      // What settles it first is what counts.
      ["resolve();\n    if (request.done) throw new Error();\n    currentUser.enterWith('user');", ''],
      ["if (request.early) resolve();\n    if (request.done) throw new Error();\n    currentUser.enterWith('user');\n    resolve();", ''],
      ["if (request.early) {\n      resolve();\n      if (request.done) throw new Error();\n      return;\n    }\n    currentUser.enterWith('user');\n    resolve();", ''],
      ["for (const one of request.all) resolve(one);\n    if (request.done) throw new Error();\n    currentUser.enterWith('user');", ''],
    ].map(([rest, before]) => `${als}export async function start(request) {
  await request.ready;
  const bound = new Promise((resolve) => {
    currentUser.enterWith('guest');
    ${rest}
  });
  ${before}
  await bound;
  console.log(currentUser.getStore());
}
`),
  },
  ...[
    ['a value', 'await 0;', 'await verify();'],
    ['a promise that only fulfils', 'await new Promise((resolve) => { resolve(); });', 'await new Promise((resolve, reject) => { reject(resolve); });'],
    ['a promise that is settled later', 'await new Promise((resolve) => setTimeout(resolve, 10));', 'await new Promise((resolve) => { resolve(verify()); });'],
  ].map(([what, wrong, right]) => {
    const program = (wait: string, write: string): string => `${als}export async function end() {
  await null;
  try {
    try {
      ${wait}
    } finally {
      ${write};
    }
  } catch {
    console.log(currentUser.getStore());
  }
}
`;
    return {
      name: `nobody catches what ${what} that nothing was bound before cannot throw`,
      wrong: program(wrong!, "«currentUser.enterWith('last')»"),
      reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `end`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
      right: program(right!, "currentUser.enterWith('last')"),
    };
  }),
]);
