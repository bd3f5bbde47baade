import { getTenant, setTenant } from './tenant';

declare function findTenant(host: string): Promise<string>;

export async function answer(host: string): Promise<string | undefined> {
  setTenant(await findTenant(host));
  return getTenant();
}
