import { requireTenant } from './broken';
import { getTenant, setTenant } from './tenant';

export async function answer(find: Promise<string>): Promise<string | undefined> {
  void requireTenant(find);
  setTenant(await find);
  return getTenant();
}
