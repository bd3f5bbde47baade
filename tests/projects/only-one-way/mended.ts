import { enterTenant } from './tenant';

export async function guard(tenant: string | undefined, log: Promise<void>): Promise<boolean> {
  if (tenant === undefined) return false;
  enterTenant(tenant);
  await log;
  return true;
}
