/**
 * Libraries that know who is signed in, and tell it to whoever asks. Most of them can be asked in two ways: with the request,
 * which makes plain whom the answer is about, and with nothing, or only with options.
 */
import type { CatalogEntry, ReadEntry } from './entry.js';

/** What all entries of a library share, and what is said of each. */
type Said = Pick<ReadEntry, 'path' | 'why'> & Partial<Pick<ReadEntry, 'identity' | 'key' | 'ambientUpTo' | 'ambientBy'>>;

/** Readers that exist on servers only, and answer with who is asking unless they say otherwise. */
function readers(module: string, source: string, said: readonly Said[]): readonly CatalogEntry[] {
  return said.map((one): CatalogEntry => ({ role: 'read', module, identity: 'always', server: true, source, ...one }));
}

const SESSION = 'the session of the current request';
const USER = 'the user of the current request';

const NEXT_AUTH = 'next-auth@4.24.15, next/index.js';
const nextAuth: readonly CatalogEntry[] = [
  // With a request and a response in front of the options it is told whom it is about.
  ...['next-auth', 'next-auth/next'].flatMap((module) => readers(module, NEXT_AUTH, [{ path: 'getServerSession', ambientUpTo: 1, why: SESSION }, { path: 'unstable_getServerSession', ambientUpTo: 1, why: SESSION }])),
  { role: 'read', module: 'next-auth/react', path: 'getSession', identity: 'always', ambientUpTo: 0, why: 'the session of the browser', source: 'next-auth@4.24.15, react/index.js' },
  // `auth(request, response)` is told; `auth(handler)` hands the session on.
  ...readers('next-auth', 'next-auth@5.0.0-beta.25, index.js', [{ path: 'default().auth', ambientUpTo: 0, why: SESSION }]),
];

const CLERK = 'clerk/nextjs';
const clerk: readonly CatalogEntry[] = [
  // The one argument that they take says what kind of token is accepted.
  ...readers(`@${CLERK}/server`, `@${CLERK}@7.9.17, dist/esm/app-router/server/auth.js`, [{ path: 'auth', ambientUpTo: 1, why: SESSION }, { path: 'auth.protect', why: 'the session of the current request, or an error' }]),
  ...readers(`@${CLERK}/server`, `@${CLERK}@7.9.17, dist/esm/app-router/server/currentUser.js`, [{ path: 'currentUser', ambientUpTo: 1, why: USER }]),
  ...readers(`@${CLERK}`, `@${CLERK}@4.31.8, dist/esm/app-beta/auth.js`, [{ path: 'auth', ambientUpTo: 0, why: SESSION }, { path: 'currentUser', ambientUpTo: 0, why: USER }]),
];

/** Told by the headers that they are given: those of a request in hand, or the current ones. */
const betterAuth = readers('better-auth', 'better-auth@1.7.25, dist/api/index.mjs', [
  { path: 'betterAuth().api.getSession', ambientBy: 0, why: 'the session that the headers name' },
  { path: 'betterAuth().api.hasPermission', ambientBy: 0, why: 'what the one whom the headers name may do' },
  { path: 'betterAuth().api.userHasPermission', ambientBy: 0, why: 'what the one whom the headers name may do' },
  { path: 'betterAuth().api.getActiveMember', ambientBy: 0, why: 'the member whom the headers name' },
]);

/** A client that is made of the current request's cookies acts for whoever sent them. */
const supabase: readonly CatalogEntry[] = [
  ...readers('@supabase/ssr', '@supabase/ssr@0.12.7, dist/module/createServerClient.js', [{ path: 'createServerClient', identity: 'key', ambientBy: 2, why: 'a client that acts for whoever sent the cookies' }]),
  ...readers('@supabase/auth-helpers-nextjs', '@supabase/auth-helpers-nextjs@0.10.0, dist/index.js', ['createServerComponentClient', 'createServerActionClient', 'createRouteHandlerClient'].map((path) => ({ path, identity: 'key', ambientBy: 0, why: 'a client that acts for whoever sent the cookies' }))),
];

