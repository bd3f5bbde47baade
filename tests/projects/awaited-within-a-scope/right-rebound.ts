import { bindTenant, findTenant, rows, type Request } from './tenants';

declare function tenantOf(request: Request): Promise<string>;

/** Whoever calls it has bound a tenant. */
const list = async (request: Request): Promise<unknown> => {
  const tenant = await findTenant(request);
  return [tenant, rows()];
};

export const show = async (request: Request): Promise<unknown> => {
  const tenant = await tenantOf(request);
  bindTenant(tenant);
  return list(request);
};
