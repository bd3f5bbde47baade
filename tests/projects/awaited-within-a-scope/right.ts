import { findTenant, rows, withTenant } from './tenants';

export const show = withTenant(async (request) => {
  const tenant = await findTenant(request);
  return [tenant, rows()];
});
