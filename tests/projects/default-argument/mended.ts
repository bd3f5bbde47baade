import { enter } from './enter';

export function guard(tenant: string): void {
  enter(tenant);
}
