import type { NextApiRequest, NextApiResponse } from 'next';
import { whoIsThere } from './index';

export async function canEdit(doc: { owner: string }, userId: string): Promise<boolean> {
  return doc.owner === userId;
}

export async function isOwner(incoming: NextApiRequest, outgoing: NextApiResponse, doc: { owner: string }): Promise<boolean> {
  return doc.owner === (await whoIsThere(incoming, outgoing))?.user?.id;
}
