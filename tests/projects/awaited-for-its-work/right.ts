import { getTenant, setTenant } from './tenant';

declare function findTenant(host: string): Promise<string>;

async function sweep(host: string): Promise<void> {
  const tenant = await findTenant(host);
  // expect (strict): no-lost-write confined
  setTenant(tenant);
  console.log(getTenant());
}

export async function sweepAll(hosts: readonly string[]): Promise<string | undefined> {
  for (const host of hosts) await sweep(host);
  return getTenant();
}
