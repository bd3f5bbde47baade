import { load } from './load';
import { currentTenant } from './store';

export async function withTenant(host: string, work: () => void): Promise<void> {
  const tenant = await load(host);
  currentTenant.run(tenant, work);
}
