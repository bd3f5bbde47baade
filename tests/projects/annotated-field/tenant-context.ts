import { AsyncLocalStorage } from 'node:async_hooks';

export class TenantContext {
  private readonly storage = new AsyncLocalStorage<string>();

  enter(tenant: string): void {
    this.storage.enterWith(tenant);
  }
}
