import { setTenant } from './tenant';

export function one(tenants: readonly string[]): void {
  tenants.forEach(setTenant);
}
