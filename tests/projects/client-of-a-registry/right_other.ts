/** What somebody else has put there may be anything: here it is seen to be. */
import { PrismaClient } from '@prisma/client';
import { asSystem } from './scope.js';

const kept = globalThis as unknown as { own?: { find(): Promise<string> } };
kept.own = { find: async () => await Promise.resolve('') };
const client = kept.own ?? new PrismaClient().thing;

export async function find(): Promise<unknown> {
  return await asSystem(() => client.find());
}

/** `fetch` is no name that anybody has put there. */
const ask = globalThis.fetch ?? new PrismaClient().$queryRaw;

export async function askFor(what: string): Promise<unknown> {
  return await asSystem(() => ask(what));
}
