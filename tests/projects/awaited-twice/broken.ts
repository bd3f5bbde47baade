import { getTenant, loadName } from './database';

export async function show(tenant: string): Promise<string> {
  // expect: no-lost-write stale
  const name = await loadName(tenant);
  return `${name} ${getTenant()}`;
}
