import { AsyncLocalStorage } from 'node:async_hooks';

export const currentOrg = new AsyncLocalStorage<string>();
export const orgInHand = () => currentOrg.getStore();
