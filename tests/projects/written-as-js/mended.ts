import { setTenant } from './tenant.js';

export function requireTenant(tenant: string): void {
  setTenant(tenant);
}
