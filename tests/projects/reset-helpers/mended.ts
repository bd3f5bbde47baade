import { clearTenant, getTenant, restoreTenant, setTenant } from './tenant';

export async function one(work: () => Promise<void>): Promise<void> {
  await work();
  clearTenant();
}

export async function two(tenant: string, work: () => Promise<void>): Promise<void> {
  const before = getTenant();
  setTenant(tenant);
  try {
    await work();
  } finally {
    restoreTenant(before);
  }
}

export async function three(ready: Promise<void>): Promise<void> {
  const before = getTenant();
  await ready;
  restoreTenant(before ?? 'none');
}
