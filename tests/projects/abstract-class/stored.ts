import { AsyncLocalStorage } from 'node:async_hooks';
import { Context } from './context';

const current = new AsyncLocalStorage<string>();

export class StoredContext extends Context {
  enter(tenant: string): void {
    current.enterWith(tenant);
  }
}
