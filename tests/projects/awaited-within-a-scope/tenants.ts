import { AsyncLocalStorage } from 'node:async_hooks';

export const currentTenant = new AsyncLocalStorage<string | undefined>();

export interface Request { readonly token: string; tenant?: string }

declare function tenantOf(token: string): Promise<string>;

export const rows = (): string | undefined => currentTenant.getStore();

export const bindTenant = (tenant: string | undefined): void => { currentTenant.enterWith(tenant); };

async function requireTenant(request: Request): Promise<string> {
  const tenant = await tenantOf(request.token);
  // expect (strict): no-lost-write confined
  currentTenant.enterWith(tenant);
  rows();
  return tenant;
}

/** Gives what was found before, when something was. */
export async function findTenant(request: Request): Promise<string> {
  if (request.tenant !== undefined) return request.tenant;
  const tenant = await requireTenant(request);
  request.tenant = tenant;
  return tenant;
}

export const withTenant = (handle: (request: Request) => unknown) => async (request: Request): Promise<unknown> => {
  const tenant = await findTenant(request);
  return currentTenant.run(tenant, () => handle(request));
};

declare function poolOf(tenant: string): { within(tenant: string, work: () => unknown): unknown } | undefined;

/** Runs it where code does that cannot be seen, when there is any. */
export const withPool = (handle: (request: Request) => unknown) => async (request: Request): Promise<unknown> => {
  const tenant = await findTenant(request);
  const pool = poolOf(tenant);
  if (pool !== undefined) return pool.within(tenant, () => handle(request));
  return currentTenant.run(tenant, () => handle(request));
};
