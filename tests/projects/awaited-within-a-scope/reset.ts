import { currentTenant, findTenant, rows, type Request } from './tenants';

declare function tenantOf(request: Request): Promise<string>;

/** Whoever calls it has taken the tenant away. */
const list = async (request: Request): Promise<unknown> => {
  // expect: no-lost-write stale
  const tenant = await findTenant(request);
  return [tenant, rows()];
};

export const show = async (request: Request): Promise<unknown> => {
  const tenant = await tenantOf(request);
  currentTenant.enterWith(undefined);
  return [tenant, list(request)];
};
