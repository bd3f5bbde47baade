import { tenant } from './tenant';

export async function withTenant<T>(find: Promise<string>, work: () => T): Promise<T> {
  const found = await find;
  return tenant.store.run(found, work);
}
