import { getCurrentAccount } from './account';

// expect (strict): no-ambient-permission throughChain
export function canDelete(doc: { owner: string }): boolean {
  return doc.owner === getCurrentAccount().uuid;
}
