/** Readers of the ecosystem, each beside the same call with the request passed in, or beside what only looks like it. */
import rule from '../../rules/no-ambient-permission.js';
import { testRule, type Pair, type Report } from './tester.js';

const strict = [{ checkEdgeGuards: true, checkSharedCode: true }];

function report(read: string, line: number, who: string): Report {
  return { messageId: 'directRead', data: { name: 'canEdit', chain: `\`${read}\` (line ${line})`, who, repair: `Take the ${who} as a parameter, and read it where the request comes in.` } };
}

/** `read` is an expression that gives the user's number; `told` the same thing with the request passed in, or what gives nobody. */
interface Case {
  readonly name: string;
  readonly head: string;
  readonly read: string;
  readonly chain: string;
  readonly who?: string;
  readonly told: string | readonly string[];
  readonly shared?: true;
}

const cases: readonly Case[] = [
  {
    name: 'next-auth 4', head: "import { getServerSession } from 'next-auth';\nimport { options } from './options.js';", who: 'session',
    read: '(await getServerSession(options)).user.id', chain: 'getServerSession()', told: '(await getServerSession(one, other, options)).user.id',
  },
  {
    name: 'next-auth 5', head: "import NextAuth from 'next-auth';\nconst { auth } = NextAuth({});", who: 'session',
    read: '(await auth()).user.id', chain: 'auth()', told: ['(await auth(one, other)).user.id', 'auth((request) => request.auth.user.id)'],
  },
  {
    name: 'Clerk', head: "import { auth, getAuth } from '@clerk/nextjs/server';", who: 'session',
    read: '(await auth()).userId', chain: 'auth()', told: 'getAuth(one).userId',
  },
  {
    name: 'Clerk, asked for a right', head: "import { auth, getAuth } from '@clerk/nextjs/server';", who: 'session',
    read: "(await auth()).has({ role: 'editor' })", chain: 'auth()', told: "getAuth(one).has({ role: 'editor' })",
  },
  {
    name: 'Better Auth', head: "import { betterAuth } from 'better-auth';\nimport { headers } from 'next/headers';\nconst auth = betterAuth({});", who: 'session',
    read: '(await auth.api.getSession({ headers: await headers() })).user.id', chain: 'auth.api.getSession()', told: '(await auth.api.getSession({ headers: one.headers })).user.id',
  },
  {
    name: 'Supabase', head: "import { createServerClient } from '@supabase/ssr';\nimport { cookies } from 'next/headers';",
    read: '(await createServerClient(url, key, { cookies: await cookies() }).auth.getUser()).data.user.id', chain: 'createServerClient()',
    told: '(await createServerClient(url, key, { cookies: one.cookies }).auth.getUser()).data.user.id',
  },
  {
    name: 'iron-session', head: "import { getIronSession } from 'iron-session';\nimport { cookies } from 'next/headers';",
    read: '(await getIronSession(await cookies(), {})).userId', chain: 'getIronSession()', told: '(await getIronSession(one, other, {})).userId',
  },
  {
    name: 'Auth0', head: "import { Auth0Client } from '@auth0/nextjs-auth0/server';\nconst auth0 = new Auth0Client();", who: 'session',
    read: '(await auth0.getSession()).user.sub', chain: 'auth0.getSession()', told: '(await auth0.getSession(one)).user.sub',
  },
  {
    name: 'Kinde', head: "import { getKindeServerSession } from '@kinde-oss/kinde-auth-nextjs/server';",
    read: '(await getKindeServerSession().getUser()).id', chain: 'getKindeServerSession()', told: '(await getKindeServerSession(one, other).getUser()).id',
  },
  {
    name: 'a bag of Node.js contexts, by its key', head: "import { getNamespace } from 'cls-hooked';",
    read: "getNamespace('app').get('user').id", chain: 'getNamespace("app").get()'.replaceAll('"', "'"), told: "getNamespace('app').get('userAgent').id",
  },
  {
    name: 'the context of Hono', head: "import { getContext } from 'hono/context-storage';",
    read: 'getContext().var.user.id', chain: 'getContext()', told: ['getContext().var.requestId', 'one.var.user.id'],
  },
  {
    name: 'the context of AdonisJS', head: "import { HttpContext } from '@adonisjs/core/http';",
    read: 'HttpContext.getOrFail().auth.user.id', chain: 'HttpContext.getOrFail()', told: 'one.auth.user.id',
  },
  {
    name: 'the event of SvelteKit', head: "import { getRequestEvent } from '$app/server';",
    read: 'getRequestEvent().locals.user.id', chain: 'getRequestEvent()', told: ['one.locals.user.id', 'getRequestEvent().url.searchParams.owner'],
  },
  {
    name: 'the global of RedwoodJS', head: '',
    read: 'context.currentUser.id', chain: 'context.currentUser', told: 'one.currentUser.id',
  },
  {
    name: 'Meteor', head: "import { Meteor } from 'meteor/meteor';", shared: true,
    read: 'Meteor.userId()', chain: 'Meteor.userId()', told: ['Meteor.users.findOne(one)._id', 'this.userId'],
  },
  {
    name: 'the app of Nuxt', head: "import { useNuxtApp } from '#imports';", shared: true,
    read: '(await useNuxtApp().$authorization.resolveUser()).id', chain: 'useNuxtApp()', told: '(await one.$authorization.resolveUser()).id',
  },
];

