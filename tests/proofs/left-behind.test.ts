/**
 * What `no-leaking-write` says of code of one's own, on the Node.js at hand: what is still bound for the caller of a function that binds
 * and runs another one, for the next item of a list, and for the next request when an async hook of Fastify has bound now and then.
 */
import express, { type RequestHandler } from 'express';
import Fastify from 'fastify';
import Koa, { type Middleware } from 'koa';
import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { frameworks } from '../../src/catalog/frameworks.js';

const store = new AsyncLocalStorage<string>();
const work = async (): Promise<string | undefined> => { await setTimeout(1); return store.getStore(); };
const before = (): string => store.getStore()!;

const brackets: Record<string, (work: () => Promise<string | undefined>) => Promise<string | undefined>> = {
  'a plain one': (run) => { store.enterWith('inside'); return run(); },
  'an async one': async (run) => { store.enterWith('inside'); return await run(); },
  'one that takes the value back after an await': async (run) => { const old = before(); store.enterWith('inside'); try { return await run(); } finally { store.enterWith(old); } },
  'one that has a promise take it back': (run) => { const old = before(); store.enterWith('inside'); return run().finally(() => { store.enterWith(old); }); },
};

it.each(Object.entries(brackets))('%s leaves the value to its caller', async (_, bracket) => {
  await store.run('outside', async () => {
    const done = bracket(work);
    expect(before()).toBe('inside');
    expect(await done).toBe('inside');
    expect(before()).toBe('inside');
  });
});

it.each<[string, (run: typeof work) => Promise<string | undefined>]>([
  ['one that takes the value back before it returns', (run) => { const old = before(); store.enterWith('inside'); try { return run(); } finally { store.enterWith(old); } }],
  ['a scope', (run) => store.run('inside', run)],
  ['one that has awaited before it binds', async (run) => { await setTimeout(1); store.enterWith('inside'); return await run(); }],
])('%s leaves nothing', async (_, bracket) => {
  await store.run('outside', async () => {
    const done = bracket(work);
    expect(before()).toBe('outside');
    expect(await done).toBe('inside');
    expect(before()).toBe('outside');
  });
});

it('what is bound for one item of a list is there for the next one', async () => {
  await store.run('outside', async () => {
    // eslint-disable-next-line context-boundary/no-leaking-write -- it is what is shown here
    const found = await Promise.all(['a', ''].map(async (name) => { if (name !== '') store.enterWith(name); return await work(); }));
    expect(found).toEqual(['a', 'a']);
  });
  store.run('outside', () => {
    const found: string[] = [];
    // eslint-disable-next-line context-boundary/no-leaking-write -- it is what is shown here
    ['a', ''].forEach((name) => { if (name !== '') store.enterWith(name); found.push(before()); });
    expect(found).toEqual(['a', 'a']);
  });
});

/** Two requests on one connection, of which the first one says what to bind. */
async function askTwice(server: http.Server): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const { port } = server.address() as AddressInfo;
  for (const headers of [{ 'x-name': 'first' }, {}]) {
    await new Promise((resolve, reject) => { http.get({ port, agent, headers }, (response) => { response.resume().on('end', resolve); }).on('error', reject); });
  }
  agent.destroy();
}

async function served(listener: http.RequestListener): Promise<void> {
  const server = http.createServer(listener);
  await new Promise((resolve) => { server.listen(0, () => { resolve(undefined); }); });
  await askTwice(server);
  server.close();
}

const isOnAsyncHooks = Number(process.versions.node.split('.')[0]) <= 22;

it.each<[string, RequestHandler, boolean]>([
  ['one that awaits nothing', (_request, _response, next) => { next(); }, true],
  ['one that awaits first', async (_request, _response, next) => { await setTimeout(1); next(); }, false],
])('what a middleware of Express binds behind %s', async (_, before, sticks) => {
  let found: string | undefined;
  const app = express();
  // eslint-disable-next-line context-boundary/no-leaking-write -- it is what is shown here
  app.use(before, (request, _response, next) => { if (typeof request.headers['x-name'] === 'string') store.enterWith(request.headers['x-name']); next(); });
  app.use((_request, response) => { found = store.getStore(); response.end(); });
  await served(app as http.RequestListener);
  expect(found).toBe(sticks && isOnAsyncHooks ? 'first' : undefined);
});

it.each<[string, Middleware, boolean]>([
  ['one that awaits the rest', async (_, next) => { await next(); }, true],
  ['one that awaits something else before', async (_, next) => { await setTimeout(1); await next(); }, false],
])('what a middleware of Koa binds behind %s', async (_, before, sticks) => {
  let found: string | undefined;
  const app = new Koa();
  app.use(before).use(async ({ headers }, next) => { if (typeof headers['x-name'] === 'string') store.enterWith(headers['x-name']); await next(); });
  app.use((context) => { found = store.getStore(); context.body = 'a'; });
  await served(app.callback() as http.RequestListener);
  expect(found).toBe(sticks && isOnAsyncHooks ? 'first' : undefined);
});

type Event = 'onRequest' | 'preParsing' | 'preValidation' | 'preHandler' | 'preSerialization' | 'onSend';

/** What the second request finds, where only the first one binds. */
async function secondAfter(event: Event, before: (app: ReturnType<typeof Fastify>) => unknown = () => undefined): Promise<string | undefined> {
  const app = Fastify({ forceCloseConnections: true });
  let found: string | undefined;
  before(app);
  app.addHook(event as 'onRequest', async ({ headers }) => { if (typeof headers['x-name'] === 'string') store.enterWith(headers['x-name']); });
  app.get('/', async () => { found = store.getStore(); return Promise.resolve({ found }); });
  await app.listen({ port: 0 });
  await askTwice(app.server);
  await app.close();
  return found;
}

const leaves = frameworks.flatMap((entry) => (entry.role === 'crossing' && entry.module === 'fastify' ? entry.goesOn ?? [] : [])) as Event[];

it.each([...new Set(leaves)])('what an async hook binds at %s is there for the next request on the connection, up to Node.js 22', async (event) => {
  expect(await secondAfter(event)).toBe(isOnAsyncHooks ? 'first' : undefined);
  expect(await secondAfter(event, (app) => { app.addHook('onRequest', async () => { await setTimeout(1); }); })).toBeUndefined();
});

it.each<Event>(['preSerialization', 'onSend'])('what an async hook binds at %s is not, where the route is async', async (event) => {
  expect(await secondAfter(event)).toBeUndefined();
});
