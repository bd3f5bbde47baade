import { currentTenant } from './store.mjs';

export function enterTenant(tenant: string): void {
  currentTenant.enterWith(tenant);
}
