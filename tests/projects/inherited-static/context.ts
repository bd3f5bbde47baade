import { AsyncLocalStorage } from 'node:async_hooks';

export class Context {
  static readonly current = new AsyncLocalStorage<string>();

  static enter(tenant: string): void {
    this.current.enterWith(tenant);
  }
}
