import { getTenant, restoreTenant, setTenant, switchTenant } from './tenant';

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

/** Who is logged out is so for the caller. */
export async function three(ready: Promise<void>): Promise<void> {
  await ready;
  // expect: no-lost-write lost
  switchTenant(null);
}

export async function four(ready: Promise<string>, work: (tenant: string) => void): Promise<void> {
  const tenant = await ready;
  setTenant('');
  work(tenant);
  // expect: no-lost-write lost
  setTenant(tenant);
}

export async function five(ready: Promise<string>): Promise<void> {
  try {
    await ready;
  } finally {
    // expect: no-lost-write lost
    setTenant('nobody');
  }
}
