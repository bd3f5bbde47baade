import { later, now } from './later';
import { getTenant, setTenant } from './tenant';

export function one(tenant: string): void {
  now(() => { setTenant(tenant); });
}

export function two(tenant: string): void {
  later(() => {
    // expect (strict): no-lost-write confined
    setTenant(tenant);
    console.log(getTenant());
  });
}
