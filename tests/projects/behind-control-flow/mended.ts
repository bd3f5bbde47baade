import { enterFirst, enterFound, enterKind, enterOrNone, enterWhile } from './tenant';

export function first(find: () => string[]): void {
  const tenants = find();
  enterFirst(tenants);
}

export function kind(find: () => 'customer' | 'staff'): void {
  const found = find();
  enterKind(found);
}

export function found(find: () => string[][]): void {
  const tenants = find();
  enterFound(tenants);
}

export function each(find: () => string[]): void {
  const tenants = find();
  enterWhile(() => tenants[0]);
}

export function either(find: () => string): void {
  const tenant = find();
  enterOrNone(tenant);
}
