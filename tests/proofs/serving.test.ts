/** Servers that are started where a store is bound: whether their requests, which come from elsewhere, begin with that value. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { connect, createServer as createTcp, Server as TcpServer, type AddressInfo, type Server as AnyServer } from 'node:net';
import { createServer, Server, type RequestListener } from 'node:http';
import { connect as connectHttp2, createSecureServer, createServer as createHttp2, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer as createHttps, get as getHttps, Server as HttpsServer } from 'node:https';
import { serve } from '@hono/node-server';
import { NestFactory } from '@nestjs/core';
import express from 'express';
import Fastify, { type FastifyInstance } from 'fastify';
import Koa from 'koa';
import type { INestApplication } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { serving } from '../../src/catalog/servers.js';
// Turns Node's hooks on before anything is measured.
import './harness.js';

const store = new AsyncLocalStorage<string>();
const LOOPBACK = '127.0.0.1';
const seen = (): string => store.getStore() ?? 'nothing';
const answer: RequestListener = (_, response) => { response.end(seen()); };

/** Starts a server, on a port that is free, and gives it when it takes requests. */
type Start = () => AnyServer | Promise<AnyServer>;
/** What a request to it is answered. */
type Request = (server: AnyServer) => Promise<string>;

const ready = (server: AnyServer): Promise<AnyServer> => new Promise((resolve) => { server.once('listening', () => resolve(server)); });
const listening = (server: AnyServer): Promise<AnyServer> => ready(server.listen(0, LOOPBACK));

async function nest(): Promise<INestApplication> {
  class AppModule {}
  const app = await NestFactory.create({ module: AppModule }, { logger: false });
  app.use(answer);
  return app;
}

async function startNest(): Promise<AnyServer> {
  const app = await nest();
  return await app.listen(0, LOOPBACK) as AnyServer;
}

async function startFastify(): Promise<AnyServer> {
  const app: FastifyInstance = Fastify();
  app.get('/', async () => seen());
  await app.listen({ port: 0, host: LOOPBACK });
  return app.server;
}

const tcp = (): AnyServer => createTcp((socket) => { socket.end(seen()); });

const HTTP: Readonly<Record<string, Start>> = {
  'node:http createServer().listen': () => listening(createServer(answer)),
  'node:http Server#listen': () => listening(new Server(answer)),
  'express default().listen': () => ready(express().use(answer).listen(0, LOOPBACK)),
  'koa default#listen': () => ready(new Koa().use((ctx) => { ctx.body = seen(); }).listen(0, LOOPBACK)),
  'fastify default().listen': startFastify,
  '@hono/node-server serve': () => ready(serve({ fetch: () => new Response(seen()), port: 0, hostname: LOOPBACK }) as AnyServer),
  '@nestjs/core NestFactory.create().listen': startNest,
};

const TCP: Readonly<Record<string, Start>> = {
  'node:net createServer().listen': () => listening(tcp()),
  'node:net Server#listen': () => listening(new TcpServer((socket) => { socket.end(seen()); })),
};

/** A key that both sides know takes the place of a certificate. */
const KEY = Buffer.from('a key of one server and its only client');
const TLS = { ciphers: 'PSK', minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2' } as const;
const SECURE = { ...TLS, pskCallback: () => KEY };
const CLIENT = { ...TLS, pskCallback: () => ({ psk: KEY, identity: 'client' }), checkServerIdentity: () => undefined };

const HTTPS: Readonly<Record<string, Start>> = {
  'node:https createServer().listen': () => listening(createHttps(SECURE, answer)),
  'node:https Server#listen': () => listening(new HttpsServer(SECURE, answer)),
};

const answerHttp2 = (_: Http2ServerRequest, response: Http2ServerResponse): void => { response.end(seen()); };

const HTTP2: Readonly<Record<string, readonly [Start, Request]>> = {
  'node:http2 createServer().listen': [() => listening(createHttp2(answerHttp2) as unknown as AnyServer), (server) => overHttp2(server, 'http')],
  'node:http2 createSecureServer().listen': [() => listening(createSecureServer(SECURE, answerHttp2) as unknown as AnyServer), (server) => overHttp2(server, 'https')],
};

/** The same thing under another name. */
const SAME: Readonly<Record<string, string>> = {
  'express ().listen': 'express default().listen', 'fastify ().listen': 'fastify default().listen', 'fastify FastifyInstance#listen': 'fastify default().listen',
  '@nestjs/common INestApplication#listen': '@nestjs/core NestFactory.create().listen',
};

const portOf = (server: AnyServer): number => (server.address() as AddressInfo).port;
const overHttp = async (server: AnyServer): Promise<string> => await (await fetch(`http://${LOOPBACK}:${portOf(server)}/`, { headers: { connection: 'close' } })).text();

const overTcp = (server: AnyServer): Promise<string> => new Promise((resolve, reject) => {
  let text = '';
  connect(portOf(server), LOOPBACK).on('data', (data) => { text += String(data); }).on('end', () => resolve(text)).on('error', reject);
});

const overHttps = (server: AnyServer): Promise<string> => new Promise((resolve, reject) => {
  getHttps({ host: LOOPBACK, port: portOf(server), agent: false, ...CLIENT }, (response) => { response.on('data', (data) => { resolve(String(data)); }); }).on('error', reject);
});

const overHttp2 = (server: AnyServer, scheme: string): Promise<string> => new Promise((resolve, reject) => {
  const session = connectHttp2(`${scheme}://${LOOPBACK}:${portOf(server)}`, scheme === 'https' ? CLIENT : {});
  let text = '';
  session.on('error', reject);
  session.request({ ':path': '/' }).on('data', (data) => { text += String(data); }).on('end', () => { session.close(); resolve(text); }).end();
});

/** What two requests find that are made where nothing is bound, of a server that was started where `boot` was. */
async function requestsTo(start: Start, request: Request): Promise<readonly string[]> {
  const server = await store.run('boot', start);
  try {
    return [await request(server), await request(server)];
  } finally {
    await new Promise((resolve) => { server.close(resolve); });
  }
}

describe('servers', () => {
  it.each(Object.entries(HTTP))('%s', async (_, start) => { expect(await requestsTo(start, overHttp)).toEqual(['boot', 'boot']); });
  it.each(Object.entries(TCP))('%s', async (_, start) => { expect(await requestsTo(start, overTcp)).toEqual(['boot', 'boot']); });
  it.each(Object.entries(HTTPS))('%s', async (_, start) => { expect(await requestsTo(start, overHttps)).toEqual(['boot', 'boot']); });
  it.each(Object.entries(HTTP2))('%s', async (_, [start, request]) => { expect(await requestsTo(start, request)).toEqual(['boot', 'boot']); });

  it('each entry is one of these, or the same thing', () => {
    const shown = new Set([HTTP, TCP, HTTPS, HTTP2].flatMap((table) => Object.keys(table)));
    const names = serving.map(({ module, path }) => `${module} ${path}`);
    expect(names.filter((name) => !shown.has(SAME[name] ?? name))).toEqual([]);
    expect([...shown, ...Object.keys(SAME)].filter((name) => !names.includes(name))).toEqual([]);
  });
});
