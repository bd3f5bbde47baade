import { bind } from './enter';
import { currentTenant } from './store';

export async function requireTenant(find: Promise<string>): Promise<string | undefined> {
  bind(currentTenant, await find);
  return currentTenant.getStore();
}
