import { even } from './even';

export async function guard(find: Promise<string[]>): Promise<void> {
  const parts = await find;
  // expect: no-lost-write lost
  even(parts);
}
