import { enterTenant } from './one';

export const two = (tenant: string): void => { enterTenant(tenant); };
