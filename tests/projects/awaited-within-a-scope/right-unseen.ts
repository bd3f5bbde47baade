import { findTenant, rows, withPool } from './tenants';

export const show = withPool(async (request) => {
  const tenant = await findTenant(request);
  return [tenant, rows()];
});
