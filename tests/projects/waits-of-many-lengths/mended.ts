import { currentTenant } from './tenant.js';
import { wait } from './wait.js';

export async function enter(tenant: string, retry: { readonly delay: number }, next: () => Promise<void>): Promise<void> {
  await wait(retry.delay);
  await wait(100);
  await currentTenant.run(tenant, next);
}

/** It is read once the second wait is over. */
export async function enterFor(tenant: string, retry: { readonly delay: number }): Promise<string | undefined> {
  await wait(retry.delay);
  currentTenant.enterWith(tenant);
  await wait(100);
  return currentTenant.getStore();
}
