import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

const context = {
  set: (tenant: string): void => { current.enterWith(tenant); },
  get: (): string | undefined => current.getStore(),
};

export const { set: setTenant, get: getTenant } = context;
