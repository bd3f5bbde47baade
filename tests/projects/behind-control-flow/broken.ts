import { enterFirst, enterFound, enterKind, enterOrNone, enterWhile } from './tenant';

export async function first(find: Promise<string[]>): Promise<void> {
  const tenants = await find;
  // expect: no-lost-write lost
  enterFirst(tenants);
}

export async function kind(find: Promise<'customer' | 'staff'>): Promise<void> {
  const found = await find;
  // expect: no-lost-write lost
  enterKind(found);
}

export async function found(find: Promise<string[][]>): Promise<void> {
  const tenants = await find;
  // expect: no-lost-write lost
  enterFound(tenants);
}

export async function each(find: Promise<string[]>): Promise<void> {
  const tenants = await find;
  // expect: no-lost-write lost
  enterWhile(() => tenants[0]);
}

export async function either(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  enterOrNone(tenant);
}
