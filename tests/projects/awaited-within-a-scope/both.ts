import { findTenant, rows, withTenant, type Request } from './tenants';

const show = async (request: Request): Promise<unknown> => {
  // expect: no-lost-write stale
  const tenant = await findTenant(request);
  return [tenant, rows()];
};

export const inScope = withTenant(show);
export const bare = (request: Request): Promise<unknown> => show(request);
