import { loadName, loadOrders } from './database';

export async function show(tenant: string): Promise<string> {
  const name = await loadName(tenant);
  return `${name} ${await loadOrders(tenant)}`;
}