testRule('readers of the ecosystem', rule, cases.map(({ name, head, read, chain, who = 'user', told, shared }): Pair => {
  const before = head === '' ? '' : `${head}\n`;
  const line = before.split('\n').length + 1;
  const code = (value: string, mark: string): string => `${before}export async function ${mark}(document, one, other) {\n  return document.owner === ${value};\n}`;
  const chained = chain === 'context.currentUser' ? { ...report(chain, line, who), data: { ...report(chain, line, who).data, chain: `\`${chain}\`` } } : report(chain, line, who);
  return {
    name, wrong: code(read, '«canEdit»'), reports: [chained],
    right: [...[told].flat().map((value) => code(value, 'canEdit')), ...(shared === true ? [] : [code(read, 'canScroll')])],
    ...(shared === true || name.includes('RedwoodJS') ? { options: strict } : {}),
  };
}));

/** What throws where there is nobody gives who is asking, and decides nothing; a guard does more. */
testRule('accessors and guards', rule, [
  {
    name: 'an accessor gives, a guard lets in', options: strict,
    wrong: "import { auth } from '@clerk/nextjs/server';\nexport async function «requireAdmin»() {\n  const user = await auth();\n  if (user?.role !== 'admin') throw new Error('forbidden');\n  return user;\n}",
    reports: [{ messageId: 'edgeGuard', data: { name: 'requireAdmin', chain: '`auth()` (line 3)', who: 'session', repair: 'Let the entry points that call it read the session, and pass it in.' } }],
    right: ['getCurrentUser', 'currentUserId', 'requireTenant', 'requireUserId'].map((accessor) => (
      `import { auth } from '@clerk/nextjs/server';\nexport async function ${accessor}() {\n  const user = await auth();\n  if (!user) throw new Error('nobody');\n  return user;\n}`)),
  },
  {
    name: 'a guard that is told which right to ask for decides',
    wrong: "import { auth } from '@clerk/nextjs/server';\nexport async function «requireRole»(role) {\n  const session = await auth();\n  if (session.role !== role) throw new Error('forbidden');\n  return session;\n}",
    reports: [{ ...report('auth()', 3, 'session'), data: { ...report('auth()', 3, 'session').data, name: 'requireRole' } }],
    right: "import { auth } from '@clerk/nextjs/server';\nexport async function requireUser({ redirectTo }) {\n  const session = await auth();\n  if (!session) redirect(redirectTo);\n  return session;\n}",
  },
  {
    name: 'gives a right to those who have it',
    wrong: "import { auth } from '@clerk/nextjs/server';\nexport async function «getRoleInTeam»(teamId) {\n  const { userId } = await auth();\n  if (!userId) return null;\n  return find(teamId, userId);\n}",
    reports: [{ ...report('auth()', 3, 'session'), data: { ...report('auth()', 3, 'session').data, name: 'getRoleInTeam' } }],
    right: "import { auth } from '@clerk/nextjs/server';\nexport async function getPostsOfTeam(teamId) {\n  const { userId } = await auth();\n  if (!userId) return null;\n  return find(teamId, userId);\n}",
  },
]);

/** Callbacks by which a library of authentication finds out who is asking. */
testRule('entry points of libraries', rule, [{
  name: 'credentials',
  wrong: "import { cookies } from 'next/headers';\nexport async function «authorizeUpload»(file) {\n  return (await cookies()).get('token').value === file.token;\n}",
  reports: [{ ...report('(await cookies()).get()', 3, 'session'), data: { ...report('(await cookies()).get()', 3, 'session').data, name: 'authorizeUpload' } }],
  right: "import { cookies } from 'next/headers';\nexport default CredentialsProvider({\n  async authorize(credentials) {\n    return (await cookies()).get('token').value === credentials.token;\n  },\n});",
}]);
