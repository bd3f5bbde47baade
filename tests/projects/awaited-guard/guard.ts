import { getTenant, setTenant } from './tenant';

declare function findTenant(host: string): Promise<string>;
declare function log(text: string): void;

export async function requireTenant(host: string): Promise<string> {
  const tenant = await findTenant(host);
  // expect (strict): no-lost-write confined
  setTenant(tenant);
  console.log(getTenant());
  return tenant;
}

export async function guarded(host: string): Promise<string> {
  return requireTenant(host);
}

export async function welcomed(host: string): Promise<string> {
  const tenant = await requireTenant(host);
  return `welcome to ${tenant}`;
}

export async function prepare(host: string): Promise<void> {
  setTenant(await findTenant(host));
  log('prepared');
}
