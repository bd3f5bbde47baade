import { AsyncLocalStorage } from 'node:async_hooks';

export function createContext<T>() {
  const storage = new AsyncLocalStorage<T>();
  return {
    enter: (value: T): void => { storage.enterWith(value); },
    run: <R>(value: T, work: () => R): R => storage.run(value, work),
  };
}
