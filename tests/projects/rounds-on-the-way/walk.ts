import { rows, setTenant } from './tenant';

async function enter(find: () => Promise<string>): Promise<number> {
  const tenant = await find();
  // expect (strict): no-lost-write confined
  setTenant(tenant);
  return rows().length;
}

async function deeper(find: () => Promise<string>, depth: number): Promise<void> {
  await walk(find, depth + 1);
}

export async function walk(find: () => Promise<string>, depth = 0): Promise<void> {
  if (depth < 3) return deeper(find, depth);
  await enter(find);
}
