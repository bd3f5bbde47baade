import { getTenant, setTenant, withTenant } from './tenant';

export function asGuest(tenant: string): string | undefined {
  return withTenant('guest', () => {
    setTenant(tenant);
    return getTenant();
  });
}

export async function inTenant(find: Promise<string>): Promise<string | undefined> {
  return withTenant(await find, () => getTenant());
}
