import { bind } from './enter';
import { currentTenant } from './store';

export async function requireTenant(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  bind(currentTenant, tenant);
}
