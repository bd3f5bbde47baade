import { AsyncLocalStorage } from 'node:async_hooks';

export function createContext<T>() {
  const storage = new AsyncLocalStorage<T>();
  return {
    bind: (value: T): void => { storage.enterWith(value); },
    current: (): T | undefined => storage.getStore(),
  };
}

export function binder<T>(storage: AsyncLocalStorage<T>): (value: T) => void {
  return (value) => { storage.enterWith(value); };
}
