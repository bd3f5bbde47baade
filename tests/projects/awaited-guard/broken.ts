import { guarded, prepare, requireTenant, welcomed } from './guard';
import { getTenant } from './tenant';

declare function query(tenant: string | undefined): Promise<string[]>;

function rows(): Promise<string[]> {
  return query(getTenant());
}

export async function list(host: string): Promise<string[]> {
  // expect: no-lost-write stale
  const tenant = await requireTenant(host);
  console.log(tenant);
  return rows();
}

export async function listByName(host: string): Promise<string[]> {
  // expect: no-lost-write stale
  const tenant = await guarded(host);
  console.log(tenant);
  return rows();
}

export async function listByChain(host: string): Promise<string[]> {
  // expect (strict): no-lost-write stale
  const tenant = await welcomed(host);
  console.log(tenant);
  return rows();
}

export async function listWithBoth(host: string): Promise<string | undefined> {
  // expect: no-lost-write stale
  await prepare(host);
  return getTenant();
}
