import { currentTenant } from './tenant.js';
import { wait } from './wait.js';

export async function enter(tenant: string, retry: { readonly delay: number }): Promise<void> {
  await wait(retry.delay);
  await wait(100);
  // expect: no-lost-write lost
  currentTenant.enterWith(tenant);
  await wait(retry.delay * 2);
  await wait(100);
}
