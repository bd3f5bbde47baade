import { openContext } from './factory';

export function guard(tenant: string): void {
  const tenants = openContext();
  tenants.enter(tenant);
}
