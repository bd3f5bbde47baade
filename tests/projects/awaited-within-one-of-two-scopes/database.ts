import { AsyncLocalStorage } from 'node:async_hooks';
import { query } from 'some-driver';

class Left {
  private readonly tenant = new AsyncLocalStorage<string>();
  async enter(tenant: string): Promise<void> { this.tenant.enterWith(tenant); }
  async within<T>(tenant: string, work: () => Promise<T>): Promise<T> { return this.tenant.run(tenant, () => work()); }
  async rows(): Promise<unknown> { return query(this.tenant.getStore()); }
}

class Right {
  private readonly tenant = new AsyncLocalStorage<string>();
  async enter(tenant: string): Promise<void> { this.tenant.enterWith(tenant); }
  async within<T>(tenant: string, work: () => Promise<T>): Promise<T> { return this.tenant.run(tenant, () => work()); }
  async rows(): Promise<unknown> { return query(this.tenant.getStore()); }
}

const database = process.env.DATABASE === 'left' ? new Left() : new Right();

export interface Request { readonly token: string; tenant?: string }

declare function tenantOf(token: string): Promise<string>;

async function requireTenant(request: Request): Promise<string> {
  const tenant = await tenantOf(request.token);
  // expect (strict): no-lost-write confined
  await database.enter(tenant);
  await database.rows();
  return tenant;
}

export async function findTenant(request: Request): Promise<string> {
  if (request.tenant !== undefined) return request.tenant;
  const tenant = await requireTenant(request);
  request.tenant = tenant;
  return tenant;
}

/** Only one of the two is used at a time. */
export const withTenant = (handle: (request: Request) => Promise<unknown>) => async (request: Request): Promise<unknown> => {
  const tenant = await findTenant(request);
  return database.within(tenant, () => handle(request));
};

export async function rows(): Promise<unknown> {
  return database.rows();
}
