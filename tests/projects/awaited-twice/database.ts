import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

declare function open(host: string): Promise<string>;

export const getTenant = (): string | undefined => currentTenant.getStore();

export async function loadName(host: string): Promise<string> {
  const tenant = await open(host);
  currentTenant.enterWith(tenant);
  return `the name of ${getTenant()}`;
}

async function switchTo(host: string): Promise<string> {
  const tenant = await open(host);
  // expect: no-lost-write confined
  currentTenant.enterWith(tenant);
  return `${getTenant()}`;
}

/** What is looked for in here is what `switchTo` binds, and not what somebody was awaited for before. */
export async function loadOrders(host: string): Promise<string> {
  const name = await switchTo(host);
  return `the orders of ${name} ${getTenant()}`;
}
