import { getTenant, setTenant } from './tenant';

declare function findTenant(host: string): Promise<string>;

async function loadTenant(host: string): Promise<string | undefined> {
  const tenant = await findTenant(host);
  // expect: no-lost-write confined
  setTenant(tenant);
  return getTenant();
}

export async function show(host: string): Promise<string> {
  const tenant = await loadTenant(host);
  return `${tenant} ${getTenant()}`;
}
