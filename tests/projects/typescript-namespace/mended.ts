import { Tenants } from './context';

export function guard(tenant: string): void {
  Tenants.enter(tenant);
}
