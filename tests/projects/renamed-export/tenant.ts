import { AsyncLocalStorage } from 'node:async_hooks';

const currentTenant = new AsyncLocalStorage<string>();
const set = (tenant: string): void => { currentTenant.enterWith(tenant); };
const get = (): string | undefined => currentTenant.getStore();

export { set as setTenant, get as getTenant };
