import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

export const setTenant = (tenant: string): void => { currentTenant.enterWith(tenant); };
export const getTenant = (): string | undefined => currentTenant.getStore();
export function withTenant<T>(tenant: string, work: () => T): T {
  return currentTenant.run(tenant, () => work());
}
