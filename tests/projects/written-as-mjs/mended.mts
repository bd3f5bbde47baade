import { enterTenant } from './tenant.mjs';

export function guard(tenant: string): void {
  enterTenant(tenant);
}
