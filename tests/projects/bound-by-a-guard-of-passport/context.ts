import { AsyncLocalStorage } from 'node:async_hooks';

export interface User { id: string }

export const currentUser = new AsyncLocalStorage<User>();

export function bindUser(user: User) {
  currentUser.enterWith(user);
}

export function rowsOf(table: string) {
  return `select * from ${table} where owner = '${currentUser.getStore()?.id ?? ''}'`;
}
