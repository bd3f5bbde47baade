import { AsyncLocalStorage } from 'node:async_hooks';
import { open, query } from 'some-driver';

class Tenants {
  private readonly tenant = new AsyncLocalStorage<object>();
  private readonly opened = new Map<string, object>();

  async switchTo(name: string): Promise<void> {
    this.opened.set(name, open(name));
    this.tenant.enterWith(this.opened.get(name)!);
  }

  /** The scope is over before the setter is called. */
  async runBefore<T>(name: string, work: () => Promise<T>): Promise<T> {
    const done = await this.tenant.run(open(name), () => work());
    // expect: no-lost-write lost
    await this.switchTo(name);
    return done;
  }

  /** The scope is one for another tenant. */
  async runForOther<T>(name: string, other: string, work: () => Promise<T>): Promise<T> {
    await this.switchTo(name);
    return this.tenant.run(this.opened.get(other)!, () => work());
  }

  async list(): Promise<unknown> {
    return query(this.tenant.getStore());
  }
}

const tenants = new Tenants();

async function find(slug: string): Promise<string> {
  const name = await (await fetch(slug)).text();
  // expect: no-lost-write lost
  await tenants.runForOther(name, 'other', () => tenants.list());
  return name;
}

export async function handle(slug: string): Promise<unknown> {
  return await tenants.runBefore(await find(slug), () => tenants.list());
}
