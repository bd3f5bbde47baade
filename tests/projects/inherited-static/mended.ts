import { TenantContext } from './tenant';

export function guard(tenant: string): void {
  TenantContext.enter(tenant);
}
