import { rows, setTenant } from './tenant';

export async function list(find: () => Promise<string>): Promise<string[]> {
  setTenant(await find());
  return rows();
}
