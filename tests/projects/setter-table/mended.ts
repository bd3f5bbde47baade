import { setters } from './table';

export function guard(tenant: string): void {
  setters.tenant(tenant);
}
