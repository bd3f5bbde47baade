import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

declare function findTenant(): Promise<string>;
declare function audit(): void;

export const getTenant = (): string | undefined => currentTenant.getStore();

export async function requireTenant(): Promise<void> {
  const tenant = await findTenant();
  currentTenant.enterWith(tenant);
  audit();
}

export async function ensureDefaults(): Promise<void> {
  const tenant = await findTenant();
  currentTenant.enterWith(tenant);
  audit();
  console.log(getTenant());
}
