import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

export const setTenant = (tenant: string): void => { currentTenant.enterWith(tenant); };
export const getTenant = (): string | undefined => currentTenant.getStore();
export const withTenant = <T>(tenant: string, work: () => T): T => currentTenant.run(tenant, work);
