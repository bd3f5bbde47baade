import type { AsyncLocalStorage } from 'node:async_hooks';

export function bind<T>(store: AsyncLocalStorage<T>, value: T): void {
  store.enterWith(value);
}
