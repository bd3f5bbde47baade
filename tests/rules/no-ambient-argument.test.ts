import rule from '../../rules/no-ambient-argument.js';
import { testRule, type Report, type Suggestion } from './tester.js';

const head = "import { AsyncLocalStorage } from 'node:async_hooks';\nconst currentUser = new AsyncLocalStorage();\n";
const typed = (type: string, name = 'currentUser'): string => `import { AsyncLocalStorage } from 'node:async_hooks';\nconst ${name} = new AsyncLocalStorage<${type}>();\n`;
const plain = (text: string): string => text.replace(/[«»]/g, '');

interface Says { readonly callee?: string; readonly who?: string; readonly chain?: string; readonly inHand?: string; readonly line?: number; readonly repair?: string; readonly suggestions?: readonly Suggestion[] }
const common = ({ callee = 'can', who = 'user', chain = 'currentUser.getStore()', inHand = 'user', line = 4 }: Says, at: number) => ({ callee, who, chain: `\`${chain}\` (line ${at})`, inHand, line: String(line) });
const passed = (at: number, says: Says = {}): Report => ({ messageId: 'passed', data: common(says, at), ...(says.suggestions === undefined ? {} : { suggestions: says.suggestions }) });
const implied = (at: number, says: Says = {}): Report => ({
  messageId: 'implied', data: { ...common(says, at), repair: says.repair ?? `Give \`${says.callee ?? 'can'}\` a parameter for the user, and pass \`${says.inHand ?? 'user'}\`.` },
  ...(says.suggestions === undefined ? {} : { suggestions: says.suggestions }),
});
const use = (output: string, inHand = 'user'): readonly Suggestion[] => [{ messageId: 'useInHand', data: { inHand }, output }];
const thread = (output: string, callee: string): readonly Suggestion[] => [{ messageId: 'threadParameter', data: { callee, parameter: 'user' }, output }];

const endpoint = (statements: string, user = 'await authenticate(request)'): string => `${head}app.get('/:id', async (request) => {\n  const user = ${user};\n  ${statements}\n});`;
const usePair = (name: string, wrong: string, right: string, says: Says = {}, fixed = right) => ({ name, wrong: endpoint(wrong), reports: [passed(5, { ...says, suggestions: use(endpoint(fixed)) })], right: endpoint(right) });

