/** What the plugin says of small projects of several files: what the files expect, no more and no less, in whatever order they are linted. */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import plugin from '../../src/index.js';
import { expectedIn, settingsIn, type Preset } from '../trace/expected.js';
import { copyTo, hasLinks, projects, root, sourcesOf } from './folders.js';

const presets: readonly Preset[] = ['recommended', 'strict'];

/** The folder of the project, made ready: a copy when it needs links. */
function open(project: string): string {
  if (!hasLinks(project)) return join(root, project);
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'project-')));
  onTestFinished(() => { rmSync(copy, { recursive: true, force: true }); });
  copyTo(copy, project);
  return copy;
}

/** What is said of each file, the files linted in the given order as in one run. */
function lint(folder: string, files: readonly string[], preset: Preset): Record<string, readonly string[]> {
  const linter = new Linter({ cwd: folder });
  const settings = files.map((file) => settingsIn(readFileSync(join(folder, file), 'utf8'))).reduce((all, own) => ({ ...all, ...own }), {});
  const config: Linter.Config[] = [
    { ...plugin.configs[preset], rules: { ...plugin.configs[preset].rules, 'context-boundary/prefer-run': 'off' }, files: ['**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}'], languageOptions: { parser }, settings: { 'context-boundary': settings } },
    { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
    ...plugin.configs[preset === 'strict' ? 'python-strict' : 'python'],
  ];
  return Object.fromEntries(files.map((file) => {
    const messages = linter.verify(readFileSync(join(folder, file), 'utf8'), config, { filename: join(folder, file) });
    return [file, messages.map(({ line, ruleId, messageId, message }) => `line ${line}: ${ruleId?.replace('context-boundary/', '') ?? ''} ${messageId ?? message}`)];
  }));
}

describe.each(presets)('%s', (preset) => {
  it.each(projects)('%s', (project) => {
    const folder = open(project);
    const files = sourcesOf(folder);
    const expected = Object.fromEntries(files.map((file) => [file, expectedIn(readFileSync(join(folder, file), 'utf8'), preset)]));
    expect(lint(folder, files, preset)).toEqual(expected);
    expect(lint(folder, files.toReversed(), preset)).toEqual(expected);
  });
});

it.each(projects)('%s holds what is right beside what is wrong', (project) => {
  const folder = join(root, project);
  const counts = sourcesOf(folder).map((file) => expectedIn(readFileSync(join(folder, file), 'utf8'), 'strict').length);
  expect(Math.max(...counts)).toBeGreaterThan(0);
  expect(sourcesOf(folder).some((file) => /\b(?:mended|right)/.test(file))).toBe(true);
});
