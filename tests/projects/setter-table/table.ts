import { enterTenant } from './tenant';

export const setters = { tenant: enterTenant };
