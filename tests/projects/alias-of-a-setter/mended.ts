import { setTenant } from './tenant';

export function guard(tenant: string): void {
  setTenant(tenant);
}
