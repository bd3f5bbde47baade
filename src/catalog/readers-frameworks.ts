/** Frameworks that give the current request, or who sent it, to whoever asks. What they give is a bag where a property of it names somebody. */
import type { CatalogEntry, ReadEntry } from './entry.js';

type Said = Pick<ReadEntry, 'module' | 'path' | 'why' | 'source'> & Partial<Pick<ReadEntry, 'identity' | 'key' | 'ambientUpTo' | 'property' | 'server' | 'store'>>;

/** Readers of the whole request, on servers only, unless they say otherwise. */
function request(said: Said): CatalogEntry {
  return { role: 'read', identity: 'key', server: true, store: said.path, ...said };
}

const REQUEST = 'the current request with all that is known of it';
const HONO = 'hono@4.13.19, dist/middleware/context-storage/index.js';
const ADONIS = '@adonisjs/http-server@7.8.1, build/index.js';
const NUXT = 'nuxt@4.4.5, dist/app/nuxt.js';
const TANSTACK = '@tanstack/start-server-core@1.131.50, dist/esm/index.js';
const METEOR = 'meteor@3.0.0, packages/accounts-base/accounts_common.js';
const REDWOOD = '@redwoodjs/context@8.9.0, dist/context.js';
const REMULT = 'remult@3.3.18, src/context.js';

/** What is at hand without an import in a Nuxt project can be imported from here. */
const NUXT_HOMES = ['#imports', '#app', 'nuxt/app', 'global'];

export const frameworkReaders: readonly CatalogEntry[] = [
  request({ module: 'hono/context-storage', path: 'getContext', why: REQUEST, source: HONO }),
  request({ module: 'hono/context-storage', path: 'tryGetContext', why: REQUEST, source: HONO }),
  request({ module: 'koa', path: 'default#currentContext', property: true, why: REQUEST, source: 'koa@3.3.0, lib/application.js' }),
  request({ module: '@adonisjs/core/http', path: 'HttpContext.get', why: REQUEST, source: ADONIS }),
  request({ module: '@adonisjs/core/http', path: 'HttpContext.getOrFail', why: REQUEST, source: ADONIS }),
  request({ module: '$app/server', path: 'getRequestEvent', why: REQUEST, source: '@sveltejs/kit@2.70.4, src/runtime/app/server/index.js' }),
  ...['nitropack/runtime', '#imports'].map((module) => request({ module, path: 'useEvent', why: REQUEST, source: 'nitropack@2.13.6, dist/runtime/context.mjs' })),
  // They run in the browser as well.
  ...NUXT_HOMES.flatMap((module): CatalogEntry[] => [
    request({ module, path: 'useNuxtApp', server: false, why: 'all that the current app knows, the request with it', source: NUXT }),
    request({ module, path: 'useRequestEvent', server: false, why: REQUEST, source: 'nuxt@4.4.5, dist/app/composables/ssr.js' }),
    request({ module, path: 'useUserSession', server: false, identity: 'always', why: 'the session of the current app', source: 'nuxt-auth-utils@0.5.30, dist/runtime/app/composables/session.js' }),
  ]),
  ...['getWebRequest', 'getRequest', 'getRequestHeaders', 'getHeaders', 'getEvent'].map((path) => request({ module: '@tanstack/react-start/server', path, why: REQUEST, source: TANSTACK })),
  ...['getCookie', 'getRequestHeader', 'getHeader'].map((path) => request({ module: '@tanstack/react-start/server', path, key: 0, why: 'one value of the current request, by its name', source: TANSTACK })),
  request({ module: '@tanstack/react-start/server', path: 'useSession', identity: 'always', why: 'the session of the current request', source: TANSTACK }),
  request({ module: 'solid-js/web', path: 'getRequestEvent', why: REQUEST, source: 'solid-js@1.9.19, web/dist/server.js' }),
  request({ module: 'rwsdk/worker', path: 'requestInfo', property: true, why: REQUEST, source: 'rwsdk@1.7.3, dist/runtime/requestInfo/worker.js' }),
  request({ module: 'rwsdk/worker', path: 'getRequestInfo', why: REQUEST, source: 'rwsdk@1.7.3, dist/runtime/requestInfo/worker.js' }),
  // The build of a Redwood project imports it wherever it is named.
  ...['global', '@redwoodjs/context', '@redwoodjs/graphql-server'].map((module) => request({ module, path: 'context.currentUser', property: true, identity: 'always', why: 'the user of the current request', source: REDWOOD })),
  request({ module: 'telefunc', path: 'getContext', why: REQUEST, source: 'telefunc@0.2.23, dist/node/server/context/getContext.js' }),
  request({ module: '~encore/auth', path: 'getAuthData', identity: 'always', why: 'who sent the current request', source: 'encore.dev@1.58.6, dist/internal/auth/mod.js' }),
  request({ module: 'encore.dev', path: 'currentRequest', why: REQUEST, source: 'encore.dev@1.58.6, dist/req_meta.js' }),
  // In the browser it is the one who uses it.
  request({ module: 'remult', path: 'remult.user', property: true, identity: 'always', server: false, why: 'the user of the current request', source: REMULT }),
  ...['isAllowed', 'isAllowedForInstance', 'authenticated'].map((name) => request({ module: 'remult', path: `remult.${name}`, identity: 'always', server: false, why: 'asks about the user of the current request', source: REMULT })),
  request({ module: '@sap/cds', path: 'context', property: true, why: REQUEST, source: '@sap/cds@9.9.3, lib/index.js' }),
  request({ module: 'global', path: 'strapi.requestContext.get', why: REQUEST, source: '@strapi/core@5.54.0, dist/services/request-context.js' }),
  // Inside a method it is the caller; in the browser the one who uses it.
  ...['meteor/meteor', 'global'].flatMap((module) => ['userId', 'user', 'userAsync'].map((name) => request({ module, path: `Meteor.${name}`, identity: 'always', server: false, why: 'who is signed in on the current connection', source: METEOR }))),
];
