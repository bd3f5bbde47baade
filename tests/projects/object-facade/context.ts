import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

export const context = {
  set(tenant: string): void {
    current.enterWith(tenant);
  },
  get(): string | undefined {
    return current.getStore();
  },
};