testRule('no-ambient-argument', rule, [
  {
    name: 'the same look-up twice, and something waited for in between',
    wrong: `${head}export async function change(doc) {\n  const user = currentUser.getStore();\n  await doc.load();\n  can(doc, «currentUser.getStore()»);\n}\nfunction canEdit(doc) {\n  return doc.owner === currentUser.getStore().id;\n}\nexport async function rename(doc) {\n  const user = currentUser.getStore();\n  await doc.load();\n  return «canEdit(doc)», user;\n}`,
    reports: [
      passed(6, { suggestions: use(`${head}export async function change(doc) {\n  const user = currentUser.getStore();\n  await doc.load();\n  can(doc, user);\n}\nfunction canEdit(doc) {\n  return doc.owner === currentUser.getStore().id;\n}\nexport async function rename(doc) {\n  const user = currentUser.getStore();\n  await doc.load();\n  return canEdit(doc), user;\n}`) }),
      implied(9, { callee: 'canEdit', line: 12, suggestions: thread(`${head}export async function change(doc) {\n  const user = currentUser.getStore();\n  await doc.load();\n  can(doc, currentUser.getStore());\n}\nfunction canEdit(doc, user) {\n  return doc.owner === user.id;\n}\nexport async function rename(doc) {\n  const user = currentUser.getStore();\n  await doc.load();\n  return canEdit(doc, user), user;\n}`, 'canEdit') }),
    ],
    right: `${head}const getUser = async () => currentUser.getStore();\nexport async function change(doc) {\n  const user = await getUser();\n  can(doc, await getUser());\n  return user;\n}\nfunction canEdit(doc) {\n  return doc.owner === currentUser.getStore().id;\n}\nexport async function rename(doc) {\n  const user = currentUser.getStore();\n  return canEdit(doc), user;\n}`,
  },
  {
    name: 'a wrapper that hands on what a guard gave, and one that hands on what the store holds',
    wrong: `${head}export const secured = (action) => async (request) => {\n  const user = await authenticate(request);\n  log(user);\n  return action(«currentUser.getStore()»);\n};`,
    reports: [passed(6, { callee: 'action', suggestions: use(`${head}export const secured = (action) => async (request) => {\n  const user = await authenticate(request);\n  log(user);\n  return action(user);\n};`) })],
    right: `${head}function requireUser() {\n  const user = currentUser.getStore();\n  if (!user) throw new Error('no');\n  return user;\n}\nexport const secured = (action) => async (request) => {\n  const user = await authenticate(request);\n  log(user);\n  return action(requireUser());\n};`,
  },
  {
    name: 'the user in a store of the tenant, beside a user and beside a tenant',
    filename: 'file.ts',
    wrong: `${typed('TenantContext', 'tenants')}export function change(doc: Doc, actorId: string) {\n  return can(doc, «tenants.getStore()?.userId»);\n}`,
    reports: [passed(4, { chain: 'tenants.getStore()', inHand: 'actorId', line: 3, suggestions: use(`${typed('TenantContext', 'tenants')}export function change(doc: Doc, actorId: string) {\n  return can(doc, actorId);\n}`, 'actorId') })],
    right: `${typed('TenantContext', 'tenants')}export function change(doc: Doc, currentTenantId: string) {\n  return can(doc, tenants.getStore()?.userId);\n}`,
  },
  usePair('the ambient user beside the one in hand', 'return can(request.id, «currentUser.getStore()»);', 'return can(request.id, user);'),
  usePair('with a default behind it', 'return can(request.id, «currentUser.getStore() ?? guest»);', 'return can(request.id, user ?? guest);'),
  usePair('a part of it', 'return can(request.id, «currentUser.getStore()?.role»);', 'return can(request.id, user?.role);'),
  usePair('keeps the comments around', 'return can(/* whose */ «currentUser.getStore()» /* theirs */);', 'return can(/* whose */ user /* theirs */);'),
  {
    name: 'a local that the ambient user goes into by itself, and one for which it only stands in',
    wrong: endpoint('const asking = currentUser.getStore();\n  return can(request.id, «asking»);'), reports: [passed(5, { suggestions: use(endpoint('const asking = currentUser.getStore();\n  return can(request.id, user);')) })],
    right: [
      endpoint('const asking = user ?? currentUser.getStore();\n  return can(request.id, asking);'),
      endpoint('const asking = currentUser.getStore() ?? user ?? null;\n  return can(request.id, asking);'),
      endpoint('const asking = user ?? currentUser.getStore();\n  const known = asking;\n  return can(request.id, known);'),
    ],
  },
  {
    name: 'a method that decides, whoever else may call it',
    wrong: `${head}export class Orders {\n  canRead(id) {\n    return currentUser.getStore().id === id;\n  }\n  async read(request) {\n    const user = await authenticate(request);\n    return «this.canRead(request.id)», user;\n  }\n}`,
    reports: [implied(5, { callee: 'this.canRead', line: 8, repair: 'Give `this.canRead` a parameter for the user, pass `user`, and mend whoever else calls it.' })],
    right: `${head}export class Orders {\n  async read(request) {\n    const user = await authenticate(request);\n    return user.id === request.id;\n  }\n}`,
  },
  {
    name: 'offers nothing where a comment would go',
    wrong: endpoint('return can(«currentUser./* of the request */getStore()»);'), reports: [passed(5, { chain: 'currentUser./* of the request */getStore()' })], right: endpoint('return can(/* of the request */ user);'),
  },
  {
    name: 'offers nothing where the name means another one',
    wrong: `${head}app.get('/:id', async (request) => {\n  const user = await authenticate(request);\n  for (const one of list) { const name = one; { const { user } = one; can(name, «currentUser.getStore()»); note(user); } }\n});`,
    reports: [passed(5)], right: endpoint('for (const one of list) can(one, user);'),
  },
  {
    name: 'through a local',
    wrong: endpoint('const who = currentUser.getStore();\n  return can(request.id, «who»);'),
    reports: [passed(5, { suggestions: use(endpoint('const who = currentUser.getStore();\n  return can(request.id, user);')) })],
    right: endpoint('const who = user;\n  return can(request.id, who);'),
  },
  {
    name: 'an awaited property of the cookies is of another form, a value of a map is no expression to replace',
    filename: 'file.ts',
    wrong: `${typed('Map<string, User>', 'bag')}app.get('/:id', async (request) => {\n  const user = request.user;\n  return can(«bag.getStore()!.get('user')», «bag.getStore()!.get('userId')»);\n});`,
    reports: [passed(5, { chain: 'bag.getStore()' }), passed(5, { chain: 'bag.getStore()' })],
    right: `${typed('Map<string, User>', 'bag')}app.get('/:id', async (request) => {\n  const user = request.user;\n  return can(user, bag.getStore()!.get('locale'));\n});`,
  },
  {
    name: 'a property of a bag',
    filename: 'file.ts',
    wrong: `${typed('{ user: User }', 'bag')}app.get('/:id', async (request) => {\n  const user = request.user;\n  return can(request.id, «bag.getStore()!.user»);\n});`,
    reports: [passed(5, { chain: 'bag.getStore()', suggestions: use(`${typed('{ user: User }', 'bag')}app.get('/:id', async (request) => {\n  const user = request.user;\n  return can(request.id, user);\n});`) })],
    right: `${typed('{ user: User }', 'bag')}app.get('/:id', async (request) => {\n  const user = request.body.user;\n  return can(request.id, bag.getStore()!.user);\n});`,
  },
  {
    name: 'through a reader of the file',
    wrong: `${head}const theUser = async () => currentUser.getStore();\nexport async function read(doc, actor) { return can(doc, «await theUser()»); }`,
    reports: [passed(3, { chain: 'theUser -> currentUser.getStore()', inHand: 'actor', suggestions: use(`${head}const theUser = async () => currentUser.getStore();\nexport async function read(doc, actor) { return can(doc, actor); }`, 'actor') })],
    right: `${head}const theUser = async () => currentUser.getStore();\nexport async function read(doc, locale) { return can(doc, await theUser()); }`,
  },
  // ---- who is in hand
  ...([
    ['a parameter beside what is asked for', '(doc, user)', '(user)'],
    ['a certain name', '(doc, actor)', '(doc, editor)'],
    ['the framework gives it', '(request, user)', '(id, userInput)'],
  ] as const).map(([name, good, bad]) => ({
    name, wrong: `${head}export const read = ${good} => can(«currentUser.getStore()»);`,
    reports: [passed(3, { inHand: good.includes('actor') ? 'actor' : 'user', line: 3, suggestions: use(`${head}export const read = ${good} => can(${good.includes('actor') ? 'actor' : 'user'});`, good.includes('actor') ? 'actor' : 'user') })],
    right: `${head}export const read = ${bad} => can(currentUser.getStore());`,
  })),
  {
    name: 'who is asked about is not who asks',
    wrong: endpoint('return can(«currentUser.getStore()»);', 'request.session.user'),
    reports: [passed(5, { suggestions: use(endpoint('return can(user);', 'request.session.user')) })],
    right: [
      endpoint('return can(currentUser.getStore());', 'await findUser(request.params.id)'), endpoint('return can(currentUser.getStore());', 'await getUserById(request)'), endpoint('return can(currentUser.getStore());', 'request.params.user'),
      endpoint('return can(currentUser.getStore());', 'await createSession(request)'), endpoint('return can(currentUser.getStore());', 'await verifyResetToken(token)'), endpoint('return can(currentUser.getStore());', 'users[0]'),
      endpoint('return can(user, currentUser.getStore());'), endpoint('return can([...{ user }.list, { a: -user }], currentUser.getStore());'),
      endpoint('if (user.id !== currentUser.getStore().id) return can(currentUser.getStore());'),
      `${head}export function updateUser(doc, user) { return can(currentUser.getStore()); }`, `${head}export class UserService { change(doc, user) { return can(currentUser.getStore()); } }`,
      `${head}export function addTo(list, user) { return can(currentUser.getStore()); }`, `${head}export function read(doc, { user }) { return can(currentUser.getStore()); }`,
      `'use server';\n${head}export async function read(doc, actor) { return can(currentUser.getStore()); }`, `${head}const tenants = 1;\nexport function read(doc, tenant) { return can(currentUser.getStore()); }`,
      `'use client';\n${head}export function read(doc, user) { return can(currentUser.getStore()); }`, `${head}export function read(doc, user) { return logger.info(currentUser.getStore()) ?? currentUser.run(currentUser.getStore(), doc); }`,
      `${head}export function read(doc, user) { return can(...currentUser.getStore()); }`, `${head}app.get('/', () => { const user = currentUser.getStore(); return can(user); });`,
    ],
  },
  {
    name: 'a token is not whom it names',
    wrong: `import { cookies } from 'next/headers';\nexport async function status() {\n  const session = await getSession(request);\n  const token = (await cookies()).get('session')?.value;\n  return check(«token»);\n}`,
    reports: [passed(4, { callee: 'check', who: 'session', chain: '(await cookies()).get()', inHand: 'session', line: 3 })],
    right: [
      `import { cookies } from 'next/headers';\nexport async function status() {\n  const token = (await cookies()).get('session')?.value;\n  const session = await verifySession(token);\n  return check(token);\n}`,
      `import { cookies } from 'next/headers';\nexport async function status() {\n  const token = (await cookies()).get('user_session')?.value;\n  const userId = await verifySession(token);\n  return version(token);\n}`,
      endpoint('return 1;', 'await authenticate(currentUser.getStore())'), endpoint('return 2;', '(await authenticate(currentUser.getStore()) ?? null).user'),
      `${head}export function read(doc, userId) { return can(currentUser.getStore()); }`,
    ],
  },
  {
    name: 'types and decorators tell',
    filename: 'file.ts',
    wrong: `${typed('User')}export class Docs { change(@CurrentUser() user: User, doc: Doc) { return can(doc, «currentUser.getStore()»); } }\nexport const mail = (user: SessionUser) => can(«currentUser.getStore()»);`,
    reports: [
      passed(3, { line: 3, suggestions: use(`${typed('User')}export class Docs { change(@CurrentUser() user: User, doc: Doc) { return can(doc, user); } }\nexport const mail = (user: SessionUser) => can(currentUser.getStore());`) }),
      passed(4, { suggestions: use(`${typed('User')}export class Docs { change(@CurrentUser() user: User, doc: Doc) { return can(doc, currentUser.getStore()); } }\nexport const mail = (user: SessionUser) => can(user);`) }),
    ],
    right: `${typed('User')}export class Docs { change(@Body() user: User, doc: Doc) { return can(doc, currentUser.getStore()); } }\nexport const mail = (doc: Doc, user: CreateUserDto) => can(currentUser.getStore());`,
  },
  {
    name: 'one of several, or by another name',
    wrong: `${endpoint('return can(«currentUser.getStore()»);', 'request.user ?? await authenticate(request) ?? null')}\n${endpoint('const viewer = user;\n  return can(«currentUser.getStore()»);').replace(head, '')}`,
    reports: [
      passed(5, { suggestions: use(`${endpoint('return can(user);', 'request.user ?? await authenticate(request) ?? null')}\n${endpoint('const viewer = user;\n  return can(currentUser.getStore());').replace(head, '')}`) }),
      passed(10, { inHand: 'viewer', line: 9, suggestions: use(`${endpoint('return can(currentUser.getStore());', 'request.user ?? await authenticate(request) ?? null')}\n${endpoint('const viewer = user;\n  return can(viewer);').replace(head, '')}`, 'viewer') }),
    ],
    right: [
      endpoint('return can(currentUser.getStore());', 'request.user ?? users[0]'), endpoint('const viewer = user;\n  return can(currentUser.getStore());', 'users[0]'),
      endpoint('return can(currentUser.getStore());', '{ id: request.id }'), endpoint('return can(currentUser.getStore());', 'new User(request)'),
    ],
  },
  {
    name: 'in hand is what has a name here',
    wrong: endpoint('if (request.id) return can(«currentUser.getStore()»);'),
    reports: [passed(5, { suggestions: use(endpoint('if (request.id) return can(user);')) })],
    right: `${head}app.get('/:id', async (request) => {\n  if (request.id) { const user = await authenticate(request); note(user); }\n  return can(currentUser.getStore());\n});`,
  },
  {
    name: 'a wrapper is an entry point: whom it takes may be anybody',
    wrong: `${head}export function withAudit(user, doc) {\n  audit(user);\n  can(doc, «currentUser.getStore()»);\n}`,
    reports: [passed(5, { line: 3, suggestions: use(`${head}export function withAudit(user, doc) {\n  audit(user);\n  can(doc, user);\n}`) })],
    right: `${head}export function withAudit(user, handler) {\n  audit(user);\n  can(handler.doc, currentUser.getStore());\n}`,
  },
  {
    name: 'names of the project',
    settings: { actorNames: { add: ['kunde'], remove: ['user'] } },
    wrong: `${head}export const read = (kunde) => can(«currentUser.getStore()»);`,
    reports: [passed(3, { inHand: 'kunde', line: 3, suggestions: use(`${head}export const read = (kunde) => can(kunde);`, 'kunde') })],
    right: `${head}export const read = (doc, user) => can(currentUser.getStore());`,
  },
  {
    name: 'code that may run anywhere',
    options: [{ checkSharedCode: true }],
    settings: { readers: [{ from: 'package', package: '@acme/context', name: 'whoAmI' }] },
    wrong: `import { whoAmI } from '@acme/context';\nexport const read = (doc, user) => can(«whoAmI()»);`,
    reports: [passed(2, { chain: 'whoAmI()', line: 2, suggestions: use(`import { whoAmI } from '@acme/context';\nexport const read = (doc, user) => can(user);`) })],
    right: `import { whoAmI } from '@acme/context';\nexport const read = (doc, user) => can(user);`,
  },
]);

