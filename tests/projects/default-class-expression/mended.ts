import { tenants } from './instance';

export function guard(tenant: string): void {
  tenants.enter(tenant);
}
