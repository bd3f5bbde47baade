import { setTenant } from '@acme/context';

export function requireTenant(tenant: string): void {
  setTenant(tenant);
}
