import { setTenant } from './context';

export async function requireTenant(find: Promise<string>): Promise<void> {
  const tenant = await find;
  setTenant(tenant);
}

export async function fill(find: Promise<string>): Promise<void> {
  const tenant = await find;
  fillTenant(tenant);
}
