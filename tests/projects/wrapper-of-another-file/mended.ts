import { later } from './later';
import { enterTenant } from './tenant';

export function guard(tenant: string): void {
  enterTenant(tenant);
  later(() => { console.log(tenant); });
}
