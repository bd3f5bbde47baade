import { currentTenant } from './store';

export async function* pages(find: Promise<string>): AsyncGenerator<string> {
  const tenant = await find;
  // expect: no-lost-write lost
  currentTenant.enterWith(tenant);
  yield tenant;
}
