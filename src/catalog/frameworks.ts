/** Web frameworks: where a middleware, a hook, a guard or a handler runs, and whether what it rebinds reaches the next one. */
import type { CatalogEntry } from './entry.js';
import { called, crossingsOf, type Line } from './library.js';

const NEXT = 'what follows is called from inside, by `next`, so it sees the rebind';
const NEXT_HTTP = `${NEXT}; up to Node 22 the next request on the same connection sees it as well`;
const AWAITED = 'the framework awaits the function and then goes on: a rebind after its first `await` does not reach what follows';

/** All of these are called for a request, by the framework. */
const requests = (library: string, lines: readonly Omit<Line, 'unfollowed' | 'callback'>[]): readonly CatalogEntry[] => (
  crossingsOf(library, lines.map((line): Line => ({ ...line, callback: 'every', unfollowed: true }) as Line)));

const verbs = (of: string, names: readonly string[]): readonly string[] => names.map((name) => of + name);
const HTTP = ['use', 'all', 'get', 'post', 'put', 'patch', 'delete'];

const express: readonly CatalogEntry[] = [
  ...requests('express@5.3.0', [
    { path: [...called('()').flatMap((of) => verbs(`${of}.`, HTTP)), ...verbs('Router().', HTTP), ...verbs('default.Router().', HTTP)], kind: 'nest', sticksToConnection: true, why: NEXT_HTTP, row: 'app.use((req,res,next)) -> route handler', proof: 'express' },
    { path: [...called('().param'), 'default.Router().param', 'Router().param'], kind: 'nest', sticksToConnection: true, why: NEXT_HTTP, row: 'app.param(name, cb) -> handler', proof: 'express' },
  ]),
  ...requests('express-session@1.19.0', [
    { path: called('()'), kind: 'nest', why: 'its own middleware keeps the context on its way to the next one', row: 'express mw -> session() (MemoryStore) -> handler', proof: 'express-middlewares' },
  ]),
  ...requests('passport@0.7.0', [
    { path: ['authenticate', 'default.authenticate'], kind: 'nest', why: 'its own middleware keeps the context on its way to the next one', row: "express mw -> json -> passport.authenticate('local',{session:false}) -> handler", proof: 'express-middlewares' },
    { path: ['use', 'default.use'], kind: 'inline', why: 'what the verify function of a strategy rebinds before its first `await` reaches the handler; later it does not', row: 'enterWith in the strategy verify callback (sync / async before / after) -> handler', proof: 'express-middlewares' },
  ]),
  ...requests('multer@1.4.4', [
    { path: ['default().any', '().any', 'default().single', '().single', 'default().array', '().array'], kind: 'capture', versions: '<2', why: 'the handler is called by a stream of the request, in the context of `listen`: a scope around the middleware is gone', row: 'express mw -> multer@1.4.4 .any() -> handler (3e5 bytes)', proof: 'express-middlewares' },
  ]),
  ...requests('express-fileupload@1.5.2', [
    { path: called('()'), kind: 'capture', why: 'the handler is called by a stream of the request, in the context of `listen`: a scope around the middleware is gone', row: 'express mw -> fileUpload() -> handler (3e5 bytes)', proof: 'express-middlewares' },
  ]),
];

const koa: readonly CatalogEntry[] = requests('koa@3.3.0', [
  { path: 'default#use', kind: 'nest', sticksToConnection: true, why: NEXT_HTTP, row: 'app.use(async (ctx,next)) -> handler', proof: 'koa' },
  { path: 'default#on', kind: 'inline', why: 'an `error` listener runs when the middlewares have ended: it sees what one rebound before its first `await`, and not the scope that it ran the rest in', row: "app.on('error', cb)", proof: 'koa' },
]);

const fastify: readonly CatalogEntry[] = requests('fastify@5.12.8', [
  { path: called('().addHook'), kind: 'nest', style: 'callback', sticksToConnection: true, behind: ['register'], why: NEXT_HTTP, row: "addHook('onRequest', (req, reply, done)) callback -> handler", proof: 'fastify' },
  { path: [...called('().addHook'), 'FastifyInstance#addHook'], kind: 'inline', style: 'async', sticksToConnection: true, behind: ['register'], goesOn: ['onRequest', 'preParsing', 'preValidation', 'preHandler'], why: AWAITED, row: "addHook('onRequest', async) -> handler", proof: 'fastify' },
  { path: called('().setErrorHandler'), kind: 'inline', why: 'it sees what an async hook rebound before its first `await`; later it does not', row: 'preHandler hook (async) -> onError hook / setErrorHandler', proof: 'fastify' },
]);

const hono: readonly CatalogEntry[] = requests('hono@4.13.19', [
  { path: verbs('Hono#', HTTP), kind: 'nest', sticksToConnection: true, why: NEXT_HTTP, row: 'app.use(async (c,next)) -> handler (node-server)', proof: 'hono' },
]);

