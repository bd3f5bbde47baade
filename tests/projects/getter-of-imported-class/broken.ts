import { open, Tenants } from './context';

const tenants = new Tenants();

export async function check(find: Promise<string>): Promise<string> {
  await find;
  // expect: no-lost-write lost
  return tenants.fallback;
}

export async function checkOpened(find: Promise<string>): Promise<string> {
  const opened = open();
  await find;
  // expect: no-lost-write lost
  const { fallback } = opened;
  return fallback;
}
