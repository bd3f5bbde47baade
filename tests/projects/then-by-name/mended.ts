import { enterTenant } from './tenant';

export function guard(find: Promise<string>, tenant: string): Promise<string> {
  enterTenant(tenant);
  return find.then((found) => found + tenant);
}
