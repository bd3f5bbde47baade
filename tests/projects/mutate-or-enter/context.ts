import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<{ tenant?: string }>();

export function setTenant(tenant: string): void {
  const store = storage.getStore();
  if (store) store.tenant = tenant;
  else storage.enterWith({ tenant });
}

export function fillTenant(tenant: string): void {
  let store = storage.getStore();
  if (!store) {
    store = {};
    storage.enterWith(store);
  }
  store.tenant = tenant;
}

export function replaceTenant(tenant: string): void {
  storage.enterWith({ ...storage.getStore(), tenant });
}
