import { five } from './five';

export async function six(find: Promise<string>): Promise<void> {
  // expect: no-lost-write lost
  five(await find);
}
