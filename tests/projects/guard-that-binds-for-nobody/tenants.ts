import { AsyncLocalStorage } from 'node:async_hooks';

export class Tenants {
  readonly #storage = new AsyncLocalStorage<{ name: string }>();

  run<T>(tenant: { name: string }, work: () => T): T {
    return this.#storage.run(tenant, work);
  }

  current(): string | undefined {
    return this.#storage.getStore()?.name;
  }
}
