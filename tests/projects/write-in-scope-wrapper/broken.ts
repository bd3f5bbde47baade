import { setTenant, withTenant } from './tenant';

export function asGuest(tenant: string): void {
  withTenant('guest', () => {
    // expect: no-lost-write lost
    setTenant(tenant);
  });
}
