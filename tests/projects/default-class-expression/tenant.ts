import { AsyncLocalStorage } from 'node:async_hooks';

export default class {
  readonly #current = new AsyncLocalStorage<string>();

  enter(tenant: string): void {
    this.#current.enterWith(tenant);
  }
}
