import { currentTenant } from './store';
import { enterTenant } from './tenant';

export function guard(tenant: string): void {
  currentTenant.run('none', () => {
    // expect: no-lost-write lost
    enterTenant(tenant);
  });
}
