import { prepare, requireTenant } from './guard';
import { getTenant, setTenant, withTenant } from './tenant';

declare function query(tenant: string | undefined): Promise<string[]>;

function rows(): Promise<string[]> {
  return query(getTenant());
}

export async function list(host: string): Promise<string[]> {
  const tenant = await requireTenant(host);
  return withTenant(tenant, () => rows());
}

export async function listHere(host: string): Promise<string[]> {
  setTenant(await requireTenant(host));
  return rows();
}

export async function listFor(host: string, tenant: string): Promise<string[]> {
  setTenant(tenant);
  await prepare(host);
  return rows();
}

export async function count(host: string): Promise<string> {
  return requireTenant(host);
}
