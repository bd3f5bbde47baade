import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

export const context = Object.freeze({
  set(tenant: string): void {
    current.enterWith(tenant);
  },
});
