import { currentTenant } from './store';
import { enterTenant } from './tenant';

export function within(tenant: string, work: () => void): void {
  const before = currentTenant.getStore();
  enterTenant(tenant);
  try {
    work();
  } finally {
    enterTenant(before ?? 'none');
  }
}

export async function until(tenant: string, work: () => Promise<void>): Promise<void> {
  const before = currentTenant.getStore();
  await work();
  try {
    enterTenant(tenant);
    await work();
  } finally {
    enterTenant(before ?? 'none');
  }
}
