import { AsyncLocalStorage } from 'node:async_hooks';

export class TenantContext {
  #current = new AsyncLocalStorage<string>();

  enter(tenant: string): void {
    this.#current.enterWith(tenant);
  }
}
