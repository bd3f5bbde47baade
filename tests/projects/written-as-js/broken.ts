import { setTenant } from './tenant.js';
import { enterTenant } from './more.mjs';

export async function one(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  setTenant(tenant);
}

export async function two(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  enterTenant(tenant);
}
