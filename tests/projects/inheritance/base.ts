import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

export abstract class TenantAware {
  protected bind(tenant: string): void {
    currentTenant.enterWith(tenant);
  }
}
