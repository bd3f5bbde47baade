import { keepUser, userOrLast } from './user';

async function authenticate(): Promise<void> {
  await Promise.resolve();
  keepUser('ada');
}

export async function handle(): Promise<string | undefined> {
  await authenticate();
  return userOrLast();
}
