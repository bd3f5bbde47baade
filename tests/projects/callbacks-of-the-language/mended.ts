// The work that needs the value is done inside `run`.
import { AsyncLocalStorage } from 'node:async_hooks';
import { labelsOf, largest } from './labels.js';

export const currentTenant = new AsyncLocalStorage<string>();

export async function withTenant(find: Promise<string>, work: (labels: string[]) => void): Promise<void> {
  const tenant = await find;
  currentTenant.run(tenant, () => { work(labelsOf([tenant, largest([1, 2])])); });
}
