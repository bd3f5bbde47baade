import { AsyncLocalStorage } from 'node:async_hooks';

export class Base {
  private readonly tenant = new AsyncLocalStorage<{ name: string }>();
  private readonly tenantName = new AsyncLocalStorage<string>();
  private readonly opened = new Map<string, { name: string }>();
  async switchTo(name: string): Promise<void> {
    const handle = { name };
    this.opened.set(name, handle);
    this.tenant.enterWith(handle);
    this.tenantName.enterWith(name);
  }
  // The warm-up opens the handle; what `work` sees is bound by `run`.
  async runWith<T>(name: string, work: () => T | Promise<T>): Promise<T> {
    await this.switchTo(name);
    return this.tenant.run(this.opened.get(name)!, () => this.tenantName.run(name, () => work()));
  }
  async list(): Promise<string[]> {
    return [this.tenant.getStore()!.name];
  }
}
