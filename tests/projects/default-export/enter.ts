import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

export default function (tenant: string): void {
  currentTenant.enterWith(tenant);
}
