import { makeStore } from './make';

export const currentTenant = makeStore<string>();
