import { getTenant, requireTenant } from './tenant';

export async function show(): Promise<string | undefined> {
  // expect: no-lost-write stale
  await requireTenant();
  return getTenant();
}
