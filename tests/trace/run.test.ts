/**
 * What is true of the trace: each file is started as a server and asked. A broken one answers 404 to the owner of a session, or
 * shows the rows of another tenant; a mended one answers 200 to the owner and still 404 to everybody else.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createAdaptorServer } from '@hono/node-server';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Express } from 'express';
import type { FastifyInstance } from 'fastify';
import type { Hono } from 'hono';
import type Koa from 'koa';
import { readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, listen, portOf, type Running } from './servers.js';
import type { Api } from './typescript/api.js';

type Load<T> = () => Promise<T>;

/** How a file's export becomes a server, and the files, by their name without the extension. */
const api = (load: Load<{ app: Api }>) => async () => listen((await load()).app.createServer());
const express = (load: Load<{ app: Express }>) => async () => listen(createServer((await load()).app));
const koa = (load: Load<{ app: Koa }>) => async () => listen(createServer((await load()).app.callback()));
const hono = (load: Load<{ app: Hono }>) => async () => listen(createAdaptorServer((await load()).app) as Server);

const fastify = (load: Load<{ app: FastifyInstance }>) => async (): Promise<Running> => {
  const { app } = await load();
  await app.listen({ port: 0, host: '127.0.0.1' });
  return { port: portOf(app.server), close: () => app.close() };
};

const nest = (load: Load<{ AppModule: new () => object }>) => async (): Promise<Running> => {
  const app = await NestFactory.create((await load()).AppModule, new ExpressAdapter(), { logger: false });
  await app.listen(0, '127.0.0.1');
  return { port: portOf(app.getHttpServer() as Server), close: () => app.close() };
};

const broken: Record<string, () => Promise<Running>> = {
  'note/broken': api(() => import('./typescript/note/broken.js')),
  'hypotheses/default-value-broken': api(() => import('./typescript/hypotheses/default-value-broken.js')),
  'hypotheses/dependency-cached-broken': api(() => import('./typescript/hypotheses/dependency-cached-broken.js')),
  'hypotheses/module-reloaded-broken': api(() => import('./typescript/hypotheses/module-reloaded-broken.js')),
  'fastapi/broken': api(() => import('./typescript/fastapi/broken.js')),
  'fastapi/thread-broken': api(() => import('./typescript/fastapi/thread-broken.js')),
  'fastapi/declared-broken': api(() => import('./typescript/fastapi/declared-broken.js')),
  'express/broken': express(() => import('./typescript/express/broken.js')),
  'express/wrapper-broken': express(() => import('./typescript/express/wrapper-broken.js')),
  'fastify/broken': fastify(() => import('./typescript/fastify/broken.js')),
  'fastify/helper-broken': fastify(() => import('./typescript/fastify/helper-broken.js')),
  'koa/broken': koa(() => import('./typescript/koa/broken.js')),
  'hono/broken': hono(() => import('./typescript/hono/broken.js')),
  'nest/guard-broken': nest(() => import('./typescript/nest/guard-broken.js')),
  'nest/service-broken': nest(() => import('./typescript/nest/service-broken.js')),
  'permission/direct-broken': api(() => import('./typescript/permission/direct-broken.js')),
  'permission/chain-broken': api(() => import('./typescript/permission/chain-broken.js')),
  'permission/fallback-broken': api(() => import('./typescript/permission/fallback-broken.js')),
  'permission/ignored-broken': api(() => import('./typescript/permission/ignored-broken.js')),
  'permission/module-broken': api(() => import('./typescript/permission/module-broken.js')),
  'callback/discarded-broken': api(() => import('./typescript/callback/discarded-broken.js')),
  'callback/lazy-broken': api(() => import('./typescript/callback/lazy-broken.js')),
};

const right: Record<string, () => Promise<Running>> = {
  'note/mended': api(() => import('./typescript/note/mended.js')),
  'note/mended-run': api(() => import('./typescript/note/mended-run.js')),
  'note/mended-enter-first': api(() => import('./typescript/note/mended-enter-first.js')),
  'note/mended-no-await': api(() => import('./typescript/note/mended-no-await.js')),
  'note/mended-at-the-entry': api(() => import('./typescript/note/mended-at-the-entry.js')),
  'hypotheses/default-value': api(() => import('./typescript/hypotheses/default-value.js')),
  'hypotheses/dependency-cached': api(() => import('./typescript/hypotheses/dependency-cached.js')),
  'hypotheses/module-reloaded': api(() => import('./typescript/hypotheses/module-reloaded.js')),
  'fastapi/mended': api(() => import('./typescript/fastapi/mended.js')),
  'fastapi/thread-mended': api(() => import('./typescript/fastapi/thread-mended.js')),
  'express/mended': express(() => import('./typescript/express/mended.js')),
  'express/downstream': express(() => import('./typescript/express/downstream.js')),
  'fastify/mended': fastify(() => import('./typescript/fastify/mended.js')),
  'fastify/before-await': fastify(() => import('./typescript/fastify/before-await.js')),
  'koa/mended': koa(() => import('./typescript/koa/mended.js')),
  'koa/downstream': koa(() => import('./typescript/koa/downstream.js')),
  'hono/mended': hono(() => import('./typescript/hono/mended.js')),
  'hono/downstream': hono(() => import('./typescript/hono/downstream.js')),
  'nest/guard-mended': nest(() => import('./typescript/nest/guard-mended.js')),
  'nest/guard-before-await': nest(() => import('./typescript/nest/guard-before-await.js')),
  'nest/service-mended': nest(() => import('./typescript/nest/service-mended.js')),
  'permission/edge-guard': api(() => import('./typescript/permission/edge-guard.js')),
  'permission/mended': api(() => import('./typescript/permission/mended.js')),
  'callback/discarded-mended': api(() => import('./typescript/callback/discarded-mended.js')),
  'callback/lazy-mended': api(() => import('./typescript/callback/lazy-mended.js')),
};

