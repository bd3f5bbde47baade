import { AsyncLocalStorage } from 'node:async_hooks';

export class TenantContext {
  static #instance: TenantContext | undefined;
  readonly #current = new AsyncLocalStorage<string>();

  static getInstance(): TenantContext {
    TenantContext.#instance ??= new TenantContext();
    return TenantContext.#instance;
  }

  enter(tenant: string): void {
    this.#current.enterWith(tenant);
  }
}
