import { currentTenant } from './store';

export function enterTenant(tenant: string): void {
  currentTenant.enterWith(tenant);
}
