import { currentTenant } from './store';
import { enterTenant } from './tenant';

export function guard(tenant: string): string | undefined {
  return currentTenant.run('none', () => {
    enterTenant(tenant);
    return currentTenant.getStore();
  });
}
