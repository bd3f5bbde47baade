import { currentUser, userInHand } from './store';
import { later, Worker } from './worker';

export async function handler(name: string): Promise<string | undefined> {
  await fetch('https://example.com/users');
  return currentUser.run(name, () => {
    new Worker((user) => { console.log(user); }).start(name);
    later(() => { console.log(userInHand()); });
    return userInHand();
  });
}

export function signed(name: string): string | undefined {
  const worker = new Worker((user) => { currentUser.enterWith(user); });
  worker.start(name);
  return userInHand();
}
