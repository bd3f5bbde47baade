import { noteUser, onlyUser } from './user';

async function authenticate(): Promise<void> {
  await Promise.resolve();
  // expect: no-lost-write lost
  noteUser('ada');
}

export async function handle(): Promise<string | undefined> {
  await authenticate();
  return onlyUser();
}
