import { whoIsThere } from './index';

// expect: no-ambient-permission directRead
export async function canEdit(doc: { owner: string }): Promise<boolean> {
  return doc.owner === (await whoIsThere())?.user?.id;
}
