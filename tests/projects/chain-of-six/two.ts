import { currentTenant } from './one';

export const two = (tenant: string): void => currentTenant.enterWith(tenant);
