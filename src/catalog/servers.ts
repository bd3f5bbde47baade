/** Where requests begin to come in. What is bound around such a call is there in all of them, for as long as the server runs. */
import type { CatalogEntry } from './entry.js';
import { called } from './library.js';

const WHY = 'each request starts in the context of this call, so what is bound around it is there in all of them';

const servers = (module: string, paths: readonly string[]): readonly CatalogEntry[] => (
  paths.map((path): CatalogEntry => ({ role: 'serve', module, path, why: WHY, source: 'tests/proofs/serving.test.ts' })));

export const serving: readonly CatalogEntry[] = [
  ...servers('node:http', ['createServer().listen', 'Server#listen']),
  ...servers('node:https', ['createServer().listen', 'Server#listen']),
  ...servers('node:http2', ['createServer().listen', 'createSecureServer().listen']),
  ...servers('node:net', ['createServer().listen', 'Server#listen']),
  ...servers('express', called('().listen')),
  ...servers('koa', ['default#listen']),
  ...servers('fastify', [...called('().listen'), 'FastifyInstance#listen']),
  ...servers('@hono/node-server', ['serve']),
  ...servers('@nestjs/core', ['NestFactory.create().listen']),
  ...servers('@nestjs/common', ['INestApplication#listen']),
];
