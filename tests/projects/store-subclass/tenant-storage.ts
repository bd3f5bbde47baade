import { AsyncLocalStorage } from 'node:async_hooks';

export class TenantStorage extends AsyncLocalStorage<string> {
  enter(tenant: string): void {
    this.enterWith(tenant);
  }
}
