import { TenantStorage } from './tenant-storage';

export const currentTenant = new TenantStorage();
