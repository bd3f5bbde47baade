import { bindUser, tenant, users } from './contexts';

export async function one(find: Promise<string>): Promise<string | undefined> {
  tenant.bind(await find);
  return tenant.current();
}

export async function two(find: Promise<string>): Promise<string | undefined> {
  bindUser(await find);
  return users.getStore();
}
