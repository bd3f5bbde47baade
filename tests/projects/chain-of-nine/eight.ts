import { seven } from './seven';

export const eight = (tenant: string): void => { seven(tenant); };
