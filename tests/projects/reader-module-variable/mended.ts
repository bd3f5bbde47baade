import { getLocale } from './account';

export function canDelete(doc: { owner: string }, account: { uuid: string }): boolean {
  return doc.owner === account.uuid;
}

export function canRead(doc: { locales: string[] }): boolean {
  return doc.locales.includes(getLocale() ?? 'en');
}
