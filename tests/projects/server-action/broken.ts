'use server';
import { getUserId } from './session';

// expect: no-ambient-permission throughChain
async function isOwner(doc: { owner: string }): Promise<boolean> {
  return doc.owner === await getUserId();
}

export async function rename(doc: { owner: string }): Promise<void> {
  if (!await isOwner(doc)) throw new Error('forbidden');
}
