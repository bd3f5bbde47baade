/** The rule pages: each rule has one, it is whole, and what it says of its examples is so. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { readPage, type Example } from './examples.js';
import { lintExample, printed } from './lint.js';

const folder = new URL('../../docs/rules/', import.meta.url);
const code = new Set(['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts', 'python']);
const sections = ['Examples', 'Options', 'When not to use it', 'How sure it is'];

it('there is a page for every rule, and no other', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(rules).map((name) => `${name}.md`).sort());
});

describe.each(Object.entries(rules))('the page of %s', (name, rule) => {
  const text = readFileSync(new URL(`${name}.md`, folder), 'utf8');
  const page = readPage(text);
  const ruleId = `context-boundary/${name}`;
  const linted = page.examples.filter(({ language }) => code.has(language));
  const of = (kind: Example['kind']) => linted.filter((example) => example.kind === kind);

  it('has the sections that every rule page has, in their order', () => {
    expect(page.headings.filter((heading) => sections.includes(heading))).toEqual(sections.filter((section) => section !== 'Options' || (rule.meta.schema as unknown[]).length > 0));
  });

  it('has examples of both sides', () => {
    expect(of('incorrect').length).toBeGreaterThan(0);
    expect(of('correct').length).toBeGreaterThan(0);
  });

  it.each(of('incorrect'))('reports the incorrect example on line $line', (example) => {
    const found = lintExample(example, { [ruleId]: 'error' });
    expect(found.map((message) => message.ruleId), example.code).toContain(ruleId);
    for (const message of found) {
      expect(message.message).toMatch(/^\S.*\.$/);
      expect(message.message).not.toMatch(/\{\{|\}\}|(?<!`)undefined(?!`)/);
    }
  });

  it.each(of('correct'))('reports nothing in the correct example on line $line', (example) => {
    expect(printed(example, lintExample(example, { [ruleId]: 'error' }))).toEqual([]);
  });

  it('shows nothing else that does not parse', () => {
    for (const example of of(undefined)) expect(lintExample(example, {})).toEqual([]);
  });

  it('names every option', () => {
    const [schema] = rule.meta.schema as { properties?: Record<string, unknown> }[];
    const section = text.split(/^## /m).find((part) => part.startsWith('Options')) ?? '';
    for (const option of Object.keys(schema?.properties ?? {})) expect(section).toContain(`\`${option}\``);
  });
});
