import { bindUser, tenant } from './contexts';

export async function one(find: Promise<string>): Promise<void> {
  const name = await find;
  // expect: no-lost-write lost
  tenant.bind(name);
}

export async function two(find: Promise<string>): Promise<void> {
  const name = await find;
  // expect: no-lost-write lost
  bindUser(name);
}
