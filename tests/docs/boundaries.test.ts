/** The table of boundaries: it has a section for every package that somebody may look for, and each row is whole. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.js';

const text = readFileSync(new URL('../../docs/boundaries.md', import.meta.url), 'utf8');
const headings = [...text.matchAll(/^### (.+)$/gm)].map(([, name]) => name!);

const EXPECTED = [
  'node:async_hooks', 'node:events', 'node:fs', 'node:http', 'node:worker_threads', 'node:child_process', 'node:diagnostics_channel',
  'piscina', 'tinypool', 'workerpool', 'comlink', 'synckit', 'threads', 'p-queue', 'p-limit', 'p-map', 'async', 'bottleneck', 'fastq', 'async-mutex', 'dataloader', 'generic-pool', 'lru-cache',
  'bullmq', 'bull', 'bee-queue', 'agenda', 'pg-boss', 'graphile-worker', 'node-cron', 'node-schedule', 'kafkajs', 'amqplib', 'inngest', '@temporalio/worker', '@temporalio/workflow', '@trigger.dev/sdk',
  'express', 'koa', 'fastify', 'hono', '@nestjs/common', '@trpc/server', '@apollo/server', 'graphql-yoga', 'next', 'react-router', '@sveltejs/kit', 'nitropack', 'h3', '@adonisjs/core', 'socket.io', 'ws',
  'mongoose', '@prisma/client', 'typeorm', 'knex', 'sequelize', 'drizzle-orm', 'pg', 'ioredis',
  'nestjs-cls', 'cls-hooked', 'continuation-local-storage', '@fastify/request-context', 'express-http-context', '@sap/cds', '@opentelemetry/api', '@sentry/node', 'unctx',
];

it('has a section for every package that its readers look for', () => {
  expect(EXPECTED.filter((name) => !headings.includes(name))).toEqual([]);
});

it('has a section for every module of the catalog that runs functions', () => {
  const packages = new Set(catalog.filter(({ role }) => role === 'crossing').map(({ module }) => (module.startsWith('node:') ? module : module.split('/').slice(0, module.startsWith('@') ? 2 : 1).join('/'))));
  packages.delete('global');
  expect([...packages].filter((name) => !headings.includes(name))).toEqual([]);
});

it('has rows of six full cells', () => {
  const rows = text.slice(text.indexOf('## The packages')).split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| API'));
  expect(rows.filter((row) => !/^(?:\| (?:[^|\\]|\\.)+ ){6}\|$/.test(row))).toEqual([]);
});
