import { load } from './load';
import { enterTenant } from './tenant';

export async function guard(host: string): Promise<void> {
  const tenant = await load(host);
  // expect: no-lost-write lost
  enterTenant(tenant);
}
