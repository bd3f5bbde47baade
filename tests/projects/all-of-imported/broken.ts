import { bind } from './bind';

export async function guard(finds: Promise<string>[]): Promise<void> {
  await Promise.all(finds.map((find) => bind(find)));
}
