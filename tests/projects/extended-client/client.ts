import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaClient } from '@prisma/client';

const currentTenant = new AsyncLocalStorage<string>();
export const setTenant = (tenant: string): void => { currentTenant.enterWith(tenant); };

const registry = globalThis as unknown as { client?: PrismaClient };
const bare = registry.client ?? new PrismaClient({ log: ['error'] });
registry.client = bare;

export const client = bare.$extends({
  query: {
    async $allOperations({ args, query }: { args: { where?: object }; query(args: object): Promise<unknown> }) {
      return query({ ...args, where: { ...args.where, tenant: currentTenant.getStore() } });
    },
  },
});

/** No hook is run by what is asked of this one. */
export const plain = bare;
