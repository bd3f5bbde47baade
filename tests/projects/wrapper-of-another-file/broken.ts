import { later } from './later';
import { enterTenant } from './tenant';

export function guard(tenant: string): void {
  later(() => {
    // expect: no-lost-write lost
    enterTenant(tenant);
  });
}
