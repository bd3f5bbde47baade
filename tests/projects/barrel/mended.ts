import { currentTenant } from './context';

export async function withTenant(find: Promise<string>, work: () => void): Promise<void> {
  currentTenant.run(await find, work);
}
