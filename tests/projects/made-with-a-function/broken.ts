import { AsyncResource } from 'node:async_hooks';
import { currentUser, userInHand } from './store';
import { later } from './worker';

export async function handler(name: string): Promise<string | undefined> {
  await fetch('https://example.com/users');
  // expect: no-lost-write lost
  later(AsyncResource.bind(() => { currentUser.enterWith(name); }));
  return userInHand();
}
