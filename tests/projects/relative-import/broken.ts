import { currentTenant } from './store';

declare function findTenant(host: string): Promise<string>;

export async function requireTenant(host: string): Promise<string> {
  const tenant = await findTenant(host);
  // expect: no-lost-write lost
  currentTenant.enterWith(tenant);
  return tenant;
}
