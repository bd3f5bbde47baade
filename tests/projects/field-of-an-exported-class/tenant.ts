import { AsyncLocalStorage } from 'node:async_hooks';

export const currentTenant = new AsyncLocalStorage<string>();

export function readTenant(): string | undefined {
  return currentTenant.getStore();
}
