import { AsyncLocalStorage } from 'node:async_hooks';

export class TenantContext {
  private readonly current: AsyncLocalStorage<string>;

  constructor() {
    this.current = new AsyncLocalStorage();
  }

  enter(tenant: string): void {
    this.current.enterWith(tenant);
  }
}
