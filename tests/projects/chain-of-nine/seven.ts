import { six } from './six';

export const seven = (tenant: string): void => { six(tenant); };
