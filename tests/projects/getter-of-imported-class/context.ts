import { AsyncLocalStorage } from 'node:async_hooks';

const tenant = new AsyncLocalStorage<string>();

export class Tenants {
  get fallback(): string {
    tenant.enterWith('fallback');
    return 'fallback';
  }
}

export const open = (): Tenants => new Tenants();
