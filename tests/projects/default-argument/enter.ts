import { currentTenant } from './store';

export function enter(tenant: string, store = currentTenant): void {
  store.enterWith(tenant);
}
