import { setTenant } from '@/context/tenant';

export function requireTenant(tenant: string): void {
  setTenant(tenant);
}
