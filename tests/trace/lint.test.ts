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
    // It says the same of every rebind there is: a file that expects it is enough.
    rules: { ...plugin.configs[preset].rules, ...(text.includes('prefer-run') ? {} : { 'context-boundary/prefer-run': 'off' }) },
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

/** The note's code in its own language is kept word for word: what is expected of it stands here. */
const REQUIRE_AUTH = (line: number, boundary: number, reader: number): string => (
  `line ${line}:5-${line}:27 no-lost-write lost \`current_user.set()\` runs in a worker thread, in a copy of the context, because FastAPI runs a dependency that is a plain \`def\` there (\`Depends\`, line ${boundary}), `
  + `so nobody sees it, and readers such as \`has_permission\` (line ${reader}) do not find it. Make \`require_auth\` an \`async def\`, or return \`user\` and take it as a parameter.`);
const BESIDE_IN_HAND = (line: number, column: number): string => (
  `line ${line}:${column}-${line}:${column + 18} no-ambient-argument passed \`has_permission\` is given the user from \`current_user.get()\` (line ${line}), although \`user\` (line ${line - 1}) is in hand: `
  + 'where the context was lost, that is somebody else, or nobody. Pass `user`.');
const LOOKED_UP = 'line 32:5-32:19 no-ambient-permission directRead `has_permission` decides by `current_user.get()` (line 33): its callers can neither see nor choose whom the answer is about, '
  + 'and where the context was lost it is about nobody. Take the user as a parameter, and read it where the request comes in.';
const PYTHON: readonly { readonly file: string; readonly expected: readonly string[] }[] = [
  { file: 'broken.py', expected: [REQUIRE_AUTH(37, 42, 43), BESIDE_IN_HAND(43, 61)] },
  { file: 'mended.py', expected: [BESIDE_IN_HAND(43, 61)] },
  { file: 'passed.py', expected: [] },
  { file: 'default_value_broken.py', expected: [REQUIRE_AUTH(38, 43, 44), BESIDE_IN_HAND(44, 61)] },
  { file: 'default_value.py', expected: [BESIDE_IN_HAND(43, 61)] },
  { file: 'dependency_cached_broken.py', expected: [REQUIRE_AUTH(37, 41, 47), BESIDE_IN_HAND(47, 61)] },
  { file: 'dependency_cached.py', expected: [BESIDE_IN_HAND(47, 61)] },
  { file: 'module_reloaded_broken.py', expected: [REQUIRE_AUTH(39, 44, 45), BESIDE_IN_HAND(45, 61)] },
  { file: 'module_reloaded.py', expected: [BESIDE_IN_HAND(43, 61)] },
  {
    file: 'executor_broken.py',
    expected: [LOOKED_UP, 'line 48:28-48:82 no-unreachable-read unreachable `loop.run_in_executor` runs `has_permission` in another thread, in an empty context, so `current_user.get` (line 33) finds only the default there, and not what is bound here. '
      + 'Run it with `contextvars.copy_context().run`, or pass the value as an argument.'],
  },
  { file: 'executor.py', expected: [LOOKED_UP] },
];

describe.each(['python', 'python-strict'] as const)('%s', (preset) => {
  it.each(PYTHON)('$file', ({ file, expected }) => {
    const text = readFileSync(new URL(`python/${file}`, import.meta.url), 'utf8');
    const found = linter.verify(text, plugin.configs[preset], { filename: `python/${file}` });
    expect(found.map(({ line, column, endLine, endColumn, ruleId, messageId, message }) => `line ${line}:${column}-${endLine}:${endColumn} ${ruleId!.replace('context-boundary/', '')} ${messageId} ${message}`)).toEqual(expected);
  });
});

it('holds every file of the trace in Python', () => {
  expect(readdirSync(new URL('python/', import.meta.url)).filter((file) => file.endsWith('.py')).sort()).toEqual(PYTHON.map(({ file }) => file).sort());
});

it('holds a fixture for every rule', () => {
  const met = new Set([...files.flatMap((file) => presets.flatMap((preset) => expectedIn(read(file), preset))).map((expected) => expected.split(' ')[2]), ...PYTHON.flatMap(({ expected }) => expected.map((one) => one.split(' ')[2]))]);
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
