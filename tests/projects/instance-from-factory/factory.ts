import { TenantContext } from './context';

export function openContext(): TenantContext {
  return new TenantContext();
}
