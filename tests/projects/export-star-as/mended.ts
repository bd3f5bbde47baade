import { tenants } from '.';

export function guard(tenant: string): void {
  tenants.enterTenant(tenant);
}
