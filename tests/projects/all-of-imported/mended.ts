import { enterTenant } from './tenant';

export async function guard(finds: Promise<string>[], tenant: string): Promise<string[]> {
  enterTenant(tenant);
  return Promise.all(finds);
}
