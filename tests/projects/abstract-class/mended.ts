import { contextOf } from '.';

export function guard(tenant: string): void {
  contextOf().enter(tenant);
}
