import { enterTenant } from './tenant';

export async function tenantOf(find: Promise<string>): Promise<string> {
  const tenant = await find;
  // expect: no-lost-write lost
  enterTenant(tenant);
  return tenant;
}
