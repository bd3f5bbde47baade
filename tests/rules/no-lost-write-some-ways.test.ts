/**
 * `no-lost-write` where the function has awaited on some of the ways to a rebind only: on the others the caller sees it. What
 * decides about the `await` must not be what decides whether the rebind is come to.
 */
import rule from '../../rules/no-lost-write.js';
import { als, lost } from './lost-write.js';
import { testRule, type Right } from './tester.js';

const REPAIR = "Return the value and pass it on, or run the caller's work inside `currentUser.run(…)`.";

const REPAIR_USER = "Return `user` and pass it on, or run the caller's work inside `currentUser.run(user, …)`.";

function mayBeLost(line: number, reader = '', name = 'bind', repair = REPAIR) {
  return lost('currentUser.enterWith()', `may run after the \`await\` on line ${line}`, `it does not always propagate back to the caller of \`${name}\`${reader}`, repair);
}

function binding(body: string): string {
  return `${als}export async function bind(request) {
${body}}
`;
}

testRule('no-lost-write', rule, [
  {
    name: 'one arm of a branch awaits',
    wrong: binding(`  if (request.isNew) await verify(request);
  «currentUser.enterWith(request.user)»;
`),
    reports: [mayBeLost(4)],
    right: binding(`  if (request.isNew) await verify(request);
  return request.user;
`),
  },
  {
    name: 'a value that is loaded where it is missing',
    wrong: binding(`  const user = request.user ?? (await verify(request));
  «currentUser.enterWith(user)»;
`),
    reports: [mayBeLost(4, '', 'bind', REPAIR_USER)],
    right: binding(`  const user = request.user ?? verify(request);
  currentUser.enterWith(user);
`),
  },
  {
    name: 'one arm of a conditional expression awaits',
    wrong: binding(`  const user = request.user ? request.user : await find(request);
  «currentUser.enterWith(user)»;
`),
    reports: [mayBeLost(4, '', 'bind', REPAIR_USER)],
    right: binding(`  const user = request.user ? request.user : find(request);
  currentUser.enterWith(user);
`),
  },
  {
    name: 'who reads behind it may read the old value',
    wrong: `${als}async function bind(request) {
  let user;
  if (request.token) user = await verify(request.token);
  «currentUser.enterWith(user)»;
}

export async function start(request) {
  await bind(request);
  console.log(currentUser.getStore());
}
`,
    reports: [{
      ...mayBeLost(5, ': `console.log` (line 11) may still read the old value', 'bind', REPAIR_USER),
      suggestions: [{
        messageId: 'bindInCaller',
        data: { helper: 'bind', run: 'currentUser.run(user, …)' },
        output: `${als}async function bind(request) {
  let user;
  if (request.token) user = await verify(request.token);
  return user;
}

export async function start(request) {
  currentUser.run(await bind(request), () => {
    console.log(currentUser.getStore());
  });
}
`,
      }],
    }],
    right: `${als}async function bind(request) {
  let user;
  if (request.token) user = await verify(request.token);
  return user;
}

export async function start(request) {
  await currentUser.run(await bind(request), async () => {
    console.log(currentUser.getStore());
  });
}
`,
  },
  {
    name: 'a loop that may have no round awaits in it',
    wrong: binding(`  while (request.next()) await null;
  «currentUser.enterWith(request.user)»;
`),
    reports: [mayBeLost(4)],
    right: binding(`  while (request.next()) request.skip();
  currentUser.enterWith(request.user);
`),
  },
  {
    name: 'a loop is left before its await, or behind it',
    wrong: binding(`  for (;;) {
    if (request.done) break;
    await null;
  }
  «currentUser.enterWith(request.user)»;
`),
    reports: [mayBeLost(6)],
    right: binding(`  for (;;) {
    if (request.done) break;
    await null;
    return;
  }
  currentUser.enterWith(request.user);
`),
  },
  {
    name: 'a label is left before the await, or behind it',
    wrong: binding(`  out: {
    if (request.done) break out;
    await null;
  }
  «currentUser.enterWith(request.user)»;
`),
    reports: [mayBeLost(6)],
    right: binding(`  out: {
    if (request.done) break out;
    await null;
    return;
  }
  currentUser.enterWith(request.user);
`),
  },
  {
    name: 'what is awaited may throw before there is a promise, or be rejected',
    wrong: binding(`  try {
    await verify(request);
  } catch {
    «currentUser.enterWith('nobody')»;
  }
`),
    reports: [mayBeLost(5)],
    right: binding(`  try {
    verify(request);
  } catch {
    currentUser.enterWith('nobody');
  }
`),
  },
  {
    name: 'a finally, whether the block has awaited or not',
    wrong: binding(`  try {
    await verify(request);
  } finally {
    «currentUser.enterWith(request.user)»;
  }
`),
    reports: [mayBeLost(5)],
    right: binding(`  try {
    verify(request);
  } finally {
    currentUser.enterWith(request.user);
  }
`),
  },
  {
    name: 'behind a try whose block may have thrown before its await',
    wrong: binding(`  let user;
  try {
    user = await verify(request);
  } catch {
    request.log('failed');
  }
  «currentUser.enterWith(user)»;
`),
    reports: [mayBeLost(6, '', 'bind', REPAIR_USER)],
    right: binding(`  let user;
  try {
    user = await verify(request);
    return user;
  } catch {
    request.log('failed');
  }
`),
  },
  {
    name: 'one case of a switch awaits',
    wrong: binding(`  switch (request.kind) {
    case 'token':
      await verify(request);
  }
  «currentUser.enterWith(request.user)»;
`),
    reports: [mayBeLost(6)],
    right: binding(`  switch (request.kind) {
    case 'token':
      await verify(request);
      break;
    default:
      currentUser.enterWith(request.user);
  }
`),
  },
  {
    name: 'a case that falls through has awaited',
    wrong: binding(`  switch (request.kind) {
    case 'token':
      await verify(request);
    case 'session':
      «currentUser.enterWith(request.user)»;
  }
`),
    reports: [mayBeLost(6)],
    right: binding(`  switch (request.kind) {
    case 'token':
      await verify(request);
      break;
    case 'session':
      currentUser.enterWith(request.user);
  }
`),
  },
  {
    name: 'from the second round on the loop has awaited',
    filename: '/program.js',
    wrong: `${als}async function bindAll(request) {
  for (const user of request.users) {
    «currentUser.enterWith('guest')»;
    await verify(user);
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
      lost('currentUser.enterWith()', 'runs after the `await` on line 6 from the second round on', 'it does not always propagate back to the caller of `bindAll`: `console.log` (line 16) may still read the old value', REPAIR),
    ],
    right: `${als}async function bindAll(request) {
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
    name: 'what the inner call of itself binds is seen, and what the outer one binds behind it is not',
    wrong: `${als}async function visit(node) {
  if (node.parent) await visit(node.parent);
  console.log(currentUser.getStore());
  «currentUser.enterWith(node.user)»;
}

export function start(node) {
  process.nextTick(visit, node);
}
`,
    reports: [mayBeLost(4, '', 'visit')],
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
  {
    name: 'another test leads to the rebind, or away from it',
    wrong: binding(`  if (request.token) await verify(request.token);
  if (request.path === '/health') return;
  «currentUser.enterWith(request.user)»;
`),
    reports: [mayBeLost(4)],
    right: binding(`  if (request.token) await verify(request.token);
  if (request.token) return;
  currentUser.enterWith(request.user);
`),
  },
  {
    name: 'what the await has given decides',
    wrong: binding(`  let user = request.user;
  if (!user) user = await verify(request.token);
  if (!user) throw new Error('who are you?');
  if (user.isActive) «currentUser.enterWith(user)»;
`),
    reports: [mayBeLost(5, '', 'bind', REPAIR_USER)],
    right: binding(`  let user = request.user;
  if (!user) {
    user = false;
    await verify(request.token);
  }
  if (user) currentUser.enterWith(user);
`),
  },
  {
    name: 'the second of two, where the first is decided by what decides about the rebind',
    wrong: binding(`  if (request.slow) await verify(request);
  if (request.isNew) await find(request);
  if (!request.slow) «currentUser.enterWith(request.user)»;
`),
    reports: [mayBeLost(5)],
    right: binding(`  if (request.slow) await verify(request);
  if (request.isNew) find(request);
  if (!request.slow) currentUser.enterWith(request.user);
`),
  },
], [
  ['one name, asked twice', `  const { slow } = request;
  if (slow) await verify(request);
  if (!slow) currentUser.enterWith(request.user);
`],
  ['a property, and a name for it', `  const { slow } = request;
  if (request.slow) await verify(request);
  if (slow) return;
  currentUser.enterWith(request.user);
`],
  ['a property of what is asked', `  if (request.session) await verify(request);
  if (!request.session.user) currentUser.enterWith('guest');
`],
  ['a comparison with the one and with the other', `  if (request.kind === 'token') await verify(request);
  if (request.kind === 'session') currentUser.enterWith(request.user);
`],
  ['one function, asked twice', `  if (isNew(request)) await verify(request);
  if (isNew(request)) return;
  currentUser.enterWith(request.user);
`],
  ['what a call in the same arm has given', `  let count;
  if (request.isNew) {
    count = request.count();
    await verify(request);
  }
  if (!count) currentUser.enterWith(request.user);
`],
  ['a flag that is set in the same arm', `  let verified = false;
  if (request.isNew) {
    await verify(request);
    verified = true;
  }
  if (!verified) currentUser.enterWith(request.user);
`],
  ['a flag that is a property', `  if (request.isNew) {
    await verify(request);
    request.state.verified = true;
  }
  if (!request.state.verified) currentUser.enterWith(request.user);
`],
  ['two arms of one branch in a loop', `  for (const user of request.users) {
    if (user.isNew) await verify(user);
    else currentUser.enterWith(user);
  }
`],
  ['a loop whose test is not known', `  while (request.next()) await null;
  if (request.done) currentUser.enterWith(request.user);
`],
  ['both in a callback that runs on the spot', `  request.users.forEach((user) => { if (user.isNew) currentUser.enterWith(user); });
  if (request.isNew) await verify(request);
`],
].map(([name, body]): Right => ({ name: `decided by the same: ${name}`, code: binding(body!) })));
