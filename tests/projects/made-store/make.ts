import { AsyncLocalStorage } from 'node:async_hooks';

export function makeStore<T>(): AsyncLocalStorage<T> {
  return new AsyncLocalStorage<T>();
}
