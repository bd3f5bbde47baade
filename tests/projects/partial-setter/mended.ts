import { enterCustomer } from './tenant';

export function guard(tenant: string): void {
  enterCustomer(tenant);
}
