import { tenants } from './registry';

export async function withTenant(find: Promise<string>, work: () => void): Promise<void> {
  tenants.run(await find, work);
}
