import { findTenant, rows, withTenant } from './database';

export const show = withTenant(async (request) => {
  const tenant = await findTenant(request);
  return [tenant, await rows()];
});
