import rule from '../../rules/no-ambient-permission.js';
import { testRule, type Report } from './tester.js';

const head = "import { AsyncLocalStorage } from 'node:async_hooks';\nexport const currentUser = new AsyncLocalStorage();\n";
const typed = (type: string, name = 'store'): string => `import { AsyncLocalStorage } from 'node:async_hooks';\nexport const ${name} = new AsyncLocalStorage<${type}>();\n`;

const READ = '`currentUser.getStore()` (line 4)';
const take = (who: string): string => `Take the ${who} as a parameter, and read it where the request comes in.`;
const direct = (name: string, chain = READ, who = 'user', repair = take(who)): Report => ({ messageId: 'directRead', data: { name, chain, who, repair } });
const through = (name: string, chain: string, who = 'user', repair = `Take the ${who} as a parameter, all along this chain.`): Report => ({ messageId: 'throughChain', data: { name, chain, who, repair } });
const ask = (twin: string, who = 'user'): string => `\`${twin}\` is told the ${who}: let the callers ask that, with the ${who} that they have in hand.`;
const fallback = (name: string, parameter: string, chain = READ): Report => ({ messageId: 'mixedFallback', data: { name, parameter, chain, who: 'user' } });
const ignored = (name: string, parameter: string, chain = '`currentUser.getStore()` (line 5)'): Report => ({ messageId: 'ignoredActor', data: { name, parameter, chain, who: 'user', also: '', answer: 'the answer', repair: `Decide by \`${parameter}\`.` } });
const partly = (name: string, parameter: string, chain: string, repair = `Decide by \`${parameter}\`.`, who = 'user'): Report => ({ messageId: 'ignoredActor', data: { name, parameter, chain, who, also: ' as well', answer: 'a part of the answer', repair } });
const guard = (name: string, chain = READ, who = 'user'): Report => ({ messageId: 'edgeGuard', data: { name, chain, who, repair: `Let the entry points that call it read the ${who}, and pass it in.` } });
const CURRENT = '`getCurrent -> currentUser.getStore()` (line 4)';
const strict = [{ checkEdgeGuards: true, checkSharedCode: true }];

