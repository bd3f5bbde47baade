import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string | undefined>();

export const getTenant = (): string | undefined => currentTenant.getStore();
export const setTenant = (tenant: string): void => { currentTenant.enterWith(tenant); };
export const clearTenant = (): void => { currentTenant.enterWith(undefined); };
export const restoreTenant = (tenant: string | undefined): void => { currentTenant.enterWith(tenant); };
