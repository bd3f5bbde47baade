import { AsyncLocalStorage } from 'node:async_hooks';

declare global {
  var tenantStore: AsyncLocalStorage<string> | undefined;
}

export const tenants = globalThis.tenantStore ??= new AsyncLocalStorage<string>();
