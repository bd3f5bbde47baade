import { findTenant, rows, type Request } from './database';

export const show = async (request: Request): Promise<unknown> => {
  // expect: no-lost-write stale
  const tenant = await findTenant(request);
  return [tenant, await rows()];
};
