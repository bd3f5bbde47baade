/** `no-lost-write` where one place is reached, or left, in several ways: which of them the write is lost on. */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule } from './tester.js';

testRule('no-lost-write', rule, [
  {
    name: 'two rebinds that one call leads to, of which one is seen',
    wrong: `${als}function bindGuest() {
  bindName('guest');
}

function bindAdmin() {
  bindName('admin');
}

function bindName(name) {
  currentUser.enterWith(name);
}

function decide(isAdmin) {
  bindGuest();
  if (isAdmin) «bindAdmin()»;
  else console.log(currentUser.getStore());
}

function begin(isAdmin) {
  decide(isAdmin);
}

export async function start(request) {
  const isAdmin = await verify(request);
  begin(isAdmin);
}
`,
    reports: [
      lost('bindAdmin()', '(-> `bindName`, line 8 -> `currentUser.enterWith`, line 12) runs after the `await` on line 26', 'it does not propagate back to the caller of `start`, and readers such as `console.log` (line 18) do not find it', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}function bindGuest() {
  bindName('guest');
}

function bindAdmin() {
  bindName('admin');
}

function bindName(name) {
  currentUser.enterWith(name);
}

function decide(isAdmin) {
  bindGuest();
  if (isAdmin) bindAdmin();
  console.log(currentUser.getStore());
}

function begin(isAdmin) {
  decide(isAdmin);
}

export async function start(request) {
  const isAdmin = await verify(request);
  begin(isAdmin);
}
`,
  },
  {
    name: 'a function that is one of two, and runs many times',
    wrong: `${als}function bind(user) {
  currentUser.enterWith(user);
}

function show() {
  console.log(currentUser.getStore());
}

export async function all(request) {
  const users = await find(request);
  users.forEach(«request.binds ? bind : show»);
}
`,
    reports: [
      lost('bind()', '(-> `currentUser.enterWith`, line 4) runs after the `await` on line 12', 'it does not propagate back to the caller of `all`, and readers such as `console.log` (line 8) do not find it', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}function bind(user) {
  currentUser.enterWith(user);
}

function show() {
  console.log(currentUser.getStore());
}

export async function all(request) {
  const users = await find(request);
  users.forEach((user) => {
    if (request.binds) bind(user);
    else show();
  });
}
`,
  },
  {
    name: 'what closes a generator does not look',
    wrong: `${als}async function* pages(request) {
  try {
    yield await load(request);
  } finally {
    console.log('closed');
  }
}

export async function first(request) {
  for await (const page of pages(request)) {
    «currentUser.enterWith(page.user)»;
    break;
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 12', 'it does not propagate back to the caller of `first`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function* pages(request) {
  try {
    yield await load(request);
  } finally {
    console.log(currentUser.getStore());
  }
}

export async function first(request) {
  for await (const page of pages(request)) {
    currentUser.enterWith(page.user);
    break;
  }
}
`,
  },
  {
    name: 'what closes a generator does not look, in the same frame',
    wrong: `${als}function* pages(list) {
  try {
    yield* list;
  } finally {
    console.log('closed');
  }
}

export async function first(request) {
  const list = await load(request);
  for (const page of pages(list)) {
    «currentUser.enterWith(page.user)»;
    if (page.isLast) return;
  }
}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 12', 'it does not propagate back to the caller of `first`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}function* pages(list) {
  try {
    for (const page of list) yield page;
  } finally {
    console.log(currentUser.getStore());
  }
}

export async function first(request) {
  const list = await load(request);
  for (const page of pages(list)) {
    currentUser.enterWith(page.user);
    throw new Error(page.text);
  }
}
`,
  },
  {
    name: 'functions that call each other: only one way is right',
    wrong: `${als}async function visit(node) {
  if (node.parent) await climb(node);
  «currentUser.enterWith(node.owner)»;
}

async function climb(node) {
  currentUser.enterWith(node.parent);
  await null;
  console.log(currentUser.getStore());
  await «visit(node.parent)»;
}

export async function start(request) {
  await visit(request.node);
  console.log(currentUser.getStore());
}
`,
    reports: [
      lost('currentUser.enterWith()', 'may run after the `await` on line 4', 'it does not always propagate back to the caller of `visit`: `console.log` (line 17) may still read the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
      lost('visit()', '(-> `currentUser.enterWith`, line 5) runs after the `await` on line 10', 'it does not propagate back to the caller of `climb`: `console.log` (line 17) still reads the old value', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function visit(node) {
  if (node.parent) void climb(node);
  currentUser.enterWith(node.owner);
}

async function climb(node) {
  currentUser.enterWith(node.parent);
  console.log(currentUser.getStore());
  await visit(node.parent);
}

export async function start(request) {
  await visit(request.node);
  console.log(currentUser.getStore());
}
`,
  },
  {
    name: 'a generator within a generator: each turn by itself',
    wrong: `${als}async function* pages(request) {
  yield await load(request);
  yield await load(request);
}

async function* books(request) {
  «currentUser.enterWith('guest')»;
  await open(request);
  yield* pages(request);
}

export async function all(request) {
  await verify(request);
  for await (const page of books(request)) {
    «currentUser.enterWith(page.user)»;
    console.log(page);
  }
}

async function open() {}
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after the `await` on line 15', 'it does not propagate back to the caller of `all`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
      lost('currentUser.enterWith()', 'runs after the `await` on line 15', 'it does not propagate back to the caller of `all`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function* pages(request) {
  yield await load(request);
  yield await load(request);
}

async function* books(request) {
  currentUser.enterWith('guest');
  await open(request);
  yield* pages(request);
}

export async function all(request) {
  await verify(request);
  for await (const page of books(request)) {
    console.log(page, currentUser.getStore());
  }
}

async function open() {}
`,
  },
  {
    name: 'a generator within one that may have awaited before',
    wrong: `${als}async function* pages() {
  «currentUser.enterWith('guest')»;
  yield 1;
}

async function* books(request) {
  if (request.waits) await null;
  yield* pages();
}

async function all(request) {
  for await (const page of books(request)) {
    «currentUser.enterWith(request.user)»;
    console.log(page);
  }
}

setTimeout(all, 10, {});
`,
    reports: [
      lost('currentUser.enterWith()', 'runs after an `await` of this async generator, which goes on in the context of whoever asks for the next value', 'it is gone after the next `yield`', 'Yield the value, and let the consumer do its work inside `currentUser.run(…)`.'),
      lost('currentUser.enterWith()', 'runs after the `await` on line 14', 'it does not propagate back to the caller of `all`', "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`."),
    ],
    right: `${als}async function* pages() {
  currentUser.enterWith('guest');
  yield currentUser.getStore();
}

async function* books(request) {
  if (request.waits) await null;
  yield* pages();
}

async function all(request) {
  for await (const page of books(request)) console.log(page);
}

setTimeout(all, 10, {});
`,
  },
  {
    name: 'a function that is handed over and calls itself: what the inner call binds is seen by the outer one',
    wrong: `${als}async function visit(node) {
  console.log(currentUser.getStore());
  currentUser.enterWith(node.user);
}

export function both(one, other) {
  visit(one);
  visit(other);
  console.log(currentUser.getStore());
}

export function start(node) {
  process.nextTick(«visit», node);
}
`,
    reports: [
      lost('visit', '(-> `currentUser.enterWith`, line 5) runs later, in a copy of the context made by `process.nextTick` (line 15)', 'nobody sees it, and readers such as `console.log` (line 11) do not find it', 'Pass the value on, or do what needs it in this callback, inside `currentUser.run(…)`.'),
    ],
    right: `${als}function visit(node) {
  if (node.parent) visit(node.parent);
  console.log(currentUser.getStore());
  currentUser.enterWith(node.user);
}

export function start(node) {
  process.nextTick(visit, node);
}
`,
  },
]);
