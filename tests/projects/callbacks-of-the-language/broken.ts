// What the helper of another file hands to `map`, and calls by `apply`, is the language's own and looks nothing up.
import { AsyncLocalStorage } from 'node:async_hooks';
import { labelsOf, largest } from './labels.js';

export const currentTenant = new AsyncLocalStorage<string>();

export async function enterTenant(find: Promise<string>): Promise<string[]> {
  const tenant = await find;
  // expect: no-lost-write lost
  currentTenant.enterWith(tenant);
  return labelsOf([tenant, largest([1, 2])]);
}
