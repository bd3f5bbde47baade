import { AsyncLocalStorage } from 'node:async_hooks';

export function tenant(): string | undefined {
  return tenant.store.getStore();
}

tenant.store = new AsyncLocalStorage<string>();
