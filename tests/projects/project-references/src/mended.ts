import { setTenant } from '~context';

export function requireTenant(tenant: string): void {
  setTenant(tenant);
}
