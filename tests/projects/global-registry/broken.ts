import { tenants } from './registry';

export async function requireTenant(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  tenants.enterWith(tenant);
}
