import { AsyncLocalStorage } from 'node:async_hooks';

export const currentUser = new AsyncLocalStorage<{ id: string; teams: readonly string[] }>();

export function getUser() {
  return currentUser.getStore();
}
