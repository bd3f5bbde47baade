import { rows } from './tenant';
import { walk } from './walk';

export async function list(find: () => Promise<string>): Promise<string[]> {
  // expect (strict): no-lost-write stale
  await walk(find);
  return rows();
}
