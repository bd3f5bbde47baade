import { enterTenant } from '.';

export function guard(tenant: string): void {
  enterTenant(tenant);
}
