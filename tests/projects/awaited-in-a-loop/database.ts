import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

declare function open(tenant: string): Promise<void>;

export const getTenant = (): string | undefined => currentTenant.getStore();

/** Begins with a look at what was there before, and has the tenant bound while `work` runs. */
export async function inTenant(tenant: string, work: () => void): Promise<string> {
  console.log(getTenant());
  await open(tenant);
  currentTenant.enterWith(tenant);
  work();
  return tenant;
}
