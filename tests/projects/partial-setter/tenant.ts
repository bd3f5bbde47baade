import { currentTenant } from './store';

function enter(prefix: string, tenant: string): void {
  currentTenant.enterWith(prefix + tenant);
}

export const enterCustomer = enter.bind(null, 'customer-');
