import { clearTenant, getTenant, restoreTenant, setTenant, switchTenant } from './tenant';

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

export async function four(ready: Promise<string>, work: () => Promise<void>): Promise<void> {
  switchTenant(await ready);
  try {
    await work();
  } finally {
    switchTenant(null);
  }
}

export async function five(ready: Promise<string>, work: (tenant: string) => void): Promise<void> {
  const tenant = await ready;
  setTenant(tenant);
  work(tenant);
  setTenant('');
}

export async function six(ready: Promise<string>, work: (tenant: string) => void): Promise<void> {
  const tenant = await ready;
  setTenant(tenant);
  try {
    work(tenant);
  } finally {
    setTenant('');
  }
}

export async function seven(ready: Promise<void>): Promise<void> {
  await ready;
  switchTenant(undefined);
}
