import bindTenant from './passed-on';

export function requireTenant(tenant: string): void {
  bindTenant(tenant);
}
