import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<{ orgId?: string }>();

export function getTenant(): { orgId?: string } {
  return storage.getStore() ?? {};
}

export function setTenant(tenant: { orgId?: string }): void {
  storage.enterWith({ ...getTenant(), ...tenant });
}

export function clearTenant(): void {
  storage.enterWith({});
}

export function leaveTenant(): void {
  storage.enterWith({ orgId: 'public' });
}

const roles = new AsyncLocalStorage<readonly string[]>();

export function getRoles(): readonly string[] {
  return roles.getStore() ?? [];
}

export function setRoles(all: readonly string[]): void {
  roles.enterWith(all);
}

export function clearRoles(): void {
  roles.enterWith([]);
}
