import { setTenant } from './context';

export function guard(tenant: string): void {
  setTenant(tenant);
}
