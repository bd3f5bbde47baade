import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string | null | undefined>();

export const getTenant = (): string | null | undefined => currentTenant.getStore();
export const setTenant = (tenant: string): void => { currentTenant.enterWith(tenant); };
export const switchTenant = (tenant: string | null | undefined): void => { enter(tenant, 'switched'); };
export const clearTenant = (): void => { currentTenant.enterWith(undefined); };
export const restoreTenant = (tenant: string | null | undefined): void => { currentTenant.enterWith(tenant); };

function enter(tenant: string | null | undefined, how: string): void {
  if (how !== '') currentTenant.enterWith(tenant);
}
