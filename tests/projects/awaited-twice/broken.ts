import { getTenant, loadName } from './database';

export async function show(host: string): Promise<string> {
  // expect: no-lost-write stale
  const name = await loadName(host);
  return `${name} ${getTenant()}`;
}