const others: readonly CatalogEntry[] = [
  ...requests('polka@0.5.2', [
    { path: called('().use'), kind: 'nest', sticksToConnection: true, why: NEXT_HTTP, row: 'use((req,res,next)) -> handler', proof: 'other-frameworks' },
  ]),
  ...requests('restify@11.1.0', [
    { path: ['createServer().use', 'createServer().pre'], kind: 'nest', why: NEXT, row: 'server.use((req,res,next)) -> handler', proof: 'restify' },
  ]),
  ...requests('@hapi/hapi@21.4.10', [
    { path: ['server().ext', 'Server#ext'], kind: 'inline', sticksToConnection: true, why: AWAITED, row: "server.ext('onRequest', async (req,h)) -> handler", proof: 'other-frameworks' },
  ]),
  ...requests('h3@2.0.8', [
    { path: 'H3#use', kind: 'nest', sticksToConnection: true, why: NEXT_HTTP, row: 'als.enterWith in middleware (before / after await) -> handler; als.run(next)', proof: 'h3' },
    { path: 'createApp().use', kind: 'inline', versions: '<2', sticksToConnection: true, why: `a middleware has no \`next\`: ${AWAITED}`, proof: 'h3' },
  ]),
  ...requests('@feathersjs/feathers@5.0.50', [
    { path: ['feathers().service().hooks', 'feathers().hooks'], style: 'callback', kind: 'nest', why: 'an `around` hook has the method inside `next`', row: 'hooks({around:[async (ctx,next)]}) -> service method', proof: 'other-frameworks' },
    { path: ['feathers().service().hooks', 'feathers().hooks'], style: 'async', kind: 'inline', why: `a \`before\` hook: ${AWAITED}`, row: 'hooks({before:[async]}) -> service method', proof: 'other-frameworks' },
  ]),
  ...requests('@middy/core@6.4.5', [
    { path: 'default().before', kind: 'inline', why: AWAITED, row: 'middy(handler).before(async) -> handler', proof: 'other-frameworks' },
  ]),
  ...requests('@adonisjs/http-server@7.8.1', [
    { module: '@adonisjs/core', path: 'Route#use', kind: 'nest', sticksToConnection: true, why: NEXT_HTTP, row: 'route.use((ctx,next)) -> handler', proof: 'adonis/adonis' },
    { module: '@adonisjs/core', path: 'Router#use', kind: 'nest', why: NEXT, proof: 'adonis/adonis' },
  ]),
];

const nest: readonly CatalogEntry[] = requests('@nestjs/core@12.5.1', [
  { module: '@nestjs/common', path: 'NestMiddleware#use', kind: 'nest', sticksToConnection: true, why: `${NEXT}; with Fastify up to Node 22 the next request on the same connection sees it as well`, row: '[fastify] consumer.apply((req,res,next)) -> controller', proof: 'nest/nestjs' },
  { module: '@nestjs/common', path: 'CanActivate#canActivate', kind: 'inline', why: AWAITED, row: '[express] async canActivate() -> controller', proof: 'nest/nestjs' },
  { module: '@nestjs/common', path: 'NestInterceptor#intercept', kind: 'nest', why: 'the controller is called inside `next.handle()` when that is subscribed to', row: '[express] intercept(ctx, next) -> next.handle() -> controller', proof: 'nest/nestjs' },
  { module: '@nestjs/common', path: 'PipeTransform#transform', kind: 'inline', why: AWAITED, row: '[express] async PipeTransform.transform -> controller', proof: 'nest/nestjs' },
]);

const PASSPORT = 'in a callback of Passport, whose context ends before the guard goes on';

const passport: readonly CatalogEntry[] = requests('@nestjs/passport@12.0.0', [
  { path: ['AuthGuard()#handleRequest', 'PassportStrategy()#validate'], kind: 'copy', boundary: 'framework', ownWork: true, foundByClass: true, why: PASSPORT, proof: 'nest/passport' },
]);

const nestEvents: readonly CatalogEntry[] = requests('@nestjs/event-emitter@12.0.1', [
  { path: 'OnEvent', kind: 'inline', why: 'the decorated method runs in the frame of `emit`', row: '@OnEvent handler: context, enterWith back to emitter (emit / emitAsync)', proof: 'nest/nestjs' },
]);

