/** The messages that a rule page quotes are those that its examples print. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { readPage } from './examples.js';
import { lintExample } from './lint.js';

const folder = new URL('../../docs/rules/', import.meta.url);
const enabled = Object.fromEntries(Object.keys(rules).map((name) => [`context-boundary/${name}`, 'error' as const]));

/** The block quotes of a page, each as one line. */
function quotesIn(text: string): string[] {
  return [...text.matchAll(/(?:^> .*\n)+/gm)].map(([quote]) => quote.replace(/^> /gm, '').trim().replace(/\n/g, ' '));
}

describe.each(readdirSync(folder))('%s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const printed = readPage(text).examples.filter(({ kind }) => kind === 'incorrect').flatMap((example) => lintExample(example, enabled)).map(({ message }) => message);

  it('quotes what is printed', () => {
    for (const quote of quotesIn(text)) expect(printed).toContain(quote);
  });
});

it('the page of no-lost-write quotes a message', () => {
  expect(quotesIn(readFileSync(new URL('no-lost-write.md', folder), 'utf8'))).toHaveLength(1);
});
