import { enterTenant } from './tenant';

export function guard(find: Promise<string>): Promise<void> {
  // expect: no-lost-write lost
  return find.then(enterTenant);
}
