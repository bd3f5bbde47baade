import { AsyncLocalStorage } from 'node:async_hooks';
import { open, query } from 'some-driver';

/** Opens a tenant by the same call that binds it. */
class Tenants {
  private readonly tenant = new AsyncLocalStorage<object>();
  private readonly opened = new Map<string, object>();

  async switchTo(name: string): Promise<void> {
    this.opened.set(name, open(name));
    this.tenant.enterWith(this.opened.get(name)!);
  }

  async runWith<T>(name: string, work: () => Promise<T>): Promise<T> {
    await this.switchTo(name);
    return this.tenant.run(this.opened.get(name)!, () => work());
  }

  async list(): Promise<unknown> {
    return query(this.tenant.getStore());
  }
}

const tenants = new Tenants();

async function find(slug: string): Promise<{ name: string; rows: unknown }> {
  const name = await (await fetch(slug)).text();
  return { name, rows: await tenants.runWith(name, () => tenants.list()) };
}

async function call(name: string): Promise<unknown> {
  return await tenants.runWith(name, () => tenants.list());
}

export async function handle(slug: string): Promise<unknown[]> {
  const found = await find(slug);
  return [found.rows, await call(found.name)];
}
