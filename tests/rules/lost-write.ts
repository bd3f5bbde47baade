/** What the tests of `no-lost-write` share: a store, and reports with all that they say. */
import type { Report, Suggestion } from './tester.js';

/** A store that does not leave its file. Two lines. */
export const als = `import { AsyncLocalStorage } from 'node:async_hooks';
const currentUser = new AsyncLocalStorage();
`;

function report(messageId: string, data: Record<string, string>, suggestions: readonly Suggestion[] | undefined): Report {
  return { messageId, data, ...(suggestions === undefined ? {} : { suggestions }) };
}

export function lost(write: string, boundary: string, consequence: string, repair: string, suggestions?: readonly Suggestion[]): Report {
  return report('lost', { write, boundary, consequence, repair }, suggestions);
}

export function confined(write: string, boundary: string, consequence: string, repair: string, suggestions?: readonly Suggestion[]): Report {
  return report('confined', { write, boundary, consequence, repair }, suggestions);
}
