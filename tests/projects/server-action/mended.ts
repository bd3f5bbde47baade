'use server';
import { getUserId } from './session';

async function isOwner(doc: { owner: string }, userId: string | null): Promise<boolean> {
  return doc.owner === userId;
}

export async function rename(doc: { owner: string }): Promise<void> {
  if (!await isOwner(doc, await getUserId())) throw new Error('forbidden');
}

export async function canRead(doc: { owner: string }): Promise<boolean> {
  return doc.owner === await getUserId();
}
