import { currentTenant } from './tenant';

export function guard(tenant: string): void {
  currentTenant.enterWith(tenant);
}
