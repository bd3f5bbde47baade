import { TenantContext } from './context';

export function guard(tenant: string): void {
  TenantContext.getInstance().enter(tenant);
}
