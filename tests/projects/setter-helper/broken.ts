import { setTenant } from './tenant';

declare function findTenant(host: string): Promise<string>;

export async function requireTenant(host: string): Promise<void> {
  const tenant = await findTenant(host);
  // expect: no-lost-write lost
  setTenant(tenant);
}
