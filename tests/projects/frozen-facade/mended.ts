import { context } from './context';

export function guard(tenant: string): void {
  context.set(tenant);
}
