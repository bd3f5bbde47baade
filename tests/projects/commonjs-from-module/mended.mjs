import tenants from './tenant.cjs';

export function guard(tenant) {
  tenants.enterTenant(tenant);
}
