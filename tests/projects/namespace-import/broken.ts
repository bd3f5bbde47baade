import * as context from './tenant';
import { tenants } from '.';

export async function one(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  context.setTenant(tenant);
}

export async function two(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  tenants.currentTenant.enterWith(tenant);
}
