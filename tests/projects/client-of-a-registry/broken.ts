import { db } from './db.js';
import { asSystem } from './scope.js';

export async function logIn(data: { readonly user: string }): Promise<void> {
  // expect: no-lazy-scope-result lazyResult
  await asSystem(() => db.session.create({ data }));
}
