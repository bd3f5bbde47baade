import { currentTenant } from './store';
import { enterTenant } from './tenant';

export async function within(tenant: string, work: () => Promise<void>): Promise<void> {
  const before = currentTenant.getStore();
  // expect (strict): no-leaking-write bracket
  enterTenant(tenant);
  try {
    await work();
  } finally {
    enterTenant(before ?? 'none');
  }
}
