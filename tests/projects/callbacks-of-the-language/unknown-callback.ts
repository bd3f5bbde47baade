// A global that nobody here knows may look the store up, so nothing is certain.
import { AsyncLocalStorage } from 'node:async_hooks';
import { decorated } from './labels.js';

export const currentTenant = new AsyncLocalStorage<string>();

export async function enterTenant(find: Promise<string>): Promise<string[]> {
  const tenant = await find;
  currentTenant.enterWith(tenant);
  return decorated([tenant]);
}
