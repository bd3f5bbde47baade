import { loadName, loadOrders } from './database';

export async function show(host: string): Promise<string> {
  const name = await loadName(host);
  return `${name} ${await loadOrders(host)}`;
}
