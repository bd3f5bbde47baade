import { currentTenant } from './store';

declare function findTenant(host: string): Promise<string>;

export function requireTenant(host: string): void {
  currentTenant.enterWith(host);
}

export async function withTenant<T>(host: string, work: () => Promise<T>): Promise<T> {
  const tenant = await findTenant(host);
  return currentTenant.run(tenant, work);
}
