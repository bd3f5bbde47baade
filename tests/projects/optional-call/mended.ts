import * as tenants from './tenant';

export function guard(tenant: string): void {
  tenants?.enterTenant?.(tenant);
}
