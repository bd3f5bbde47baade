import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();

export interface Request { readonly token: string; tenant?: string }

declare function tenantOf(token: string): Promise<string>;

export const rows = (): string | undefined => currentTenant.getStore();

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
