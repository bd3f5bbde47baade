import { enterTenant } from './tenant';

export function guard(tenant: string): void {
  enterTenant(tenant);
  queueMicrotask(() => { console.log(tenant); });
}
