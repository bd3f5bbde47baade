import { auth } from './auth';

export async function isOwner(doc: { owner: string }, incoming: Headers): Promise<boolean> {
  return doc.owner === (await auth(incoming))?.user.id;
}