const rpc: readonly CatalogEntry[] = [
  ...requests('@trpc/server@11.25.2', [
    { path: ['initTRPC.create().procedure.use', 'initTRPC.create().middleware'], kind: 'nest', why: NEXT, row: 't.procedure.use(({next})) -> resolver (standalone http)', proof: 'rpc' },
    ...[['@trpc/server/adapters/standalone', 'createHTTPServer'], ['@trpc/server/adapters/express', 'createExpressMiddleware'], ['@trpc/server/adapters/fetch', 'fetchRequestHandler']].map(([module, path]) => (
      { module: module!, path: path!, kind: 'inline' as const, why: `\`createContext\`: ${AWAITED}`, row: 'createContext() -> resolver', proof: 'rpc' })),
  ]),
  ...requests('@apollo/server@5.5.1', [
    { module: '@apollo/server/standalone', path: 'startStandaloneServer', kind: 'inline', why: `\`context\`: ${AWAITED}`, row: 'startStandaloneServer context() -> resolver', proof: 'rpc' },
  ]),
  ...requests('graphql-yoga@5.24.1', [
    { path: 'createYoga', kind: 'inline', why: `\`context\`: ${AWAITED}`, row: 'createYoga({context}) -> resolver', proof: 'rpc' },
  ]),
  ...requests('graphql-shield@7.6.5', [
    { path: 'rule()()', kind: 'inline', why: `a rule: ${AWAITED}`, row: 'rule()(async) -> resolver', proof: 'graphql' },
  ]),
  ...requests('graphql-middleware@6.1.35', [
    { path: 'applyMiddleware', kind: 'nest', why: 'the resolver is called inside `resolve`', row: '(resolve, ...) => middleware -> resolver', proof: 'graphql' },
  ]),
];

const pages: readonly CatalogEntry[] = [
  ...requests('react-router@7.18.5', [
    { path: 'route.middleware', kind: 'nest', style: 'callback', why: 'loaders run inside `next`', row: 'route.middleware [async ({context}, next)] -> loader', proof: 'react-router' },
    { path: 'route.middleware', kind: 'inline', style: 'async', why: `a middleware that does not call \`next\` itself: ${AWAITED}`, row: 'middleware without calling next() (auto-next) -> loader', proof: 'react-router' },
  ]),
  ...requests('@sveltejs/kit@2.70.4', [
    { path: 'handle', kind: 'nest', why: 'loaders and endpoints run inside `resolve`', row: 'handle({event, resolve}) -> load, endpoint, component', proof: 'sveltekit/sveltekit' },
    { path: 'load', kind: 'copy', why: 'each `load` runs in a copy of the context of `handle`: nothing that a layout\'s rebinds reaches that of the page', row: 'layout load rebind after await -> page load after await parent()', proof: 'sveltekit/sveltekit' },
  ]),
  ...requests('nitropack@2.13.6', [
    { path: 'defineEventHandler', kind: 'inline', why: `a middleware: ${AWAITED}`, row: 'middleware enterWith -> route', proof: 'nitro/nitro' },
  ]),
  ...requests('next@16.4.6', [
    {
      path: 'proxy', kind: 'copy', boundary: 'framework', ownWork: true, foundByExport: { file: /(?:^|\/)(?:proxy|middleware)\.[cm]?[jt]s$/, as: /^(?:default|proxy|middleware)$/, beside: 'next/server' },
      why: 'in a context of its own, of which nothing is there in a route, a page or an action', proof: 'next/next',
    },
    { path: 'layout', kind: 'inline', why: 'what a layout binds behind an `await` of its own is there in no page that it is rendered around, nor in an element of its own', proof: 'next/layout' },
    { module: 'next/server', path: 'after', kind: 'capture', why: 'the callback runs after the response, in the context of the `after` call', row: 'after(cb)', proof: 'next/next' },
    { module: 'next/cache', path: 'unstable_cache', kind: 'copy', why: 'the function runs in a copy of the caller\'s context when nothing is cached, and not at all when something is', row: 'unstable_cache(fn)', proof: 'next/next' },
    { module: 'next/cache', path: 'cache', kind: 'capture', why: 'a function with `\'use cache\'` starts without what the route bound, in the context in which the request came to Next; what it changes is lost', proof: 'next/next' },
  ]),
];

/** Node's own server, which is under all of them. */
const server: readonly CatalogEntry[] = requests('node:http@', [
  { module: 'node:http', path: 'createServer', kind: 'nest', sticksToConnection: true, why: 'the listener runs in the context of the server; up to Node 22 what it rebinds is there when the next request on the same connection starts', row: 'http.createServer(listener): code after mw in same listener', proof: 'node-server' },
  { module: 'node:http', path: ['createServer().on', 'createServer().addListener'], kind: 'nest', events: ['request'], sticksToConnection: true, why: 'the listener runs in the context of the server; up to Node 22 what it rebinds is there when the next request on the same connection starts', proof: 'node-server' },
]);

export const frameworks: readonly CatalogEntry[] = [...server, ...express, ...koa, ...fastify, ...hono, ...others, ...nest, ...passport, ...nestEvents, ...rpc, ...pages];
