import { setTenant, withTenant } from './tenant';

declare function findTenant(host: string): Promise<string>;

export async function inTenant(host: string): Promise<void> {
  const tenant = await withTenant('guest', () => findTenant(host));
  // expect: no-lost-write lost
  setTenant(tenant);
}
