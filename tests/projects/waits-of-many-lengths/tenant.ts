import { AsyncLocalStorage } from 'node:async_hooks';
export const currentTenant = new AsyncLocalStorage<string>();
