import TenantContext from './tenant';

export const tenants = new TenantContext();
