import { AsyncLocalStorage } from 'node:async_hooks';

const store = new AsyncLocalStorage<string>();
let last: string | undefined;
let seen: string | undefined;

// Who finds nothing in the store finds it beside.
export function keepUser(user: string): void {
  store.enterWith(user);
  last = user;
}

export function userOrLast(): string | undefined {
  return store.getStore() ?? last;
}

// Kept as well, but nobody asks for that.
export function noteUser(user: string): void {
  only.enterWith(user);
  seen = user;
}

export const only = new AsyncLocalStorage<string>();

export function onlyUser(): string | undefined {
  return only.getStore();
}

export function log(): void {
  console.log(seen);
}
