import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<{ readonly user: string }>();

export function setUser(user: string): void {
  current.enterWith({ user });
}

export function currentUser(): string | undefined {
  return current.getStore()?.user;
}
