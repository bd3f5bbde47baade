/** The page of the settings: it is whole, its examples are accepted, and each changes what is reported as the page says. */
import { readFileSync } from 'node:fs';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { settingsProblem, settingsSchema } from '../../src/settings.js';
import { readPage, type Example } from './examples.js';
import { lintExample, printed } from './lint.js';

const page = readPage(readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8'));
const strict = plugin.configs.strict.rules as Linter.RulesRecord;
const given = page.examples.filter(({ language }) => language === 'json');
const linted = page.examples.filter(({ kind, language }) => kind !== undefined && language !== 'json');

const settingsOf = (example: Example): unknown => JSON.parse(example.code);
/** The settings that stand nearest above an example. */
const above = (example: Example): unknown => settingsOf(given.findLast(({ line }) => line < example.line)!);

it('has a section for every key, in the order of the schema', () => {
  const sections = page.headings.filter((heading) => heading.startsWith('`'));
  expect(sections).toEqual(Object.keys(settingsSchema.properties!).map((key) => `\`${key}\``));
});

it('shows every field of every key', () => {
  const fieldsIn = (value: unknown): string[] => (typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => (Array.isArray(value) ? fieldsIn(inner) : [name, ...fieldsIn(inner)]))
    : []);
  for (const key of Object.keys(settingsSchema.properties!)) {
    const own = new Set(given.filter(({ under }) => under === `\`${key}\``).flatMap((example) => fieldsIn((settingsOf(example) as Record<string, unknown>)[key])));
    const missing = fieldsOf(key).filter((field) => !['from', 'name', 'path', 'package'].includes(field) && !own.has(field));
    expect(missing, key).toEqual([]);
  }
});

it('shows of every key what it changes', () => {
  const changed = linted.filter((example) => {
    const [set, unset] = [above(example), undefined].map((settings) => printed(example, lintExample(example, strict, settings)).join());
    return set !== unset;
  });
  // What `follow` changes takes a package on the disk: see tests/project/lint.test.ts; `cache` changes no report: tests/project/own-place.test.ts.
  expect([...new Set(changed.map(({ under }) => under)), '`follow`', '`cache`']).toEqual(page.headings.filter((heading) => heading.startsWith('`')));
});

describe.each(given)('the settings on line $line', (example) => {
  it('are accepted', () => {
    expect(settingsProblem(settingsOf(example))).toBeUndefined();
  });
});

describe.each(linted)('the example on line $line', (example) => {
  const found = printed(example, lintExample(example, strict, above(example)));

  if (example.kind === 'correct') {
    it('is not reported', () => expect(found).toEqual([]));
  } else {
    it('is reported, and would not be without the settings', () => {
      expect(found).not.toEqual([]);
      expect(printed(example, lintExample(example, strict))).not.toEqual(found);
    });
  }
});

function fieldsOf(key: string): string[] {
  const schema = settingsSchema.properties![key]!;
  const objects = [schema, ...(schema.items?.anyOf ?? [])];
  return [...new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}