testRule('no-ambient-permission', rule, [
  // ---- directRead
  {
    name: 'a helper that decides for the user of the store',
    wrong: `${head}export function «canEdit»(doc) {\n  return doc.owner === currentUser.getStore()?.id;\n}`,
    reports: [direct('canEdit')],
    right: `${head}export function canEdit(doc, user) {\n  return doc.owner === user.id;\n}`,
  },
  {
    name: 'a method that throws',
    wrong: `${head}export class Docs {\n  «assertOwner»(doc) { if (currentUser.getStore().id !== doc.owner) throw new Error('forbidden'); }\n}`,
    reports: [direct('assertOwner')],
    right: `${head}export class Docs {\n  assertOwner(doc) { if (this.user.id !== doc.owner) throw new Error('forbidden'); }\n}`,
  },
  {
    name: 'a delegate that passes what it looked up',
    wrong: `${head}export function «canPublish»(doc) {\n  return isOwner(currentUser.getStore(), doc);\n}`,
    reports: [direct('canPublish', READ, 'user', ask('isOwner'))],
    right: `${head}export function canPublish(doc, user) {\n  return isOwner(user, doc);\n}`,
  },
  {
    name: 'an answer that is looked for in a callback, a switch, a loop or a try',
    wrong: `${head}export function «hasRole»(roles) {\n  return roles.some((role) => role === currentUser.getStore().role);\n}
export function «hasAccess»(doc) {\n  for (const one of doc.readers) { try { switch (currentUser.getStore().id) { case one: return true; } } finally { done: { doc.asked(); } } }\n  return false;\n}`,
    reports: [direct('hasRole'), direct('hasAccess', '`currentUser.getStore()` (line 7)')],
    right: `${head}export function hasRole(roles) {\n  log(currentUser.getStore().id);\n  return roles.some((role) => role === 'admin');\n}`,
  },
  {
    name: 'goes on only for some',
    wrong: `${head}export function «canSee»(docs) {\n  if (currentUser.getStore().banned) return [];\n  return docs;\n}`,
    reports: [direct('canSee')],
    right: `${head}export function canSee(docs) {\n  if (docs.length === 0) return [];\n  return docs.map(decorate, currentUser.getStore());\n}`,
  },
  {
    name: 'an answer that is waited for',
    wrong: `${head}export async function «hasAccess»(doc) {\n  if (doc.locked) return await doc.isOpen;\n  return await canRead(doc, currentUser.getStore());\n}`,
    reports: [direct('hasAccess', '`currentUser.getStore()` (line 5)', 'user', ask('canRead'))],
    right: `${head}export async function hasAccess(doc) {\n  if (doc.locked) return await doc.content;\n  return await doc.contentFor(currentUser.getStore());\n}`,
  },
  {
    name: 'what tells nothing about who is asking',
    wrong: `import { cookies } from 'next/headers';\nexport async function «canRead»(doc) {\n  return doc.readers.includes((await cookies()).get('userId').value);\n}`,
    reports: [direct('canRead', '`(await cookies()).get()` (line 3)')],
    right: `import { draftMode } from 'next/headers';\nexport async function canRead(doc) {\n  return doc.published || (await draftMode()).isEnabled === true;\n}`,
  },
  {
    name: 'a store of a declared type',
    filename: 'file.ts',
    wrong: `${typed('{ user?: User; flags: Flags }')}export function «isAdmin»(): boolean {\n  const { user } = store.getStore()!;\n  return user.isAdmin;\n}`,
    reports: [direct('isAdmin', '`store.getStore()` (line 4)')],
    right: `${typed('{ user?: User; flags: Flags }')}export function isAdmin(): boolean {\n  const { flags } = store.getStore()!;\n  return flags.isAdmin;\n}`,
  },
  {
    name: 'a context that says what whoever asks may do',
    filename: 'file.ts',
    wrong: `${typed('{ isSuperAdmin: boolean; isDraft: boolean }')}export function «isSuperAdmin»(): boolean {\n  return store.getStore()?.isSuperAdmin ?? false;\n}`,
    reports: [direct('isSuperAdmin', '`store.getStore()` (line 4)', 'rights of the user')],
    right: `${typed('{ isSuperAdmin: boolean; isDraft: boolean }')}export function canPublish(): boolean {\n  return store.getStore()?.isDraft ?? false;\n}`,
  },
  {
    name: 'a store that is a typed parameter, field or variable',
    filename: 'file.ts',
    wrong: `import { AsyncLocalStorage } from 'node:async_hooks';
const late: AsyncLocalStorage<Tenant> = new AsyncLocalStorage();
declare const given: AsyncLocalStorage<Readonly<User> | undefined>;
export class Access {
  constructor(private readonly users: AsyncLocalStorage<User>) {}
  «isOwner»(doc: Doc): boolean { return this.users.getStore()?.id === doc.owner; }
  «isMember»(team: Team): boolean { return team.has(late.getStore()); }
}
export function «isManager»(users: AsyncLocalStorage<User>, team: Team): boolean { return users.getStore()?.id === team.manager; }`,
    reports: [direct('isOwner', '`this.users.getStore()` (line 6)'), direct('isMember', '`late.getStore()` (line 7)', 'tenant'), direct('isManager', '`users.getStore()` (line 9)')],
    right: `import { AsyncLocalStorage } from 'node:async_hooks';\nexport class Access {\n  constructor(private readonly session: AsyncLocalStorage<ClientSession>) {}\n  isOwner(doc: Doc): boolean { return this.session.getStore()?.id === doc.session; }\n}`,
  },
  {
    name: 'a value of a bag, by its key',
    wrong: `import { requestContext } from '@fastify/request-context';\nconst USER = 'user';\nexport function «canRead»(doc) {\n  return requestContext.get(USER).id === doc.owner;\n}`,
    reports: [direct('canRead', '`requestContext.get()` (line 4)')],
    right: `import { requestContext } from '@fastify/request-context';\nconst KEY = 'locale';\nexport function canRead(doc) {\n  return requestContext.get(KEY).id === doc.owner;\n}`,
  },
  {
    name: 'what hangs off a value of a bag, by a key with dots',
    filename: 'file.ts',
    wrong: `import { ClsService } from 'nestjs-cls';\nexport class Access {\n  constructor(private readonly cls: ClsService) {}\n  «canRead»(doc: Doc): boolean { return this.cls.get('user.id') === doc.owner; }\n}`,
    reports: [direct('canRead', '`this.cls.get()` (line 4)')],
    right: `import { ClsService } from 'nestjs-cls';\nexport class Access {\n  constructor(private readonly cls: ClsService) {}\n  canRead(doc: Doc): boolean { return this.cls.get('settings.locale') === doc.locale; }\n}`,
  },
  {
    name: 'an answer under a name of its own',
    wrong: `${head}export function «checkEditor»(doc) {\n  const mayEdit = doc.owner === currentUser.getStore().id;\n  return mayEdit;\n}`,
    reports: [direct('checkEditor')],
    right: `${head}export function checkEditor(doc) {\n  const view = doc.viewFor(currentUser.getStore().id);\n  return view;\n}`,
  },
  {
    name: 'an answer in an object',
    wrong: `${head}export function «checkPermission»(doc) {\n  let error;\n  const user = currentUser.getStore();\n  if (doc.owner !== user.id) error = 'forbidden';\n  return { user, error };\n}
export function «checkAccess»(doc) {\n  return { isAllowed: doc.owner === currentUser.getStore().id };\n}`,
    reports: [direct('checkPermission', '`currentUser.getStore()` (line 5)'), direct('checkAccess', '`currentUser.getStore()` (line 10)')],
    right: `${head}export function checkPermission(doc) {\n  let view;\n  const user = currentUser.getStore();\n  if (doc.owner !== user.id) view = 'short';\n  return { user, view };\n}`,
  },
  {
    name: 'the cookies of the request',
    wrong: `import { cookies } from 'next/headers';\nexport async function «isAdmin»() {\n  const jar = await cookies();\n  return jar.get('token')?.value === process.env.ADMIN;\n}`,
    reports: [direct('isAdmin', '`jar.get()` (line 4)', 'session')],
    right: `import { cookies } from 'next/headers';\nexport async function isAdmin() {\n  const jar = await cookies();\n  return jar.get('csrf-token')?.value === process.env.ADMIN;\n}`,
  },
  {
    name: 'a map in the store',
    filename: 'file.ts',
    wrong: `${typed('Map<string, unknown>')}export function «isOwner»(doc: Doc): boolean {\n  return store.getStore().get('userId') === doc.owner;\n}`,
    reports: [direct('isOwner', '`store.getStore()` (line 4)')],
    right: `${typed('Map<string, unknown>')}export function isOwner(doc: Doc): boolean {\n  return store.getStore().get('userAgent') === doc.owner;\n}`,
  },
  // ---- throughChain
  {
    name: 'a reader in between',
    wrong: `${head}const theUser = () => currentUser.getStore();\nexport function «canEdit»(doc) {\n  return doc.owner === theUser().id;\n}`,
    reports: [through('canEdit', '`theUser -> currentUser.getStore()` (line 3)')],
    right: `${head}const theUser = (request) => request.user;\nexport function canEdit(doc, request) {\n  return doc.owner === theUser(request).id;\n}`,
  },
  {
    name: 'a reader that hands all its arguments on, and one that is handed a list',
    filename: 'file.ts',
    wrong: `import { getServerSession } from 'next-auth';\nconst auth = (...args: [Request, Response] | []) => getServerSession(...args, {});\nexport async function «canEdit»(doc) {\n  return (await auth()).user.id === doc.owner;\n}`,
    reports: [through('canEdit', '`auth -> getServerSession()` (line 2)', 'session')],
    right: [
      `import { getServerSession } from 'next-auth';\nconst auth = (...args: [Request, Response] | []) => getServerSession(...args, {});\nexport async function canEdit(doc, request, response) {\n  return (await auth(request, response)).user.id === doc.owner;\n}`,
      `import { getServerSession } from 'next-auth';\nexport async function canEdit(doc, both) {\n  const pair = [both.request, both.response];\n  return (await getServerSession(...pair, {})).user.id === doc.owner;\n}`,
    ],
  },
  {
    name: 'a decision that another decision rests on',
    wrong: `${head}export function «hasPermission»(name) {\n  return currentUser.getStore().permissions.includes(name) === true;\n}\nexport function «canPublish»() { return hasPermission('publish'); }`,
    reports: [direct('hasPermission'), through('canPublish', '`hasPermission -> currentUser.getStore()` (line 4)')],
    right: `${head}export function hasPermission(name, user) {\n  return user.permissions.includes(name) === true;\n}\nexport function canPublish(user) { return hasPermission('publish', user); }`,
  },
  {
    name: 'rights that another function gives',
    filename: 'file.ts',
    wrong: `${head}export class Access {
  async «getRole»(spaceId: string) {\n    const member = await find(spaceId, currentUser.getStore().id);\n    if (!member) throw new Error('forbidden');\n    return member.role;\n  }
  async «getPermissions»(spaceId: string) { return permissionsOf(await this.getRole(spaceId)); }
  async «canEdit»(spaceId: string) { return (await this.getRole(spaceId)) === 'owner'; }
}`,
    reports: [direct('getRole', '`currentUser.getStore()` (line 5)'), through('getPermissions', '`getRole -> currentUser.getStore()` (line 5)'), through('canEdit', '`getRole -> currentUser.getStore()` (line 5)')],
    right: `${head}export class Access {
  async getRole(spaceId: string, user: User) {\n    const member = await find(spaceId, user.id);\n    if (!member) throw new Error('forbidden');\n    return member.role;\n  }
  async getPermissions(spaceId: string, user: User) { return permissionsOf(await this.getRole(spaceId, user)); }
  async getRoleLabels(spaceId: string) { return labelsOf(await this.load(spaceId), currentUser.getStore()); }
  async canEdit(spaceId: string, user: User) { return (await this.getRole(spaceId, user)) === 'owner'; }
}`,
  },
  {
    name: 'a static getter',
    wrong: `${head}class RequestContext {\n  static get user() { return currentUser.getStore(); }\n}\nexport function «isOwner»(doc) { return RequestContext.user.id === doc.owner; }`,
    reports: [through('isOwner', '`user -> currentUser.getStore()` (line 4)')],
    right: `${head}class RequestContext {\n  constructor(user) { this.known = user; }\n  get user() { return this.known; }\n}\nexport function isOwner(doc, context) { return context.user.id === doc.owner; }`,
  },
  {
    name: 'a reader with a memory, and one that throws',
    wrong: `import { cache } from 'react';\nimport { cookies } from 'next/headers';\nexport const getUser = cache(async () => {\n  const session = (await cookies()).get('session');\n  if (!session) throw new Error('unknown');\n  return await findBySession(session.value);\n});
export async function «isAdmin»() { return (await getUser()).role === 'admin'; }`,
    reports: [through('isAdmin', '`getUser -> (await cookies()).get()` (line 4)')],
    right: `import { cache } from 'react';\nimport { cookies } from 'next/headers';\nexport const getTheme = cache(async () => (await cookies()).get('theme'));\nexport async function isAdmin() { return (await getTheme()).value === 'admin'; }`,
  },
  {
    name: 'a reader that finds somebody by one of two cookies, through an object',
    wrong: `import { cookies } from 'next/headers';\nasync function getUser() {\n  const jar = await cookies();\n  return jar.signed ? findBy({ token: jar.get('session').value }) : null;\n}
export async function «isAdmin»() { return (await getUser()).role === 'admin'; }`,
    reports: [through('isAdmin', '`getUser -> jar.get()` (line 4)')],
    right: `import { cookies } from 'next/headers';\nasync function getTheme() {\n  const jar = await cookies();\n  return jar.signed ? findBy({ theme: jar.get('theme').value }) : null;\n}
export async function isAdmin() { return (await getTheme()).role === 'admin'; }`,
  },
  {
    name: 'a service of CLS behind a static class',
    filename: 'file.ts',
    wrong: `import { ClsService } from 'nestjs-cls';
export class RequestContext {
  static cls: ClsService;
  static current(): RequestContext { return RequestContext.cls.get(RequestContext.name); }
  static currentUser(throwError?: boolean): User | null { return RequestContext.current()._req['user']; }
  static «hasRole»(role: string): boolean { return this.currentUser()?.role === role; }
}`,
    reports: [through('hasRole', '`currentUser -> current -> RequestContext.cls.get()` (line 4)', 'user')],
    right: `export class RequestContext {
  static cls: ClsService;
  static current(): RequestContext { return RequestContext.cls.get(RequestContext.name); }
  static currentUser(throwError?: boolean): User | null { return RequestContext.current()._req['user']; }
  static hasRole(role: string): boolean { return this.currentUser()?.role === role; }
}`,
  },
  // ---- mixedFallback
  {
    name: 'a parameter with an ambient fallback',
    wrong: `${head}export function «canEdit»(doc, user) {\n  const actor = user ?? currentUser.getStore();\n  return actor?.id === doc.owner;\n}`,
    reports: [fallback('canEdit', 'user')],
    right: `${head}const guest = { id: 0 };\nexport function canEdit(doc, user) {\n  const actor = user ?? guest;\n  return actor.id === doc.owner;\n}`,
  },
  {
    name: 'a part of the parameter, whatever that turned out to be',
    wrong: `${head}export function «canEdit»(doc, user) {\n  const id = (doc.draft ? user : doc.editor).id ?? currentUser.getStore().id;\n  return id === doc.owner;\n}`,
    reports: [fallback('canEdit', 'user')],
    right: `${head}export function canEdit(doc, user) {\n  const id = (doc.draft ? user : doc.editor).id ?? 0;\n  return id === doc.owner;\n}`,
  },
  {
    name: 'the same under any name, when it answers yes or no',
    filename: 'file.ts',
    wrong: `${typed('User', 'currentUser')}export function «visible»(doc: Doc, user = currentUser.getStore()): boolean {\n  return user?.id === doc.owner;\n}`,
    reports: [fallback('visible', 'user', '`currentUser.getStore()` (line 3)')],
    right: `${typed('User', 'currentUser')}export function ordersOf(shop: Shop, user = currentUser.getStore()): Order[] {\n  return shop.orders(user);\n}`,
  },
  {
    name: 'a parameter that is filled in',
    wrong: `${head}export function «canEdit»(doc, userId) {\n  userId ??= currentUser.getStore().id;\n  return userId === doc.owner;\n}\nexport function «canRead»(doc, { user }) {\n  if (!user) user = currentUser.getStore();\n  return user.id === doc.owner;\n}`,
    reports: [fallback('canEdit', 'userId'), fallback('canRead', 'user', '`currentUser.getStore()` (line 8)')],
    right: `${head}export function canEdit(doc, userId) {\n  userId ??= doc.editor;\n  return userId === doc.owner;\n}`,
  },
  {
    name: 'the user of the options, of the second of several things, in a function that gives a right',
    wrong: `${head}export function «canEdit»(doc, options = {}) {\n  return (options.user ?? currentUser.getStore()).id === doc.owner;\n}\nexport function «canRead»(doc, { page, user }) {\n  return (user || currentUser.getStore()).id === doc.owner && page;\n}\nexport async function «getRoleIn»(space, { userId } = {}) {\n  const one = await memberOf(space, userId ?? currentUser.getStore().id);\n  if (!one) throw new Error('no');\n  return one.role;\n}`,
    reports: [fallback('canEdit', 'options.user'), fallback('canRead', 'user', '`currentUser.getStore()` (line 7)'), fallback('getRoleIn', 'userId', '`currentUser.getStore()` (line 10)')],
    right: `${head}export function canEdit(doc, options = {}) {\n  return (options.user ?? guest).id === doc.owner;\n}\nexport function canRead(doc, { page, user }) {\n  return user.id === doc.owner && page;\n}`,
  },
  {
    name: 'a tenant that stands in is nobody in a function that gives the rights of somebody, and is one in a decision',
    wrong: `${typed('Tenant', 'tenants')}export function «canEdit»(user, options) {\n  return user.tenant === (options.tenantId || tenants.getStore().id);\n}`,
    filename: 'file.ts',
    reports: [{ messageId: 'mixedFallback', data: { name: 'canEdit', parameter: 'options.tenantId', chain: '`tenants.getStore()` (line 4)', who: 'tenant' } }],
    right: `${typed('Tenant', 'tenants')}export async function getRolesOf({ userId, tenantId }: Asked): Promise<string[]> {\n  const tenant = tenantId || tenants.getStore()?.id;\n  const rows = await rolesIn(tenant, userId);\n  if (rows.length > 0) return rows;\n  return ['guest'];\n}\nexport async function getRolesOrGuest({ userId, tenantId }: Asked): Promise<string[]> {\n  const roles = await getRolesOf({ userId, tenantId });\n  return roles.length > 0 ? roles : ['guest'];\n}`,
  },
  {
    name: 'who asks one that has a fallback says for whom, or does not',
    wrong: `${head}function «canEdit»(doc, { user } = {}) {\n  return (user ?? currentUser.getStore()).id === doc.owner;\n}\nexport function «canShare»(doc) {\n  return canEdit(doc, { shared: true });\n}`,
    reports: [fallback('canEdit', 'user'), through('canShare', '`canEdit -> currentUser.getStore()` (line 4)')],
    right: `${head}function canEdit(doc, { user }) {\n  return user.id === doc.owner;\n}\nexport function canShare(doc, user) {\n  return canEdit(doc, { user });\n}`,
  },
  {
    name: 'what makes a middleware is told by the request',
    wrong: `${head}function canEdit(doc, user = currentUser.getStore()) {\n  return user.id === doc.owner;\n}\nexport function «requireRole»(role) {\n  return hasRole(currentUser.getStore(), role);\n}`.replace('canEdit', '«canEdit»'),
    reports: [fallback('canEdit', 'user', '`currentUser.getStore()` (line 3)'), direct('requireRole', '`currentUser.getStore()` (line 7)', 'user', ask('hasRole'))],
    right: `${head}function allowed(role) {\n  return currentUser.getStore().role === role;\n}\nfunction requireAny(...roles) {\n  return (req, res, next) => { if (roles.some((role) => allowed(role))) next(); };\n}\nexport function requireRole(role) {\n  return requireAny(role);\n}`,
  },
  {
    name: 'the user in a store of the tenant is a user',
    filename: 'file.ts',
    wrong: `${typed('TenantContext', 'tenants')}export function «canEdit»(doc: Doc): boolean {\n  return doc.owner === tenants.getStore()?.userId;\n}\nexport function «hasAccess»(doc: Doc): boolean {\n  return doc.tenant === tenants.getStore()?.tenantId;\n}`,
    reports: [direct('canEdit', '`tenants.getStore()` (line 4)', 'user'), direct('hasAccess', '`tenants.getStore()` (line 7)', 'tenant')],
    right: `${typed('TenantContext', 'tenants')}export function canEdit(doc: Doc, userId: string): boolean {\n  return doc.owner === userId;\n}`,
  },
  // ---- ignoredActor
  {
    name: 'a parameter that is looked at and decides nothing',
    wrong: `${head}export function «canEdit»(doc, user) {\n  if (!user || user === undefined || null == user) return false;\n  return user && doc.owner === currentUser.getStore().id;\n}`,
    reports: [ignored('canEdit', 'user')],
    right: `${head}export function canEdit(doc, user) {\n  if (!user) return false;\n  return doc.owner === user.id;\n}`,
  },
  {
    name: 'a parameter of which nothing is asked at all',
    wrong: `${head}export function «canEdit»(doc, currentUserId) {\n  if (doc.open) return true;\n  return doc.owner === currentUser.getStore().id;\n}`,
    reports: [ignored('canEdit', 'currentUserId')],
    right: `${head}export function canEdit(doc, currentUserId) {\n  if (doc.open) return true;\n  return doc.owner === currentUserId;\n}`,
  },
  {
    name: 'a parameter that decides, beside somebody ambient; whoever asks with it is told by it',
    wrong: `${head}export function «canManage»(doc, user) {\n  return user.admin || doc.owner === currentUser.getStore().id;\n}\nexport function canEdit(doc, user) {\n  return canManage(doc, user);\n}`,
    reports: [partly('canManage', 'user', READ)],
    right: `${head}export function canManage(doc, user) {\n  return user.admin || doc.owner === user.id;\n}\nexport function canEdit(doc, user) {\n  return canManage(doc, user);\n}`,
  },
  {
    name: 'a parameter that may be whom it is about',
    wrong: `${head}export function «canBan»(team, user) {\n  return !user.admin && currentUser.getStore().admin && team.open;\n}\nexport function «canEdit»(user) {\n  return !user.admin && currentUser.getStore().admin;\n}\nexport function «canSee»(doc, user) {\n  return currentUser.getStore().id !== user.id && doc.open && !user.hidden;\n}\nexport function «canView»(account, doc) {\n  return account.open && currentUser.getStore().admin && doc.open;\n}\nexport function «hasPermission»(sessionId) {\n  return ownerOf(sessionId) === currentUser.getStore().id;\n}`,
    reports: [direct('canBan'), direct('canEdit', '`currentUser.getStore()` (line 7)'), direct('canSee', '`currentUser.getStore()` (line 10)'), direct('canView', '`currentUser.getStore()` (line 13)'), direct('hasPermission', '`currentUser.getStore()` (line 16)')],
    right: `${head}export function canBan(team, user, actor) {\n  return !user.admin && actor.admin && team.open;\n}`,
  },
  {
    name: 'what is said where it is asked for is not said again, unless there is more of it',
    wrong: `${head}export function «isOwner»(doc) {\n  return doc.owner === currentUser.getStore().id;\n}\nexport function canEdit(doc, user) {\n  return isOwner(doc) || user.admin;\n}\nexport function «canShare»(doc, user) {\n  return isOwner(doc) || user.admin || doc.reader === currentUser.getStore().id;\n}\nconst theId = () => currentUser.getStore().id;\nexport function «canReview»(doc, user) {\n  return user.admin || doc.reader === theId();\n}`,
    reports: [direct('isOwner'), partly('canShare', 'user', '`currentUser.getStore()` (line 10)'), partly('canReview', 'user', '`theId -> currentUser.getStore()` (line 12)', 'Decide by `user`, all along this chain.')],
    right: `${head}function isOwner(doc, user) {\n  return doc.owner === user.id;\n}\nexport function canEdit(doc, user) {\n  return isOwner(doc, user) || user.admin;\n}`,
  },
  // ---- names
  {
    name: 'who is an admin, and what admins look at',
    wrong: `${head}export function «getIsAdmin»() {\n  return currentUser.getStore().role === 'admin';\n}\nexport async function «getTeamAdmin»(teamId) {\n  const user = currentUser.getStore();\n  if (!(await isIn(teamId, user))) return null;\n  return user;\n}`,
    reports: [direct('getIsAdmin'), direct('getTeamAdmin', '`currentUser.getStore()` (line 7)')],
    right: `${head}export async function getAdminEvents(limit) {\n  if (!currentUser.getStore().id) return { success: false, data: [] };\n  return { success: true, data: await events.find(limit) };\n}`,
  },
  {
    name: 'who may do something to a cache, and whether one can be used',
    wrong: `${head}export function «canManageCache»() {\n  return currentUser.getStore().role === 'admin';\n}`,
    reports: [direct('canManageCache')],
    right: `${head}export function canUseSettingsCache(owner) {\n  return currentUser.getStore().id === owner;\n}\nexport function mayReuseConnection(owner) {\n  return currentUser.getStore().id === owner;\n}`,
  },
  {
    name: 'a guard that gives an answer where another one throws, when guards count; one that is told which right, and one that is asked, decide',
    options: strict,
    wrong: `${head}async function getCurrent() {\n  const user = currentUser.getStore();\n  if (!user) return { authorized: false, error: 'nobody' };\n  return { authorized: true, user };\n}\nexport async function «requireAdmin»() {\n  const found = await getCurrent();\n  if (!found.authorized) return found;\n  if (found.user.role !== 'admin') return { authorized: false, error: 'no admin' };\n  return found;\n}\nexport async function «requireStaff»() {\n  const found = await getCurrent();\n  if (!found.user.staff) throw new Error('no staff');\n  return found;\n}\nexport async function «requireRole»(role) {\n  const found = await getCurrent();\n  if (found.user.role !== role) return { authorized: false, error: 'no' };\n  return found;\n}\nexport async function «isAdmin»() {\n  const found = await getCurrent();\n  if (found.user.role !== 'admin') return { authorized: false, error: 'no' };\n  return found;\n}`,
    reports: [guard('requireAdmin', CURRENT, 'rights of the user'), guard('requireStaff', CURRENT), through('requireRole', CURRENT, 'rights of the user'), through('isAdmin', CURRENT, 'rights of the user')],
    right: `export async function requireAdmin(user) {\n  if (user.role !== 'admin') return { authorized: false, error: 'no admin' };\n  return { authorized: true, user };\n}`,
  },
  // ---- what is named
  {
    name: 'who asks before the tenant, and what is looked up here before what others look up',
    filename: 'file.ts',
    wrong: `${typed('Context')}export const getTenantId = () => store.getStore().tenantId;\nexport const getUserId = () => store.getStore().userId;\nexport function «canEdit»(doc: Doc): boolean {\n  return doc.tenant === getTenantId() && doc.owner === getUserId();\n}\nexport function «canRead»(doc: Doc): boolean {\n  return doc.reader === getUserId() || doc.owner === store.getStore().userId;\n}\nexport function «canList»(doc: Doc): boolean {\n  return doc.tenant === getTenantId();\n}\nexport function «canView»(doc: Doc): boolean {\n  return doc.token === store.getStore().accessTokenId || doc.owner === getUserId();\n}`,
    reports: [through('canEdit', '`getUserId -> store.getStore()` (line 4)'), direct('canRead', '`store.getStore()` (line 9)'), through('canList', '`getTenantId -> store.getStore()` (line 3)', 'tenant'), through('canView', '`getUserId -> store.getStore()` (line 4)')],
    right: `${typed('Context')}export function canEdit(doc: Doc, tenantId: string, userId: string): boolean {\n  return doc.tenant === tenantId && doc.owner === userId;\n}`,
  },
  {
    name: 'who may be asked instead takes the same one, and looks nobody up',
    filename: 'file.ts',
    wrong: `${typed('Context')}export function «canEdit»(doc: Doc): boolean {\n  return doc.owner === store.getStore().userId || canList(store.getStore().tenantId);\n}\nexport function «canRead»(doc: Doc): boolean {\n  return canReview(doc, store.getStore().userId);\n}\nfunction «canReview»(doc: Doc, id: string): boolean {\n  return doc.open && id !== '' && doc.tenant === store.getStore().tenantId;\n}\nexport function «canShare»(doc: Doc): boolean {\n  return canWrite(store.getStore().session.userId, doc);\n}`,
    reports: [direct('canEdit', '`store.getStore()` (line 4)'), direct('canRead', '`store.getStore()` (line 7)'), direct('canReview', '`store.getStore()` (line 10)', 'tenant'), direct('canShare', '`store.getStore()` (line 13)', 'user', ask('canWrite'))],
    right: `${typed('Context')}export function canShare(doc: Doc, userId: string): boolean {\n  return canWrite(userId, doc);\n}`,
  },
  // ---- moduleRead
  {
    name: 'a read while the module is loaded',
    wrong: `${head}export const user = «currentUser.getStore()»;`,
    reports: [{ messageId: 'moduleRead', data: { read: 'currentUser.getStore()', who: 'user' } }],
    right: [`${head}export const user = () => currentUser.getStore();`, `${head}currentUser.enterWith({ id: 1 });\nexport const user = currentUser.getStore();`, `'use client';\n${head}export const user = currentUser.getStore();`],
  },
  {
    name: 'goes on only where another one that gives a right has given something',
    wrong: `${head}async function «getRoleIn»(space) {\n  const user = currentUser.getStore();\n  if (!user) return null;\n  return await find(space, user.id);\n}
export async function «requireAnyPermission»(ids, space) {\n  const role = await getRoleIn(space);\n  if (!role) return refused();\n  return null;\n}`,
    reports: [direct('getRoleIn'), through('requireAnyPermission', '`getRoleIn -> currentUser.getStore()` (line 4)')],
    right: `${head}async function getRoleIn(space, user) {\n  if (!user) return null;\n  return await find(space, user.id);\n}
export async function requireAnyPermission(ids, space, user) {\n  const role = await getRoleIn(space, user);\n  if (!role) return refused();\n  return null;\n}`,
  },
  {
    name: 'who stands in where nobody is given, and what comes of it',
    wrong: `${head}export function «lock»(doc, userId = currentUser.getStore().id) {\n  if (doc.locked || doc.owner !== userId) return false;\n  doc.lockedBy = userId;\n  return true;\n}`,
    reports: [fallback('lock', 'userId', '`currentUser.getStore()` (line 3)')],
    right: `${head}export function lock(doc, userId = currentUser.getStore().id) {\n  if (doc.locked) return false;\n  doc.lockedBy = userId;\n  return true;\n}`,
  },
  // ---- edgeGuard
  {
    name: 'a guard of entry points',
    options: strict,
    wrong: `${head}export function «requireUser»() {\n  const user = currentUser.getStore();\n  if (!user) throw new Error('unknown');\n  return user;\n}`,
    reports: [guard('requireUser')],
    right: `${head}export function requireUser(request) {\n  const user = request.user;\n  if (!user) throw new Error('unknown');\n  return user;\n}`,
  },
  {
    name: 'a guard that is told one of a few words',
    filename: 'file.ts',
    options: strict,
    wrong: `${typed('User', 'currentUser')}export function «requireSession»(portal: 'staff' | 'member') {\n  const user = currentUser.getStore();\n  if (!user) redirect(portal);\n  return user;\n}`,
    reports: [guard('requireSession')],
    right: `${typed('User', 'currentUser')}export function requireSession(portal: string) {\n  const user = currentUser.getStore();\n  if (!user) redirect(portal);\n  return user;\n}`,
  },
  {
    name: 'a guard that something else calls decides',
    wrong: `${head}function «requireAdmin»() {\n  if (currentUser.getStore()?.isAdmin !== true) redirect('/login');\n}\nexport function purge(id) { requireAdmin(); remove(id); }`,
    reports: [direct('requireAdmin')],
    right: `${head}function requireAdmin() {\n  const user = currentUser.getStore();\n  if (user?.isAdmin !== true) redirect('/login');\n  return user;\n}\nfunction verifySession() { requireAdmin(); }\napp.delete('/:id', (request) => { verifySession(); remove(request.params.id); });`,
  },
  {
    name: 'a guard that another one asks, whose name speaks of a kind of user',
    wrong: `${head}function «requireAuth»() {\n  const user = currentUser.getStore();\n  if (!user) throw new Error('unknown');\n  return user;\n}
function requireStock(item) {\n  if (item.left === 0) throw new Error('none left');\n  return requireAuth().shop;\n}\napp.post('/orders', (request) => requireStock(request.body).order());`,
    reports: [direct('requireAuth')],
    right: `${head}function requireAuth() {\n  const user = currentUser.getStore();\n  if (!user) throw new Error('unknown');\n  return user;\n}
function requireCustomer() {\n  const user = requireAuth();\n  if (!user.customerId) throw new Error('no customer');\n  return user.customerId;\n}\napp.post('/orders', () => order(requireCustomer()));\napp.get('/me', () => requireAuth().name);`,
  },
  {
    name: 'a guard that waits for what somebody is',
    wrong: `${head}const isBot = async (id) => (await find(id)).bot;\nexport async function «requireActor»() {\n  const user = currentUser.getStore();\n  if (await isBot(user.id)) throw new Error('forbidden');\n}\napp.post('/keys', async (request) => { await requireActor(); save(request.body); });`,
    reports: [direct('requireActor', '`currentUser.getStore()` (line 5)')],
    right: `${head}const isLoggedIn = async (user) => user !== undefined;\nexport async function requireActor() {\n  if (!await isLoggedIn(currentUser.getStore())) throw new Error('unknown');\n}\napp.post('/keys', async (request) => { await requireActor(); save(request.body); });`,
  },
  {
    name: 'a guard that asks what somebody is',
    wrong: `${head}const isBot = (id) => id.startsWith('bot-');\nexport function «requireActor»() {\n  const user = currentUser.getStore();\n  if (!user || isBot(user.id)) throw new Error('forbidden');\n}\napp.post('/keys', (request) => { requireActor(); save(request.body); });`,
    reports: [direct('requireActor', '`currentUser.getStore()` (line 5)')],
    right: [
      `${head}const isLoggedIn = (user) => user !== undefined;\nexport function requireActor() {\n  if (!isLoggedIn(currentUser.getStore())) throw new Error('unknown');\n}\napp.post('/keys', (request) => { requireActor(); save(request.body); });`,
      `${head}const isBot = (id) => id.startsWith('bot-');\nexport function requireActor() {\n  const user = currentUser.getStore();\n  if (!user || isBot(user.id)) throw new Error('forbidden');\n  return user;\n}\napp.post('/keys', (request) => { requireActor(); save(request.body); });`,
    ],
  },
  {
    name: 'a guard that answers instead of throwing',
    options: strict,
    wrong: `${head}export function «requireAuth»() {\n  const user = currentUser.getStore();\n  if (!user) return { user: null, error: 'unknown' };\n  return { user, error: null };\n}
export function «requireSession»() {\n  const user = currentUser.getStore();\n  if (!user) return NextResponse.json({}, { status: 401 });\n  return user;\n}`,
    reports: [guard('requireAuth'), guard('requireSession', '`currentUser.getStore()` (line 9)')],
    right: [
      `${head}export function requireAuth() {\n  const user = currentUser.getStore();\n  if (!user) return null;\n  return user;\n}`,
      `${head}export function requireAuth() {\n  const user = currentUser.getStore();\n  if (!user) return { user: null };\n  return { user };\n}`,
      `${head}export function requireAuth(request) {\n  const user = request.user;\n  if (!user) return { user: null, error: 'unknown' };\n  return { user, error: null };\n}`,
    ],
  },
  {
    name: 'a guard that gives an entry point whom it has let in, and nothing to others: it is told of when guards count',
    options: strict,
    wrong: `${head}async function «requireAdmin»() {\n  const user = await currentUser.getStore();\n  if (user?.role !== 'admin') return null;\n  return user;\n}
export async function «requireStaff»(_req) {\n  const user = currentUser.getStore();\n  if (user?.role !== 'staff') return;\n  return { schoolId: user.schoolId };\n}
export async function «assertManager»() {\n  const user = currentUser.getStore();\n  if (user?.role !== 'manager') return [null, unauthorized()];\n  return [user, null];\n}
export async function «ensureOwner»() {\n  const { id } = currentUser.getStore();\n  const owner = await db.owner.findUnique({ where: { user: id } });\n  if (owner === null) throw new Error('forbidden');\n  return owner;\n}
export async function «requireAdminAgain»() {\n  return await requireAdmin();\n}\nexport async function «requireEditor»() {\n  const user = currentUser.getStore();\n  if (!user?.editor) return null;\n  return user ?? guest;\n}
app.get('/', async (request) => {\n  const admin = await requireAdmin();\n  const staff = await requireStaff(request);\n  return [admin, staff];\n});`,
    reports: [
      guard('requireAdmin'), guard('requireStaff', '`currentUser.getStore()` (line 9)'), guard('assertManager', '`currentUser.getStore()` (line 14)'), guard('ensureOwner', '`currentUser.getStore()` (line 19)'),
      guard('requireAdminAgain', '`requireAdmin -> currentUser.getStore()` (line 4)'), guard('requireEditor', '`currentUser.getStore()` (line 28)'),
    ],
    right: `${head}export async function requireAdmin(user) {\n  if (user?.role !== 'admin') return null;\n  return user;\n}`,
  },
  {
    name: 'such a guard by itself, and one that is asked about something, that says yes or no, that gives something else, or that others call',
    wrong: `${head}async function «requireMember»(team) {\n  const user = currentUser.getStore();\n  if (!team.has(user)) return null;\n  return user;\n}
export function «isAdmin»() {\n  const user = currentUser.getStore();\n  if (!user.admin) return null;\n  return user;\n}
export async function «requireRole»(role) {\n  const user = currentUser.getStore();\n  if (user.role !== role) return null;\n  return user;\n}
export async function «requireOwner»() {\n  const user = currentUser.getStore();\n  if (!user.owner) return null;\n  return render('owner');\n}
export async function «requireStaff»() {\n  const user = currentUser.getStore();\n  if (!user.staff) return null;\n  return user;\n}
export const purge = async (id) => ((await requireStaff()) ? remove(id) : undefined);`,
    reports: [direct('requireMember'), direct('isAdmin', '`currentUser.getStore()` (line 9)'), direct('requireRole', '`currentUser.getStore()` (line 14)'), direct('requireOwner', '`currentUser.getStore()` (line 19)'), direct('requireStaff', '`currentUser.getStore()` (line 24)')],
    right: [
      `${head}async function requireAdmin() {\n  const user = currentUser.getStore();\n  if (user?.role !== 'admin') return null;\n  return user;\n}\napp.get('/', async () => (await requireAdmin()) ?? 'forbidden');`,
      `${head}const load = memo(() => currentUser.getStore());\nfunction requireUser() { return load(); }\nfunction isOwner() { return currentUser.getStore().owner; }\nexport async function requireOwner() {\n  const user = await requireUser();\n  if (!(await mayOwn(currentUser.getStore()))) redirect('/');\n  return user;\n}`,
    ],
  },
  {
    name: 'a guard that asks another one for a right, and gives what that gives; a call by way of another type is named without it',
    filename: 'file.ts',
    wrong: `import NextAuth from 'next-auth';\nconst one = NextAuth({});\nexport const auth = async (...args: unknown[]) => (one.auth as (...all: unknown[]) => Promise<Session>)(...args);
export async function requireAuth() {\n  const session = await auth();\n  if (!session?.user) return { ok: false, response: deny() };\n  return { ok: true, session };\n}
export async function «requireRole»(roles: string[]) {\n  const result = await requireAuth();\n  if (!result.ok || !roles.includes(result.session.user.role)) return { ok: false, response: deny() };\n  return result;\n}
export function requireAdmin() {\n  return requireRole(['admin']);\n}`,
    reports: [through('requireRole', '`requireAuth -> auth -> one.auth()` (line 3)', 'session')],
    right: `export async function requireRole(session: Session, roles: string[]) {\n  if (!roles.includes(session.user.role)) return { ok: false, response: deny() };\n  return { ok: true, session };\n}\nexport function requireAdmin(session: Session) {\n  return requireRole(session, ['admin']);\n}`,
  },
  {
    name: 'a guard that is told a capability decides, and the one that it asks lets in',
    wrong: `${head}export function requireUser() {\n  const user = currentUser.getStore();\n  if (!user) redirect('/login');\n  return user;\n}\nexport function «requireCapability»(cap) {\n  const user = requireUser();\n  if (!user.can.includes(cap)) redirect('/');\n  return user;\n}`,
    reports: [through('requireCapability', '`requireUser -> currentUser.getStore()` (line 4)')],
    right: `${head}export function requireUser() {\n  const user = currentUser.getStore();\n  if (!user) redirect('/login');\n  return user;\n}\nexport function requireCapability(user, cap) {\n  if (!user.can.includes(cap)) redirect('/');\n  return user;\n}`,
  },
  {
    name: 'who may have something of somebody, and who that is by the request',
    wrong: `${head}export async function «getAuthenticatedAdmin»(team) {\n  const user = currentUser.getStore();\n  if (user.team !== team) throw new Error('forbidden');\n  return user;\n}`,
    reports: [direct('getAuthenticatedAdmin')],
    right: `${head}export async function getAuthenticatedAdmin(request) {\n  const user = currentUser.getStore() ?? await verify(request.headers.get('authorization'));\n  if (!user) throw new Error('unauthorized');\n  return user;\n}`,
  },
  {
    name: 'who may be taken away, and whether somebody would be left',
    wrong: `${head}export function «assertAdminRemovable»(doc) {\n  if (!doc.admins.includes(currentUser.getStore().id)) throw new Error('conflict');\n}`,
    reports: [direct('assertAdminRemovable')],
    right: `${head}export function assertNoAdminLockout(doc) {\n  if (!doc.admins.includes(currentUser.getStore().id)) throw new Error('conflict');\n}`,
  },
  {
    name: 'what stands in for a parameter is the whole of what is looked up, whatever that parameter is called',
    wrong: `${head}export function «hasRight»(right, ctx = undefined) {\n  const context = ctx ?? currentUser.getStore();\n  return context.rights.includes(right);\n}
export function «canRead»(doc, ctx) {\n  if (!ctx) ctx = currentUser.getStore();\n  return doc.readers.includes(ctx.id);\n}
export function «canEdit»(doc, asker) {\n  const { id } = asker === undefined ? currentUser.getStore() : asker;\n  return doc.owner === id;\n}`.replace('hasRight', 'hasPermission'),
    reports: [fallback('hasPermission', 'ctx'), fallback('canRead', 'ctx', '`currentUser.getStore()` (line 8)'), fallback('canEdit', 'asker', '`currentUser.getStore()` (line 12)')],
    right: [
      `${head}export function canRead(doc, ctx) {\n  const context = ctx ?? guest;\n  return doc.readers.includes(context.id);\n}`,
    ],
  },
  {
    name: 'the rights of somebody whose tenant is looked up where it is not told, and one that asks for them',
    filename: 'file.ts',
    wrong: `${typed('Tenant', 'tenants')}export async function «requireAccess»(ctx?: Tenant) {\n  const tenant = ctx ?? tenants.getStore();\n  if (tenant.locked) throw new Error('locked');\n  return plans.get(tenant);\n}`,
    reports: [{ messageId: 'mixedFallback', data: { name: 'requireAccess', parameter: 'ctx', chain: '`tenants.getStore()` (line 4)', who: 'tenant' } }],
    right: `${typed('Tenant', 'tenants')}const getAccessDecision = async (ctx?: Tenant) => {\n  const tenant = ctx ?? tenants.getStore();\n  if (tenant.locked) return null;\n  return plans.get(tenant);\n};\nexport async function requireAccess(ctx?: Tenant) {\n  const decision = await getAccessDecision(ctx);\n  if (!decision) throw new Error('locked');\n  return decision;\n}`,
  },
  {
    name: 'a number that stands in may be that of whom it is asked about',
    wrong: `${head}export function «canSee»(profileId) {\n  const id = profileId ?? currentUser.getStore().id;\n  return visible.has(id);\n}`,
    reports: [direct('canSee')],
    right: `${head}export function canSee(profileId, user) {\n  return visible.has(profileId ?? user.id);\n}`,
  },
  {
    name: 'what the user of the store has comes first, and that of the parameter stands in',
    filename: 'file.ts',
    wrong: `${typed('Session')}export function «hasAccess»(doc, user: User): boolean {\n  const session = store.getStore();\n  const tenants = session ? session.user.tenants : user.tenants;\n  return tenants.includes(doc.tenant);\n}
export function «canOpen»(doc, user: User): boolean {\n  const session = store.getStore();\n  const id = user === undefined ? session.user.id : user.id;\n  return id === doc.owner;\n}`,
    reports: [partly('hasAccess', 'user', '`store.getStore()` (line 4)'), { messageId: 'mixedFallback', data: { name: 'canOpen', parameter: 'user', chain: '`store.getStore()` (line 9)', who: 'user' } }],
    right: `export function hasAccess(doc, user: User): boolean {\n  return user.tenants.includes(doc.tenant);\n}`,
  },
  {
    name: 'the tenant of the user that is told, and that of the store where it is missing',
    filename: 'file.ts',
    wrong: `${typed('Tenant', 'tenants')}export function «userHasAccess»(user: User, doc): boolean {\n  const tenant = user.company.tenant ?? tenants.getStore();\n  return doc.tenant === tenant;\n}
export async function «userMayRead»(user: User, doc): Promise<boolean> {\n  const tenant = (await user.company).tenant ?? tenants.getStore();\n  return doc.tenant === tenant;\n}`,
    reports: [{ messageId: 'mixedFallback', data: { name: 'userHasAccess', parameter: 'user.company.tenant', chain: '`tenants.getStore()` (line 4)', who: 'tenant' } }, { messageId: 'mixedFallback', data: { name: 'userMayRead', parameter: 'user.company.tenant', chain: '`tenants.getStore()` (line 8)', who: 'tenant' } }],
    right: `export function userHasAccess(user: User, doc): boolean {\n  const tenant = user.company.tenant ?? 'none';\n  return doc.tenant === tenant;\n}`,
  },
  // ---- settings and options
  {
    name: 'names and readers of the project',
    settings: { readers: [{ from: 'package', package: '@acme/context', name: 'whoAmI', server: true }], decisionNames: { add: ['visible'], remove: ['canEdit'] }, actorNames: { add: ['kunde'], remove: ['user'] }, edges: ['canOpen'] },
    wrong: `import { whoAmI } from '@acme/context';\nexport function «visible»(doc) {\n  if (doc.open) return true;\n  return whoAmI().id === doc.owner;\n}\nexport function «canRead»(doc, kunde) { return (kunde ?? whoAmI()).id === doc.owner; }`,
    reports: [direct('visible', '`whoAmI()` (line 4)'), fallback('canRead', 'kunde', '`whoAmI()` (line 6)')],
    right: `import { whoAmI } from '@acme/context';\nexport function canEdit(doc) { return whoAmI().id === doc.owner; }\nexport function canOpen(doc) { return whoAmI().id === doc.owner; }`,
  },
  {
    name: 'code that may run anywhere',
    options: strict,
    settings: { readers: [{ from: 'package', package: '@acme/context', name: 'whoAmI' }] },
    wrong: `import { whoAmI } from '@acme/context';\nexport function «canEdit»(doc) { return whoAmI().id === doc.owner; }`,
    reports: [direct('canEdit', '`whoAmI()` (line 2)')],
    right: `'use client';\nimport { whoAmI } from '@acme/context';\nexport function canEdit(doc) { return whoAmI().id === doc.owner; }`,
  },
]);

