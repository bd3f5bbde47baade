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

/** It was told what to bind: who knows the tenant can bind it as well. */
async function nameOf(tenant: string): Promise<string> {
  const name = await findTenant(tenant);
  // expect (strict): no-lost-write confined
  setTenant(tenant);
  return `${name} ${getTenant()}`;
}

export async function greet(tenant: string): Promise<string> {
  const name = await nameOf(tenant);
  return `${name} ${getTenant()}`;
}
