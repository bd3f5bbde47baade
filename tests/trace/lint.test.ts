/** What the plugin says of each file of the trace: what the file itself expects, no more and no less. */
import { readdirSync, readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import plugin from '../../src/index.js';
import { expectedIn, settingsIn, type Preset } from './expected.js';

const root = new URL('typescript/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.ts')).sort();
const presets: readonly Preset[] = ['recommended', 'strict'];
const linter = new Linter();

const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

function lint(file: string, preset: Preset): Linter.LintMessage[] {
  const text = read(file);
  return linter.verify(text, [{
    ...plugin.configs[preset],
    files: ['**/*.ts'],
    languageOptions: { parser },
    settings: { 'context-boundary': settingsIn(text) },
  }], { filename: `typescript/${file}` });
}

describe.each(presets)('%s', (preset) => {
  it.each(files)('%s', (file) => {
    const found = lint(file, preset).map(({ line, ruleId, messageId, message }) => (
      `line ${line}: ${ruleId?.replace('context-boundary/', '') ?? ''} ${messageId ?? message}`));
    expect(found).toEqual(expectedIn(read(file), preset));
  });
});

it('holds a fixture for every rule', () => {
  const met = new Set(files.flatMap((file) => presets.flatMap((preset) => expectedIn(read(file), preset))).map((expected) => expected.split(' ')[2]));
  expect([...met].sort()).toEqual(Object.keys(rules).sort());
});

describe('the comments that say what is expected', () => {
  it('hold for the line after them', () => {
    expect(expectedIn('a;\n  // expect: some-rule one\n// expect: some-rule two\nb;\n', 'strict')).toEqual(['line 4: some-rule one', 'line 4: some-rule two']);
  });

  it('may hold for one preset only', () => {
    const text = '// expect (strict): some-rule one\nb;\n';
    expect(expectedIn(text, 'strict')).toHaveLength(1);
    expect(expectedIn(text, 'recommended')).toEqual([]);
  });

  it('are refused where they are misspelt, or stand at the end', () => {
    expect(() => expectedIn('// expect some-rule one\nb;\n', 'strict')).toThrow('Line 1 is no expectation');
    expect(() => expectedIn('b;\n// expect: some-rule one', 'strict')).toThrow('Nothing follows');
  });
});
