import { eight } from './eight';

export function guard(tenant: string): void {
  eight(tenant);
}
