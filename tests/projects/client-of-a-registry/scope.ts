import { AsyncLocalStorage } from 'node:async_hooks';

interface Scope { readonly tenant: string | null; readonly system: boolean }

const current = new AsyncLocalStorage<Scope>();

export function runInScope<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  return current.run(scope, work);
}

export function asSystem<T>(work: () => Promise<T>): Promise<T> {
  return runInScope({ tenant: null, system: true }, work);
}

export function currentScope(): Scope | undefined {
  return current.getStore();
}
