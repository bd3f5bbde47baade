import { five } from './five';

export const six = (tenant: string): void => { five(tenant); };