const body = "{\n  return currentUser.getStore().permissions.includes(one) === true;\n}";
const silent = body;

/** Names and places that look like it and are none: the same body is reported under the name or in the place beside it. */
testRule('no-ambient-permission traps', rule, [
  ...[
    ['isAllowedOrigin', 'isAllowed'], ['isAllowedRedirect', 'isPermitted'], ['isCorsOriginAllowed', 'hasAccess'], ['assertWebhookUrlAllowed', 'assertAllowed'], ['isAllowedImage', 'checkAccess'],
    ['validatePermissions', 'validatePermission'], ['isValidPermissions', 'validPermissions'], ['isBypassApprovalPermission', 'hasBypassApprovalPermission'], ['isLastAdmin', 'isAdmin'], ['isUniqueOwnerUser', 'isOwnerUser'],
    ['ensureRoles', 'ensureRole'], ['ensureSuperAdminRoleExists', 'ensureSuperAdmin'], ['isMemberOfSets', 'isMemberOf'], ['isSetMember', 'isTeamMember'], ['hasEntitlementAccess', 'userHasAccess'],
    ['canScroll', 'canRead'], ['hasAccessToken', 'getHasAccess'], ['hasRoleName', 'amIOwner'], ['isOriginAllowed', 'isUserAllowed'], ['isUnkeyPermission', 'hasUnkeyPermission'], ['hasEntitlement', 'hasAbility'], ['assertPaidPeriod', 'assertMember'], ['isEditorOpen', 'isEditor'], ['requireViewerId', 'requireStaff'], ['isRolesSchema', 'inRole'], ['canSubmit', 'assertCanSubmitEdit'], ['authorizeHandler', 'authorizeUpdate'], ['visible', 'denies'],
  ].map(([trap, name]) => ({
    name: `${trap!} beside ${name!}`, wrong: `${head}export function «${name!}»(one) ${body}`, reports: [direct(name!)], right: `${head}export function ${trap!}(one) ${silent}`,
  })),
  {
    name: 'an entry point is no helper',
    wrong: `${head}export class Access { «canRead»(one) ${body} }`,
    reports: [direct('canRead')],
    right: [
      `${head}export class AccessGuard { canActivate(one) ${silent} }`,
      `${head}export class AccessGuard { canActivate(one) { return this.canRead(one); } canRead(one) ${silent} }`,
      `${head}app.get('/', function canRead(one) ${silent});`,
      `${head}export function canRead(request, response) ${silent}`,
      `'use server';\n${head}export async function canRead(one) ${silent}`,
      `${head}export const canRead = async (one) => { 'use server'; ${silent} };`,
      `${head}export default { methods: Meteor.methods({ canRead(one) ${silent} }) };`,
      `${head}module.exports = { GET(one) { const canRead = () => ${silent}; return canRead(); } };`,
      `${head}const routes = { canRead: (one) => ${silent} };\nrouter.use(routes);`,
      `${head}const handlers = [(one) => ${silent}];\nrouter.use(handlers, [(one) => ${silent}]);`,
    ],
  },
  {
    name: 'an entry point by what it is handed to, or decorated with',
    filename: 'file.ts',
    settings: { edges: [{ from: 'package', package: '@acme/server', name: ['Routes.guarded', 'Guarded'] }] },
    wrong: `${head}export const first = keep(function «canRead»(one) ${body});\nexport class Second { @(flag ? One : Two)() «canWrite»(one) ${body} }`,
    reports: [direct('canRead'), direct('canWrite', '`currentUser.getStore()` (line 7)')],
    right: `${head}export const first = Routes.guarded(function canRead(one) ${silent});\nexport class Second { @Guarded() canWrite(one) ${silent} }`,
  },
  {
    name: 'the user interface has one user',
    wrong: `${head}export function «canWrite»(one) ${body}`,
    reports: [direct('canWrite')],
    right: [
      `'use client';\n${head}export function canRead(one) ${silent}`,
      `${head}export function useCanEnter(one) { const canRead = () => ${silent}; return canRead(); }`,
      `${head}export function Page(one) { const isAdmin = () => ${silent}; return <p>{isAdmin()}</p>; }`,
    ],
  },
  {
    name: 'the request is passed in',
    settings: { readers: [{ from: 'package', package: '@acme/auth', name: 'getSession', ambientUpTo: 0, server: true }] },
    wrong: `import { getSession } from '@acme/auth';\nexport async function «isAdmin»() { return (await getSession()).role === 'admin'; }`,
    reports: [direct('isAdmin', '`getSession()` (line 2)', 'session')],
    right: `import { getSession } from '@acme/auth';\nexport async function isAdmin(incoming, outgoing) { return (await getSession(incoming, outgoing)).role === 'admin'; }`,
  },
  {
    name: 'looks like a property of the request',
    filename: 'file.ts',
    wrong: `import type { FastifyRequest } from 'fastify';\nexport function «isAdmin»(request: FastifyRequest): boolean { return request.requestContext.get('user').admin === true; }`,
    reports: [direct('isAdmin', '`request.requestContext.get()` (line 2)')],
    right: `import type { FastifyRequest } from 'fastify';\nexport function isAdmin(request: FastifyRequest): boolean { return request.user.admin === true; }`,
  },
  {
    name: 'the same class name with the opposite meaning',
    wrong: `${head}class RequestContext { static «hasRole»(one) ${body} }`,
    reports: [direct('hasRole')],
    right: `${head}class RequestContext { hasRole(one) { return this.user.permissions.includes(one) === true; } }\nexport const log = () => currentUser.getStore();`,
  },
  {
    name: 'a memory of answers is no identity',
    filename: 'file.ts',
    wrong: `${typed('User')}export class CanCan { can(doc: Doc): boolean { return store.getStore()?.id === doc.owner; } «canRead»(doc: Doc): boolean { return store.getStore()?.id === doc.owner; } }`.replace('can(doc: Doc): boolean { return «store.getStore()»?.id === doc.owner; } ', ''),
    reports: [direct('canRead', '`store.getStore()` (line 3)')],
    right: `${typed('Map<string, boolean>')}export class CanCan { canRead(performer: User, doc: Doc): boolean { return store.getStore()?.get(doc.id) ?? performer.id === doc.owner; } }`,
  },
  {
    name: 'configuration is no identity',
    wrong: `${head}export function «canLock»(space) {\n  return space.owner === currentUser.getStore().id;\n}`,
    reports: [direct('canLock')],
    right: "import { AsyncLocalStorage } from 'node:async_hooks';\nconst settings = new AsyncLocalStorage();\nexport function canLock(space) {\n  return settings.getStore()?.disablePermissions === true || space.open;\n}",
  },
  {
    name: 'what is only told decides nothing',
    wrong: `${head}export function «canLock»(space) {\n  assert(currentUser.getStore());\n  return space.open === true;\n}`,
    reports: [direct('canLock')],
    right: `${head}export function canLock(space) {\n  logger.info(currentUser.getStore());\n  return space.open === true;\n}`,
  },
  {
    name: 'a flag of the store is no identity',
    wrong: `${head}export function «isSignupAllowed»(team) {\n  return currentUser.getStore()?.teams.includes(team) === true;\n}`,
    reports: [direct('isSignupAllowed')],
    right: "import { AsyncLocalStorage } from 'node:async_hooks';\nconst signup = new AsyncLocalStorage();\nexport function isSignupDomainAllowed() {\n  return signup.getStore()?.domainAllowed === true;\n}",
  },
  {
    name: 'a wrapper hands over what it read',
    wrong: "import { auth } from '@clerk/nextjs/server';\nexport async function «canEdit»(door) {\n  const session = await auth();\n  return door.owner === session.userId;\n}",
    reports: [direct('canEdit', '`auth()` (line 3)', 'session')],
    right: [
      "import { auth } from '@clerk/nextjs/server';\nexport const withAuth = (handler) => async (request) => {\n  const session = await auth();\n  if (!session.userId) return new Response(null, { status: 401 });\n  return handler(request, session);\n};",
      "import { withApiAuthRequired } from '@auth0/nextjs-auth0';\nexport const canOpen = withApiAuthRequired(async function canOpen(request, response) { return request.user.admin === true; });",
    ],
  },
  {
    name: 'a service of CLS, and a request that was injected',
    filename: 'file.ts',
    wrong: "import { ClsService } from 'nestjs-cls';\nexport class Access {\n  constructor(private readonly cls: ClsService) {}\n  «canEdit»(doc: Doc): boolean { return this.cls.get('user').id === doc.owner; }\n}",
    reports: [direct('canEdit')].map((one) => ({ ...one, data: { ...one.data, chain: '`this.cls.get()` (line 4)' } })),
    right: "import { REQUEST } from '@nestjs/core';\nimport type { Request } from 'express';\nexport class Access {\n  constructor(@Inject(REQUEST) private readonly request: Request) {}\n  canEdit(doc: Doc): boolean { return this.request.user.id === doc.owner; }\n}",
  },
  {
    name: 'a strategy of authentication finds out who it is',
    filename: 'file.ts',
    wrong: `${typed('User', 'currentUser')}export class AccessStrategy extends Base { «checkAccess»(payload: Payload): boolean { return currentUser.getStore()?.id === payload.sub; } }`,
    reports: [direct('checkAccess', '`currentUser.getStore()` (line 3)')],
    right: `${typed('User', 'currentUser')}export class JwtStrategy extends PassportStrategy(Strategy) { validate(payload: Payload): boolean { return currentUser.getStore()?.id === payload.sub; } }`,
  },
]);
