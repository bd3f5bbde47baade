import { setTenant } from './tenant';

export function one(tenant: string): void {
  // expect: no-lost-write lost
  setTimeout(setTenant, 10, tenant);
}

export function two(find: Promise<string>): Promise<void> {
  // expect: no-lost-write lost
  return find.then(setTenant);
}
