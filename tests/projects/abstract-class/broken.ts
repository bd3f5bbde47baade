import { contextOf } from '.';

export async function guard(find: Promise<string>): Promise<void> {
  const tenant = await find;
  // expect: no-lost-write lost
  contextOf().enter(tenant);
}
