import { getTenant, inTenant } from './database';

export async function showAll(tenants: readonly string[], work: () => void): Promise<void> {
  for (const tenant of tenants) {
    // expect: no-lost-write stale
    const name = await inTenant(tenant, work);
    console.log(name, getTenant());
  }
}
