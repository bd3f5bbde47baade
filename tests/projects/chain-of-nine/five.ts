import { four } from './four';

export const five = (tenant: string): void => { four(tenant); };
