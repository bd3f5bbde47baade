import { getTenant, restoreTenant, setTenant } from './tenant';

export async function one(work: () => Promise<string>): Promise<void> {
  const tenant = await work();
  // expect: no-lost-write lost
  setTenant(tenant);
}

export async function two(ready: Promise<string>): Promise<void> {
  const before = getTenant();
  const tenant = await ready;
  // expect: no-lost-write lost
  restoreTenant(`${before} ${tenant}`);
}
