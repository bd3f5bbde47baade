import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

export type Constructor = new (...args: any[]) => object;

export function WithTenant<Base extends Constructor>(base: Base) {
  return class extends base {
    enterTenant(tenant: string): void {
      currentTenant.enterWith(tenant);
    }
  };
}
