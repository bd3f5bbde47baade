import { replaceTenant } from './context';

export async function requireTenant(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  replaceTenant(tenant);
}
