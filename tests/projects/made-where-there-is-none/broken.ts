import { newSession, openSession, theSession } from './session';

export async function start(ready: Promise<void>): Promise<void> {
  await ready;
  // expect: no-lost-write lost
  theSession();
}

export async function open(user: Promise<string>): Promise<string> {
  const name = await user;
  // expect: no-lost-write lost
  return openSession(name);
}

export async function fresh(ready: Promise<void>): Promise<void> {
  await ready;
  // expect: no-lost-write lost
  const now = newSession();
  now.rows = 1;
}
