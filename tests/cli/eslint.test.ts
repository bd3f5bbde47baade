/** Which ESLint the command runs on. What the real ones do is in `tests/hosts`. */
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findEslint } from '../../src/cli/eslint.js';
import { Folder } from '../project/folder.js';

/** A stand-in for ESLint, which says only which version it is. */
const eslint = (version: string): string => `exports.ESLint = class { static version = '${version}'; };
exports.loadESLint = async ({ useFlatConfig }) => useFlatConfig ? class Flat { static version = '${version}'; } : exports.ESLint;
`;

function find(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = new Folder(files);
  return findEslint(folder.path('project'), pathToFileURL(folder.path('tool/cli.js')).href)
    .then(({ ESLint, version, hasLanguages }) => `${ESLint.name} ${version}${hasLanguages ? ' with languages' : ''}`, (error: unknown) => (error as Error).message);
}

describe('ESLint', () => {
  it('is the one beside this package, and otherwise the one of the project', async () => {
    const project = { 'project/node_modules/eslint/index.js': eslint('9.8.0') };
    expect(await find({ ...project, 'tool/node_modules/eslint/index.js': eslint('10.1.0') })).toBe('Flat 10.1.0 with languages');
    expect(await find(project)).toBe('Flat 9.8.0 with languages');
  });

  it.each([
    ['8.56.0', 'context-boundary runs on ESLint 8.57, 9 or 10, and finds 8.56.0.'],
    ['7.60.0', 'context-boundary runs on ESLint 8.57, 9 or 10, and finds 7.60.0.'],
    ['8.57.0', 'Flat 8.57.0'],
    ['9.7.0', 'Flat 9.7.0'],
    ['9.8.0', 'Flat 9.8.0 with languages'],
  ])('%s: %s', async (version, said) => {
    expect(await find({ 'tool/node_modules/eslint/index.js': eslint(version) })).toBe(said);
  });

  it('is missed in a sentence that says how to install it', async () => {
    expect(await find({})).toMatch(/^context-boundary runs on ESLint 8\.57, 9 or 10, and finds none\. Install it beside: npm install --save-dev eslint\./);
  });

  it('that is there and broken is not taken for none', async () => {
    expect(await find({ 'tool/node_modules/eslint/index.js': 'throw new Error("half installed")' })).toBe('ESLint cannot be loaded: half installed');
  });
});
