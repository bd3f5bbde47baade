import { enterTenant } from './tenant';

export function guard(tenant: string): void {
  queueMicrotask(() => {
    // expect: no-lost-write lost
    enterTenant(tenant);
  });
}
