import { inTenant } from './database';

export async function countAll(tenants: readonly string[], work: () => void): Promise<number> {
  let count = 0;
  for (const tenant of tenants) count += (await inTenant(tenant, work)).length;
  return count;
}
