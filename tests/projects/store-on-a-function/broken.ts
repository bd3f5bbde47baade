import { tenant } from './tenant';

export async function requireTenant(find: Promise<string>): Promise<void> {
  const found = await find;
  // expect: no-lost-write lost
  tenant.store.enterWith(found);
}
