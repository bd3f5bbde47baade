import { later, soon } from './later';
import { getTenant, setTenant } from './tenant';

export function one(tenant: string): void {
  later(() => {
    // expect: no-lost-write lost
    setTenant(tenant);
  });
}

export function two(tenant: string): void {
  soon(() => {
    // expect: no-lost-write lost
    setTenant(tenant);
  });
}

export function three(tenant: string): void {
  soon(() => {
    // expect: no-lost-write confined
    setTenant(tenant);
    console.log(getTenant());
  });
}
