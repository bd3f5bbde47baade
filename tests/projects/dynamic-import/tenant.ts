import { AsyncLocalStorage } from 'node:async_hooks';

export const currentTenant = new AsyncLocalStorage<string>();
export const setTenant = (tenant: string): void => { currentTenant.enterWith(tenant); };
