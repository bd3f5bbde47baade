import { AsyncLocalStorage } from 'node:async_hooks';

export class RequestContext {
  private static readonly storage = new AsyncLocalStorage<{ user: string }>();

  static enter(user: string): void {
    this.storage.enterWith({ user });
  }

  static get user(): string | undefined {
    return RequestContext.storage.getStore()?.user;
  }
}