const tenants: Record<string, () => Promise<Running>> = {
  'express/tenant-broken': express(() => import('./typescript/express/tenant-broken.js')),
  'express/tenant-mended': express(() => import('./typescript/express/tenant-mended.js')),
};

const queues: Record<string, () => Promise<Running>> = {
  'callback/leaking-broken': api(() => import('./typescript/callback/leaking-broken.js')),
  'callback/leaking-mended': api(() => import('./typescript/callback/leaking-mended.js')),
};

async function asked(start: () => Promise<Running>, path: string, tokens: readonly string[]) {
  const server = await start();
  try {
    const answers = [];
    for (const token of tokens) answers.push(await ask(server, path, token));
    return answers;
  } finally {
    await server.close();
  }
}

async function statuses(start: () => Promise<Running>): Promise<Record<string, number | undefined>> {
  const [alice, bob, again, nobody] = await asked(start, '/sessions/1', ['token-alice', 'token-bob', 'token-alice', 'no-token']);
  return { alice: alice?.status, bob: bob?.status, again: again?.status, nobody: nobody?.status };
}

// Up to Node 22, the very first use of AsyncLocalStorage in a process turns the tracking of contexts on. Promises made before
// know nothing of it, and a lost write can look alive. A server that has answered one request is past that; so is this.
beforeAll(() => new AsyncLocalStorage().run(0, () => undefined));

it('every file is run, and its name says whether it is broken', () => {
  const files = readdirSync(new URL('typescript/', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/')).filter((file) => /\/.*\.ts$/.test(file)).map((file) => file.replace('.ts', ''));
  expect(Object.keys({ ...broken, ...right, ...tenants, ...queues }).sort()).toEqual(files.sort());
  expect(files.filter((file) => file.endsWith('broken')).sort()).toEqual([...Object.keys(broken), 'callback/leaking-broken', 'express/tenant-broken'].sort());
});

describe.each(Object.entries(broken))('%s', (_name, start) => {
  it('answers 404 to the owner of the session', async () => {
    expect(await statuses(start)).toEqual({ alice: 404, bob: 404, again: 404, nobody: 401 });
  });
});

describe.each(Object.entries(right))('%s', (_name, start) => {
  it('answers 200 to the owner of the session, and to nobody else', async () => {
    expect(await statuses(start)).toEqual({ alice: 200, bob: 404, again: 200, nobody: 401 });
  });
});

describe('the admin, who needs no permission', () => {
  it.each(['note/broken', 'hypotheses/default-value-broken', 'fastapi/broken', 'fastapi/thread-broken'])('sees nothing of the bug in %s', async (name) => {
    expect(await asked(broken[name]!, '/sessions/1', ['token-root'])).toMatchObject([{ status: 200 }]);
  });
});

describe('the wrong tenant', () => {
  it('is whose rows everybody is shown, where the write is lost inside an outer scope', async () => {
    const answers = await asked(tenants['express/tenant-broken']!, '/sessions', ['token-alice', 'token-bob', 'no-token']);
    expect(answers.map(({ body }) => body)).toEqual(['["0"]', '["0"]', '["0"]']);
  });

  it('is not shown to anybody, where the tenant has a scope of its own', async () => {
    const answers = await asked(tenants['express/tenant-mended']!, '/sessions', ['token-alice', 'token-bob', 'no-token']);
    expect(answers.map(({ body }) => body)).toEqual(['["1"]', '["2"]', '["0"]']);
  });
});

describe('the job of somebody else', () => {
  const rows = async (name: string) => (await asked(queues[name]!, '/sessions/', ['token-alice', 'no-token'])).map(({ body }) => body);

  it('is whose rows a job of nobody is shown, where the value outlives its job', async () => {
    expect(await rows('callback/leaking-broken')).toEqual(['["1"]', '["1"]']);
  });

  it('is not, where the value is bound while the job is done', async () => {
    expect(await rows('callback/leaking-mended')).toEqual(['["1"]', '[]']);
  });
});

describe('a module that is loaded twice', () => {
  const twice = {
    // A query makes it another module with the same text, as a second bundle of it would be.
    broken: [() => import('./typescript/hypotheses/module-reloaded-broken.js'), () => import('./typescript/hypotheses/module-reloaded-broken.js?again' as string)],
    right: [() => import('./typescript/hypotheses/module-reloaded.js'), () => import('./typescript/hypotheses/module-reloaded.js?again' as string)],
  } as const;

  it('shares the one store that it keeps, and is broken all the same', async () => {
    const modules = await Promise.all(twice.broken.map((load) => load())) as { app: Api; currentUser: unknown }[];
    expect(modules[0]).not.toBe(modules[1]);
    expect(modules[0]?.currentUser).toBe(modules[1]?.currentUser);
    for (const module of modules) expect(await statuses(api(async () => module))).toMatchObject({ alice: 404 });
  });

  it('has two stores, and each half works with its own', async () => {
    const modules = await Promise.all(twice.right.map((load) => load())) as { app: Api; currentUser: unknown }[];
    expect(modules[0]?.currentUser).not.toBe(modules[1]?.currentUser);
    for (const module of modules) expect(await statuses(api(async () => module))).toMatchObject({ alice: 200, bob: 404 });
  });
});
