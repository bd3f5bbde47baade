/** The guide to passing the user: what it shows as wrong is reported, and what it shows instead is not. */
import { readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { readPage, type Example } from './examples.js';
import { lintExample, printed } from './lint.js';

const recommended = plugin.configs.recommended.rules as Linter.RulesRecord;
const { examples, headings } = readPage(readFileSync(new URL('../../docs/passing-the-user.md', import.meta.url), 'utf8'));
const of = (kind: Example['kind']): Example[] => examples.filter((example) => example.kind === kind);

it('shows what is right beside what is wrong', () => {
  expect(of('incorrect').map(({ under }) => under)).toEqual(of('correct').map(({ under }) => under));
  expect(headings.length).toBeGreaterThan(7);
});

describe.each(of('incorrect'))('under $under, line $line', (example) => {
  it('is reported once, by the rule about permissions', () => {
    expect(lintExample(example, recommended).map(({ ruleId, messageId }) => `${ruleId ?? ''} ${messageId ?? ''}`)).toEqual(['context-boundary/no-ambient-permission directRead']);
  });
});

describe.each(of('correct'))('under $under, line $line', (example) => {
  it('is silent', () => {
    expect(printed(example, lintExample(example, recommended))).toEqual([]);
  });
});
