import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

declare function open(tenant: string): Promise<void>;

export const getTenant = (): string | undefined => currentTenant.getStore();

export async function loadName(tenant: string): Promise<string> {
  await open(tenant);
  currentTenant.enterWith(tenant);
  return `the name of ${getTenant()}`;
}

async function switchTo(tenant: string): Promise<string> {
  await open(tenant);
  // expect: no-lost-write confined
  currentTenant.enterWith(tenant);
  return `${getTenant()}`;
}

/** Whoever calls this has told the tenant: what is looked for in here is what `switchTo` binds. */
export async function loadOrders(tenant: string): Promise<string> {
  const name = await switchTo(tenant);
  return `the orders of ${name} ${getTenant()}`;
}
