import { setTenant } from './tenant';

export async function one(work: () => Promise<string>): Promise<void> {
  const tenant = await work();
  // expect: no-lost-write lost
  setTenant(tenant);
}
