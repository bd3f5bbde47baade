import { two } from './two';

export const three = (tenant: string): void => { two(tenant); };
