import { three } from './three';

export const four = (tenant: string): void => { three(tenant); };
