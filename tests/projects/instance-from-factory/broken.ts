import { openContext } from './factory';

export async function guard(find: Promise<string>): Promise<void> {
  const tenants = openContext();
  const tenant = await find;
  // expect: no-lost-write lost
  tenants.enter(tenant);
}
