import { AsyncLocalStorage } from 'node:async_hooks';
import { describe } from './broken';

const currentTenant = new AsyncLocalStorage<string>();

export function setTenant(tenant: string): void {
  currentTenant.enterWith(describe(tenant));
}

export const getTenant = (): string | undefined => currentTenant.getStore();