const others: readonly CatalogEntry[] = [
  ...readers('@kinde-oss/kinde-auth-nextjs/server', '@kinde-oss/kinde-auth-nextjs@2.13.1, dist/src/session/index.es.js', [{ path: 'getKindeServerSession', ambientUpTo: 0, why: SESSION }]),
  ...readers('iron-session', 'iron-session@8.0.4, dist/index.js', [{ path: 'getIronSession', ambientBy: 0, why: 'the session that the cookies name' }]),
  ...readers('@auth0/nextjs-auth0/server', '@auth0/nextjs-auth0@4.30.0, dist/server/client.js', ['getSession', 'getAccessToken'].map((name) => ({ path: `Auth0Client#${name}`, ambientUpTo: 0, why: SESSION }))),
  ...readers('@auth0/nextjs-auth0', '@auth0/nextjs-auth0@3.8.0, dist/session/get-session.js', ['getSession', 'getAccessToken', 'initAuth0().getSession'].map((path) => ({ path, ambientUpTo: 0, why: SESSION }))),
  ...readers('@workos-inc/authkit-nextjs', '@workos-inc/authkit-nextjs@3.0.1, dist/esm/session.js', [
    // Its argument says what becomes of those who are not signed in. (With a handler it is another library's.)
    { path: 'withAuth', ambientUpTo: 1, why: SESSION }, { path: 'refreshSession', ambientUpTo: 1, why: SESSION }, { path: 'getTokenClaims', ambientUpTo: 0, why: 'the claims of the current request' },
  ]),
  // With a token store, or the number of a user, it is told whom it is about.
  ...readers('@stackframe/stack', '@stackframe/stack@2.8.108, dist/esm/lib/stack-app/apps/implementations/server-app-impl.js', [{ path: 'StackServerApp#getUser', ambientUpTo: 0, why: USER }]),
  ...readers('@propelauth/nextjs/server/app-router', '@propelauth/nextjs@0.3.17, dist/server/app-router/index.js', [{ path: 'getUser', why: USER }, { path: 'getUserOrRedirect', why: USER }]),
  ...readers('@logto/next/server-actions', '@logto/next@4.2.11, lib/server-actions/index.js', [{ path: 'getLogtoContext', why: SESSION }]),
  ...readers('@descope/nextjs-sdk/server', '@descope/nextjs-sdk@0.15.71, dist/esm/server/sdk.js', [{ path: 'session', why: SESSION }]),
  ...['next-firebase-auth-edge', 'next-firebase-auth-edge/lib/next/tokens'].flatMap((module) => readers(module, 'next-firebase-auth-edge@1.12.1, lib/next/tokens.js', [{ path: 'getTokens', ambientBy: 0, why: 'the session that the cookies name' }])),
  ...['getAuthorizationContext', 'getRolesFromAuthorizationContext'].flatMap((path) => readers('@exogee/graphweaver-auth', '@exogee/graphweaver-auth@2.22.0, lib/authorization-context.js', [{ path, why: SESSION }])),
  ...['parse', 'parse/node'].map((module): CatalogEntry => ({ role: 'read', module, path: 'default.User.current', identity: 'always', why: 'the user who signed in last in this process', source: 'parse@8.6.2, node.js' })),
  // What telemetry knows of a user is no ground for a decision.
  ...['@sentry/node', '@sentry/nextjs', '@sentry/core'].flatMap((module) => ['getCurrentScope().getUser', 'getIsolationScope().getUser'].map((path): CatalogEntry => (
    { role: 'read', module, path, identity: 'always', why: 'the user as telemetry knows them', source: '@sentry/core@11.12.0, build/esm/currentScopes.js' }))),
];

export const authReaders: readonly CatalogEntry[] = [...nextAuth, ...clerk, ...betterAuth, ...supabase, ...others];
