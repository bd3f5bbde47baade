import { AsyncLocalStorage } from 'node:async_hooks';

export const tenant = new AsyncLocalStorage<string>();
