import { enterTenant } from './tenant';

export async function guard(find: Promise<string | undefined>): Promise<boolean> {
  const tenant = await find;
  if (tenant === undefined) return false;
  // expect: no-lost-write lost
  enterTenant(tenant);
  return true;
}