const helper = (parameters: string, body: string): string => `function canRead(${parameters}) {\n${body}\n}\n`;
const ends = `app.get('/:id', async (request) => {\n  const user = await authenticate(request);\n  return «canRead(request.id)»;\n});`;
const threaded = (before: string, after: string, says: Says = {}) => ({
  wrong: `${head}${before}${ends}`,
  reports: [implied(4, { callee: 'canRead', line: 7, ...says, suggestions: thread(`${head}${after}${plain(ends).replace('request.id)', 'request.id, user)')}`, 'canRead') })],
  right: `${head}${after}${plain(ends).replace('request.id)', 'request.id, user)')}`,
});
const kept = (name: string, before: string, says: Says = {}, end = ends, at = 4) => ({
  name, wrong: `${head}${before}${end}`, reports: [implied(at, { callee: 'canRead', line: 7, ...says })], right: `${head}// Instead of ${name}.\n${helper('id, user', '  return user.id === id;')}${plain(end).replace('request.id)', 'request.id, user)')}`,
});

testRule('no-ambient-argument implied', rule, [
  { name: 'a helper that looks the user up', ...threaded(helper('id', '  return currentUser.getStore().id === id;'), helper('id, user', '  return user.id === id;'), { line: 7 }) },
  { name: 'into a local of that name', ...threaded(helper('id', '  const user = currentUser.getStore();\n  return user.id === id; // by id'), helper('id, user', '  return user.id === id; // by id'), { line: 8 }) },
  {
    name: 'a constant that holds a function, without parentheses, in calls of its own kind',
    wrong: `${head}const canRead = id => currentUser.getStore().id === id;\nconst mayRead = () => currentUser.getStore().id;\napp.get('/:id', async (request) => {\n  const user = await authenticate(request);\n  return [«canRead((request.id))», «canRead(request.name)», mayRead()];\n});`,
    reports: [1, 2].map(() => implied(3, { callee: 'canRead', line: 6, suggestions: thread(`${head}const canRead = (id, user) => user.id === id;\nconst mayRead = () => currentUser.getStore().id;\napp.get('/:id', async (request) => {\n  const user = await authenticate(request);\n  return [canRead((request.id), user), canRead(request.name, user), mayRead()];\n});`, 'canRead') })),
    right: `${head}const canRead = (id, user) => user.id === id;\napp.get('/:id', async (request) => canRead(request.id, await authenticate(request)));`,
  },
  {
    name: 'a type comes along',
    filename: 'file.ts',
    wrong: `${typed('User')}function isAdmin(): boolean { return currentUser.getStore()!.isAdmin; }\nexport const read = (doc: Doc, user: User) => «isAdmin()»;`,
    reports: [implied(3, { callee: 'isAdmin', suggestions: thread(`${typed('User')}function isAdmin(user: User | undefined): boolean { return user!.isAdmin; }\nexport const read = (doc: Doc, user: User) => isAdmin(user);`, 'isAdmin') })],
    right: `${typed('User')}function isAdmin(user: User): boolean { return user.isAdmin; }\nexport const read = (doc: Doc, user: User) => isAdmin(user);`,
  },
  { name: 'offers no parameter without a type', filename: 'file.ts', wrong: `${head}function isAdmin(): boolean { return currentUser.getStore().isAdmin; }\nexport const read = (doc, user) => «isAdmin()»;`, reports: [implied(3, { callee: 'isAdmin' })], right: `${head}export const read = (doc, user) => isAdmin(user);` },
  kept('a name that is taken', helper('id', '  return [id].some((user) => currentUser.getStore().id === user);')),
  kept('a second declaration of the name', helper('id', '  const user = currentUser.getStore();\n  return [id].some((user) => user) && user.id === id;'), { line: 8 }),
  kept('a local in a block', helper('id', '  { const user = currentUser.getStore(); return user.id === id; }')),
  kept('a comment in the way', helper('id', '  return currentUser./**/getStore().id === id;'), { chain: 'currentUser./**/getStore()' }),
  kept('an optional parameter', helper('id = 1', '  return currentUser.getStore().id === id;')),
  kept('another use of the function', helper('id', '  return currentUser.getStore().id === id;').replace('\n}\n', '\n} list.filter(canRead);\n')),
  kept('a call without anybody in hand', helper('id', '  return currentUser.getStore().id === id;').replace('\n}\n', '\n} canRead(1);\n')),
  kept('a call of another length', helper('id, other', '  return currentUser.getStore().id === id;')),
  kept('a call of itself', helper('id', '  return currentUser.getStore().id === id || canRead(id.parent);')),
  kept('a part of the user', helper('id', '  return currentUser.getStore().id === id;').replace('function', 'export function'), { repair: 'It is exported: give `canRead` a parameter for the user, pass `user`, and mend its callers in other files as well.' }),
  kept('through a chain', `const theUser = () => currentUser.getStore();\n${helper('id', '  return theUser().id === id;')}`, { line: 8, chain: 'theUser -> currentUser.getStore()' }, ends, 3),
  {
    name: 'a parameter that is left out',
    wrong: `${head}function canRead(id, user) { return (user ?? currentUser.getStore()).id === id; }\n${ends}`,
    reports: [implied(3, { callee: 'canRead', line: 5, repair: 'Pass `user`.' })],
    right: `${head}function canRead(id, user) { return (user ?? currentUser.getStore()).id === id; }\n${plain(ends).replace('request.id)', 'request.id, user)')}`,
  },
  {
    name: 'a number that is left out, of the user in hand',
    wrong: `${head}function canRead(id, userId) { return (userId ?? currentUser.getStore().id) === id; }\n${ends}`,
    reports: [implied(3, { callee: 'canRead', line: 5, repair: 'Pass its `userId`, of `user`.' })],
    right: `${head}function canRead(id, userId) { return (userId ?? currentUser.getStore().id) === id; }\n${plain(ends).replace('request.id)', 'request.id, user.id)')}`,
  },
  {
    name: 'one of several things that are taken together',
    wrong: `${head}function canRead(id, { user: asking, actor } = {}) { return (actor ?? currentUser.getStore()).id === id; }\n${ends}`,
    reports: [implied(3, { callee: 'canRead', line: 5, repair: 'Pass `user` as `actor`.' })],
    right: `${head}function canRead(id, { actor } = {}) { return (actor ?? currentUser.getStore()).id === id; }\n${plain(ends).replace('request.id)', 'request.id, { actor: user })')}`,
  },
  {
    name: 'a guard that decides, not one that answers who it is',
    wrong: `${head}function requireAdmin() { if (!currentUser.getStore().isAdmin) throw new Error('no'); }\napp.get('/', async (request) => {\n  const user = await authenticate(request);\n  «requireAdmin()»;\n});`,
    reports: [implied(3, { callee: 'requireAdmin', line: 5, suggestions: thread(`${head}function requireAdmin(user) { if (!user.isAdmin) throw new Error('no'); }\napp.get('/', async (request) => {\n  const user = await authenticate(request);\n  requireAdmin(user);\n});`, 'requireAdmin') })],
    right: `${head}function requireAdmin() { const it = currentUser.getStore(); if (!it.isAdmin) throw new Error('no'); return it; }\napp.get('/', async (request) => {\n  const user = await authenticate(request);\n  return requireAdmin();\n});`,
  },
]);
