/** `no-lost-write` on the ways through a function: branches, loops, `try`, `switch`, early returns and short circuits. */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'one branch has awaited, the other has not',
    wrong: `${als}export async function bind(request) {
  if (request.user) {
    currentUser.enterWith(request.user);
  } else {
    const user = await verify(request);
    «currentUser.enterWith(user)»;
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 7', 'it does not propagate back to the caller of `bind`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function bind(request) {
  if (request.user) {
    currentUser.enterWith(request.user);
  } else {
    await verify(request);
  }
}
`,
  },
  {
    name: 'a way with an await and a way without join before the write',
    wrong: `${als}export async function bind(request) {
  if (request.user) await verify(request);
  else await find(request);
  «currentUser.enterWith(request.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `bind`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function bind(request) {
  if (request.user) verify(request);
  currentUser.enterWith(request.user);
}
`,
  },
  {
    name: 'the way that awaits has returned',
    wrong: `${als}export async function bind(request) {
  if (request.user) {
    await verify(request);
    log();
  }
  await null;
  «currentUser.enterWith(request.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 8', 'it does not propagate back to the caller of `bind`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function bind(request) {
  if (request.user) {
    await verify(request);
    return;
  }
  currentUser.enterWith(request.user);
}
`,
  },
  {
    name: 'the await of a conditional expression',
    wrong: `${als}export async function bind(request) {
  const user = request.user ? await verify(request) : await find(request);
  «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bind`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function bind(request) {
  const user = request.user ? request.user : find(request);
  currentUser.enterWith(user);
}
`,
  },
  {
    name: 'a short circuit that has awaited in any case',
    wrong: `${als}export async function bind(request) {
  const user = (await verify(request)) ?? request.user;
  «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bind`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function bind(request) {
  const user = request.user ?? (verify(request));
  currentUser.enterWith(user);
}
`,
  },
  {
    name: 'the write itself is behind a short circuit',
    wrong: `${als}export async function bind(request) {
  const user = await verify(request);
  user && «currentUser.enterWith(user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bind`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function bind(request) {
  const user = verify(request);
  user && currentUser.enterWith(user);
  await user;
}
`,
  },
  {
    name: 'an optional call',
    wrong: `${als}export async function bind(request) {
  const user = await verify(request);
  «currentUser?.enterWith?.(user)»;
}
`,
    reports: [lost('currentUser?.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bind`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function bind(request) {
  const user = verify(request);
  currentUser?.enterWith?.(user);
}
`,
  },
  {
    name: 'a loop that awaits before it writes',
    wrong: `${als}export async function each(requests) {
  for (const request of requests) {
    const user = await verify(request);
    «currentUser.enterWith(user)»;
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `each`', "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.")],
    right: `${als}export async function each(requests) {
  for (const request of requests) {
    const user = await verify(request);
    currentUser.run(user, () => answer(request));
  }
}
`,
  },
  {
    name: 'a loop whose next round does not look',
    wrong: `${als}export async function each(requests) {
  console.log(currentUser.getStore());
  for (const request of requests) {
    await null;
    «currentUser.enterWith(request.user)»;
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 6', 'it does not propagate back to the caller of `each`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function each(requests) {
  for (const request of requests) {
    console.log(currentUser.getStore());
    await null;
    currentUser.enterWith(request.user);
  }
}
`,
  },
  {
    name: 'the test of a loop awaits',
    wrong: `${als}export async function each(queue) {
  while (await queue.next()) «currentUser.enterWith(queue.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `each`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function each(queue) {
  while (queue.next()) currentUser.enterWith(queue.user);
}
`,
  },
  {
    name: 'a loop that runs at least once has awaited',
    wrong: `${als}export async function each(queue) {
  do {
    await null;
  } while (queue.next());
  «currentUser.enterWith(queue.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `each`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function each(queue) {
  while (queue.next()) {
    null;
  }
  currentUser.enterWith(queue.user);
}
`,
  },
  {
    name: 'break leaves a loop before its await',
    wrong: `${als}export async function each(queue) {
  for (;;) {
    await null;
    if (queue.done) break;
  }
  «currentUser.enterWith(queue.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `each`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function each(queue) {
  for (;;) {
    if (queue.done) break;
    null;
  }
  currentUser.enterWith(queue.user);
}
`,
  },
  {
    name: 'a label is left after the await',
    wrong: `${als}export async function each(queue) {
  out: {
    await null;
    if (queue.done) break out;
    log();
  }
  «currentUser.enterWith(queue.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `each`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function each(queue) {
  out: {
    if (queue.done) break out;
    null;
  }
  currentUser.enterWith(queue.user);
}
`,
  },
  {
    name: 'a catch is reached after the await that failed',
    wrong: `${als}export async function bind(request) {
  try {
    await request.ready;
  } catch {
    «currentUser.enterWith('nobody')»;
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `bind`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function bind(request) {
  try {
    verify(request);
  } catch {
    currentUser.enterWith('nobody');
  }
}
`,
  },
  {
    name: 'a finally whose block has awaited',
    wrong: `${als}export async function bind(request) {
  try {
    await request.ready;
  } finally {
    «currentUser.enterWith(request.user)»;
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `bind`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function bind(request) {
  try {
    verify(request);
  } finally {
    currentUser.enterWith(request.user);
  }
}
`,
  },
  {
    name: 'a new value in a finally is none that is put back',
    wrong: `${als}export async function as(user, work) {
  try {
    return await request(user);
  } finally {
    «currentUser.enterWith({ id: 'nobody' })»;
  }
}

async function request(user) {
  return user.id;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `as`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: [`${als}export async function as(user, work) {
  const before = currentUser.getStore();
  try {
    return await request(user);
  } finally {
    currentUser.enterWith(before);
  }
}

async function request(user) {
  return user.id;
}
`, `${als}export async function as(user, work) {
  try {
    return await request(user);
  } finally {
    currentUser.enterWith(undefined);
  }
}

async function request(user) {
  return user.id;
}
`],
  },
  {
    name: 'a catch that only what comes after the await leads to',
    wrong: `${als}export async function bind(request) {
  try {
    await Promise.resolve(1);
  } catch {
    request.log('failed');
  }
  «currentUser.enterWith(request.user)»;
}
async function start(request) {
  await bind(request);
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 5', 'it does not propagate back to the caller of `bind`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function bind(request) {
  try {
    if (request.slow) request.ready();
  } catch {
    request.log('failed');
  }
  currentUser.enterWith(request.user);
}
`,
  },
  {
    name: 'a case after an awaiting one that falls through',
    wrong: `${als}export async function bind(request) {
  switch (await request.kind()) {
    case 'user':
      «currentUser.enterWith(request.user)»;
      break;
    default:
  }
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 4', 'it does not propagate back to the caller of `bind`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function bind(request) {
  switch (request.kind()) {
    case 'token':
      await verify(request);
      break;
    case 'user':
      currentUser.enterWith(request.user);
      break;
    default:
  }
}
`,
  },
  {
    name: 'both cases of a switch await',
    wrong: `${als}export async function bind(request) {
  switch (request.kind()) {
    case 'token':
      await verify(request);
      break;
    default:
      await null;
  }
  «currentUser.enterWith(request.user)»;
}
`,
    reports: [lost('currentUser.enterWith()', 'runs after the `await` on line 9', 'it does not propagate back to the caller of `bind`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.")],
    right: `${als}export async function bind(request) {
  switch (request.kind()) {
    case 'token':
      verify(request);
  }
  currentUser.enterWith(request.user);
}
`,
  },
  {
    name: 'what comes before the first await in a try throws nothing, so that the catch is behind it',
    wrong: `${als}const show = { value() { console.log('begins'); } };

function begin(count) {
  for (const one of [1, 2]) {
    if (one < count) show.value();
  }
}

export async function start(request) {
  try {
    begin(2);
    await request;
  } catch {
    «currentUser.enterWith('guest')»;
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 14', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}const show = { value() { throw new Error('nothing to show'); } };

function begin(count) {
  for (const one of [1, 2]) {
    if (one < count) show.value();
  }
}

export async function start(request) {
  try {
    begin(2);
    request;
  } catch {
    currentUser.enterWith('guest');
  }
}
`,
  },
  {
    name: 'a for await that is left early waits until its items are closed',
    wrong: `${als}async function* pages(source) {
  for await (const page of source.pages) {
    yield page;
    if (page.isLast) break;
  }
  «currentUser.enterWith('nobody')»;
  yield 'end';
}

export async function start(source) {
  for await (const page of pages(source)) console.log(page, currentUser.getStore());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after an `await` of this async generator, which goes on in the context of whoever asks for the next value', 'it is gone after the next `yield`: `console.log` (line 13) still reads the old value', 'Yield the value, and let the consumer do its work inside `currentUser.run(…)`.'),
    ],
    right: `${als}async function* pages(source) {
  for await (const page of source.pages) {
    yield page;
  }
  yield 'end';
  currentUser.enterWith('nobody');
  yield 'last';
}

export async function start(source) {
  for await (const page of pages(source)) console.log(page, currentUser.getStore());
}
`,
  },
  {
    name: 'functions within functions that are given nothing, however deep',
    wrong: `${als}export async function start(request) {
  const user = await verify(request);
  const step0 = () => {
    const step1 = () => {
      const step2 = () => {
        const step3 = () => {
          const step4 = () => {
            const step5 = () => {
              const step6 = () => {
                const step7 = () => {
                  const within = (work) => { work(); };
                  within(() => currentUser.enterWith(user));
                };
                step7();
              };
              step6();
            };
            step5();
          };
          step4();
        };
        step3();
      };
      step2();
    };
    step1();
  };
  «step0()»;
}
`,
    reports: [
      lost('step0()', '(-> `step1`, line 28 -> `step2`, line 26 -> `step3`, line 24 -> `step4`, line 22 -> `step5`, line 20 -> `step6`, line 18 -> `step7`, line 16 -> `within`, line 14) runs after the `await` on line 4', 'it does not propagate back to the caller of `start`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}export async function start(request) {
  const user = await verify(request);
  const step0 = () => {
    const step1 = () => {
      const step2 = () => {
        const step3 = () => {
          const step4 = () => {
            const step5 = () => {
              const step6 = () => {
                const step7 = () => {
                  const within = (work) => { work(); };
                  within(() => currentUser.run(user, () => verify(user)));
                };
                step7();
              };
              step6();
            };
            step5();
          };
          step4();
        };
        step3();
      };
      step2();
    };
    step1();
  };
  step0();
}
`,
  },
  {
    name: 'making an object before the first await in a try throws nothing, so that the catch is behind it',
    // Only of a file with a place of its own is it known which names lead to a rebind, so that other calls are not followed.
    filename: '/program.js',
    wrong: `${als}class Session {
  name = 'session';
}

class Admin extends Session {
  constructor(user) {
    super();
    this.user = user;
  }

  async open() {}
}

async function load() {
  try {
    await new Admin('admin').open();
    if (verify) throw new Error();
  } catch {
    «currentUser.enterWith('guest')»;
  }
}

export async function start() {
  await load();
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 18', 'it does not propagate back to the caller of `load`: `console.log` (line 27) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}class Session {
  constructor() {
    if (verify) throw new Error();
  }
}

class Admin extends Session {
  constructor(user) {
    super();
    this.user = user;
  }

  async open() {}
}

async function load() {
  try {
    new Admin('admin').open();
    if (verify) throw new Error();
  } catch {
    currentUser.enterWith('guest');
  }
}

export async function start() {
  await load();
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'what an async generator binds when it is closed ends with its last turn',
    wrong: `${als}async function* rows() {
  try {
    yield 1;
  } finally {
    «currentUser.enterWith('guest')»;
  }
}

export async function start(request) {
  await request.ready;
  for await (const row of rows()) if (row) break;
  currentUser.enterWith(undefined);
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 13 from the second round on', 'it does not propagate back to the caller of `rows`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function* rows() {
  try {
    yield 1;
  } finally {
    currentUser.enterWith('guest');
  }
}

export async function start(request) {
  await request.ready;
  for await (const row of rows()) if (row) break;
  console.log(currentUser.getStore());
}
`,
  },
]);
