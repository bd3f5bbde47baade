import { auth } from './auth';

// expect: no-ambient-permission throughChain
export async function isOwner(doc: { owner: string }): Promise<boolean> {
  return doc.owner === (await auth())?.user.id;
}
