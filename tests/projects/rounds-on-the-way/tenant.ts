import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

export function setTenant(tenant: string): void {
  currentTenant.enterWith(tenant);
}

export function rows(): string[] {
  return [currentTenant.getStore() ?? 'nobody'];
}
