import { Tenants } from './context';

export async function guard(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  Tenants.enter(tenant);
}
