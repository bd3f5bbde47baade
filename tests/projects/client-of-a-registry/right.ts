import { db } from './db.js';
import { asSystem } from './scope.js';

export async function logIn(data: { readonly user: string }): Promise<void> {
  await asSystem(async () => await db.session.create({ data }));
}
