// settings: {"runtime": "async-hooks"}
import { AsyncLocalStorage } from 'node:async_hooks';

export const currentTenant = new AsyncLocalStorage<string>();

export function log(message: string): void {
  console.log(currentTenant.getStore(), message);
}
