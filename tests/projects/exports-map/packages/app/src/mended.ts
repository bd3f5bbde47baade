import { enterTenant } from '@acme/context/tenant';

export function guard(tenant: string): void {
  enterTenant(tenant);
}
