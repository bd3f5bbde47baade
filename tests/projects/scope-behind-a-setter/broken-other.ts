import { AsyncLocalStorage } from 'node:async_hooks';
import { open, query } from 'some-driver';

/** The scope is one for another tenant. */
class Tenants {
  private readonly tenant = new AsyncLocalStorage<object>();
  private readonly opened = new Map<string, object>();

  async switchTo(name: string): Promise<void> {
    this.opened.set(name, open(name));
    this.tenant.enterWith(this.opened.get(name)!);
  }

  async runWith<T>(name: string, other: string, work: () => Promise<T>): Promise<T> {
    await this.switchTo(name);
    return this.tenant.run(this.opened.get(other)!, () => work());
  }

  async list(): Promise<unknown> {
    return query(this.tenant.getStore());
  }
}

const tenants = new Tenants();

async function find(slug: string): Promise<{ name: string; rows: unknown }> {
  const name = await (await fetch(slug)).text();
  // expect: no-lost-write lost
  return { name, rows: await tenants.runWith(name, 'other', () => tenants.list()) };
}

async function call(name: string): Promise<unknown> {
  return await tenants.runWith(name, 'other', () => tenants.list());
}

export async function handle(slug: string): Promise<unknown[]> {
  const found = await find(slug);
  // expect: no-lost-write lost
  return [found.rows, await call(found.name)];
}
