import { AsyncLocalStorage } from 'node:async_hooks';

/** Each class that extends it has a store of its own. */
class Current {
  static store: AsyncLocalStorage<string>;

  static bind(value: string): void {
    this.store.enterWith(value);
  }

  static get(): string | undefined {
    return this.store.getStore();
  }
}

export class Tenant extends Current {
  static override store = new AsyncLocalStorage<string>();

  static override bind(value: string): void {
    super.bind(value.trim());
  }
}

export class Locale extends Current {
  static override store = new AsyncLocalStorage<string>();

  static override get(): string {
    return super.get() ?? 'en';
  }
}
