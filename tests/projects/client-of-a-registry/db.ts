/** One client for as long as the process lives, which a framework that loads modules again would make anew. */
import { PrismaClient } from '@prisma/client';
import { currentScope } from './scope.js';

const kept = globalThis as unknown as { raw?: PrismaClient; client?: ReturnType<typeof build> };

function build(raw: PrismaClient) {
  const guarded = raw.$extends({ query: { $allModels: { async $allOperations({ args, query }) {
    if (currentScope() === undefined) throw new Error('Nobody is asking.');
    return await query(args);
  } } } });
  return guarded.$extends({ query: {} });
}

const raw = kept.raw ?? new PrismaClient();
export const db = kept.client ?? build(raw);
if (process.env['NODE_ENV'] !== 'production') kept.client = db;
