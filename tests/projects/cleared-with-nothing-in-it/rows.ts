import { getRoles, getTenant } from './tenant.js';

export async function connect(): Promise<void> {
  await Promise.resolve();
}

export async function find(id: string): Promise<string> {
  await connect();
  return `${id} of ${getTenant().orgId} for ${getRoles().join()}`;
}
