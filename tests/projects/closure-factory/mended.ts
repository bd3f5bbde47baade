import { tenants } from './tenant';

export function guard(tenant: string): void {
  tenants.enter(tenant);
}
