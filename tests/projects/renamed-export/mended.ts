import { enterTenant as bindTenant, getTenant } from '.';

export async function requireTenant(find: Promise<string>): Promise<string | undefined> {
  bindTenant(await find);
  return getTenant();
}
