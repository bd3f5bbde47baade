import { AsyncLocalStorage } from 'node:async_hooks';

export namespace Tenants {
  const current = new AsyncLocalStorage<string>();

  export function enter(tenant: string): void {
    current.enterWith(tenant);
  }
}
