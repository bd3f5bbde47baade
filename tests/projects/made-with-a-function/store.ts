import { AsyncLocalStorage } from 'node:async_hooks';

export const currentUser = new AsyncLocalStorage<string>();
export const userInHand = () => currentUser.getStore();
