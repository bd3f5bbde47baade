/** Which file does an import mean? */
import { describe, expect, it } from 'vitest';
import { Landscape } from '../../src/project/landscape.js';
import { optional } from '../../src/project/load.js';
import { outlineText } from '../../src/project/parse.js';
import { ask, Resolver } from '../../src/project/resolve.js';
import { sourceEntry } from '../../src/project/source.js';
import { Folder, open, type Opened } from './folder.js';

function linted(files: Readonly<Record<string, string | undefined>>, follow: readonly string[] = []): Opened {
  const opened = open({ 'src/a.ts': '', ...files }, { follow });
  opened.lint('src/a.ts');
  return opened;
}

describe('relative imports', () => {
  it.each([
    ['./b', 'src/b.ts'], ['./b.js', 'src/b.ts'], ['./b.ts', 'src/b.ts'], ['./view.js', 'src/view.tsx'], ['./view.jsx', 'src/view.tsx'],
    ['./m.mjs', 'src/m.mts'], ['./c.cjs', 'src/c.cts'], ['./old.js', 'src/old.js'], ['./folder', 'src/folder/index.ts'], ['./folder/', 'src/folder/index.ts'],
    ['.', 'src/index.ts'], ['..', 'index.js'], ['../root', 'root.mjs'],
  ])('%s is %s', (specifier, path) => {
    const files = Object.fromEntries(['b.ts', 'view.tsx', 'm.mts', 'c.cts', 'old.js', 'folder/index.ts', 'index.ts'].map((name) => [`src/${name}`, '']));
    expect(linted({ ...files, 'index.js': '', 'root.mjs': '' }).resolve(specifier, 'src/a.ts')).toBe(path);
  });

  it.each([
    ['./style.css', 'no script'], ['./data.json', 'no script'], ['./data', 'no script'], ['./page.vue', 'no script'], ['./b?raw', 'no script'],
    ['./none', 'not found'], ['./types', 'not found'], ['./types.d.ts', 'declarations'], ['./named.ts', 'not found'], ['./loop', 'not found'],
    ['fs', 'builtin'], ['node:fs/promises', 'builtin'], ['bun:test', 'not found'], ['https://example.org/a.js', 'not found'], ['', 'not found'], ['a\0b', 'not found'],
  ])('%s is not followed: %s', (specifier, reason) => {
    const { folder, resolve } = linted({ 'src/style.css': '', 'src/data.json': '{}', 'src/page.vue': '', 'src/b.ts': '', 'src/types.d.ts': '', 'src/named.ts/inner.ts': '' });
    folder.link('src/loop.ts', 'pool.ts', 'file');
    folder.link('src/pool.ts', 'loop.ts', 'file');
    expect(resolve(specifier, 'src/a.ts')).toBe(`(${reason})`);
  });

  it('follows a link to the file that it means, so that one file has one name', () => {
    const { folder, resolve } = linted({ 'src/b.ts': '' });
    folder.link('src/other.ts', 'b.ts', 'file');
    folder.link('linked', 'src');
    expect([resolve('./other', 'src/a.ts'), resolve('../linked/b', 'src/a.ts')]).toEqual(['src/b.ts', 'src/b.ts']);
  });

  it('does not leave the project', () => {
    const { folder, project, resolve, lint } = open({ 'package.json': undefined, 'app/package.json': '{}', 'app/a.ts': '', 'app/b.ts': '', 'near.ts': '' });
    folder.link('app/linked.ts', '../near.ts', 'file');
    lint('app/a.ts');
    expect([resolve('./b', 'app/a.ts'), resolve('../near', 'app/a.ts'), resolve('./linked', 'app/a.ts')]).toEqual(['app/b.ts', '(outside the project)', '(outside the project)']);
    expect(project.resolve('./b', '/nowhere/a.ts')).toEqual({ unknown: 'not found' });
  });

  it('takes the whole repository for the project, in a package of it too', () => {
    const { resolve, lint } = open({ 'package.json': undefined, '.git/HEAD': '', 'app/package.json': '{}', 'app/a.ts': '', 'near.ts': '' });
    lint('app/a.ts');
    expect(resolve('../near', 'app/a.ts')).toBe('near.ts');
  });

  it('takes the folder itself where nothing tells of a project', () => {
    const { resolve, lint } = open({ 'package.json': undefined, 'app/a.ts': '', 'app/b.ts': '', 'near.ts': '' });
    lint('app/a.ts');
    expect([resolve('./b', 'app/a.ts'), resolve('../near', 'app/a.ts')]).toEqual(['app/b.ts', '(outside the project)']);
  });
});

it.each([
  ['react', '"react": "^19.0.0"', 'package'], ['react/jsx-runtime', '"react": "19"', 'package'], ['@x/y/z', '"@x/y": "npm:other@1"', 'package'], ['react', '"other": "1.0.0"', 'not found'],
  ['react', '"react": "*"', 'not found'], ['react', '"react": "workspace:^1.0.0"', 'not found'], ['react', '"react": "file:../react"', 'not found'],
  ['@own/lib', '"@own/lib": "^1.0.0"', 'not found'], ['./react', '"./react": "1.0.0"', 'not found'],
])('%s is not installed, and package.json says %s: %s', (specifier, dependency, reason) => {
  const { resolve } = linted({ 'package.json': `{ "name": "@own/all", "dependencies": { ${dependency} } }`, 'src/package.json': '{ "dependencies": null }' });
  expect(resolve(specifier, 'src/a.ts')).toBe(`(${reason})`);
});

describe('tsconfig.json', () => {
  it('gives aliases, a base, and what it extends', () => {
    const { resolve } = linted({
      'src/lib/x.ts': '', 'tsconfig.base.json': '{ /* base */ "compilerOptions": { "baseUrl": "./src", "paths": { "@/*": ["lib/*"] }, }, }',
      'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
    });
    expect([resolve('@/x', 'src/a.ts'), resolve('lib/x', 'src/a.ts'), resolve('@/none', 'src/a.ts')]).toEqual(['src/lib/x.ts', 'src/lib/x.ts', '(not found)']);
  });

  it('is the nearest one for each file', () => {
    const alias = (to: string) => `{ "compilerOptions": { "paths": { "~/*": ["./${to}/*"] } } }`;
    const { resolve } = linted({ 'one/tsconfig.json': alias('in'), 'one/a.ts': '', 'one/in/x.ts': '', 'two/tsconfig.json': alias('from'), 'two/a.ts': '', 'two/from/x.ts': '' });
    expect([resolve('~/x', 'one/a.ts'), resolve('~/x', 'two/a.ts')]).toEqual(['one/in/x.ts', 'two/from/x.ts']);
  });

  it('counts through project references', () => {
    const { resolve } = linted({
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': '{ "include": ["src"], "compilerOptions": { "composite": true, "paths": { "@/*": ["./src/lib/*"] } } }', 'src/lib/x.ts': '',
    });
    expect(resolve('@/x', 'src/a.ts')).toBe('src/lib/x.ts');
  });

  it('may be a folder, which says nothing', () => {
    expect(linted({ 'tsconfig.json/a.txt': '', 'src/b.ts': '' }).resolve('./b', 'src/a.ts')).toBe('src/b.ts');
  });

  it('may give a name to a script, in a project without any package.json', () => {
    const alias = '{ "compilerOptions": { "paths": { "~/*": ["./*"] } } }';
    expect(linted({ 'package.json': undefined, 'tsconfig.json': alias, 'b.js': '' }).resolve('~/b', 'src/a.ts')).toBe('b.js');
  });

  it('may give a name to a folder that is called like one for what is built', () => {
    const alias = '{ "compilerOptions": { "paths": { "~/*": ["./*"] } } }';
    expect(linted({ 'tsconfig.json': alias, 'lib/b.ts': '', 'src/b.ts': '' }).resolve('~/lib/b', 'src/a.ts')).toBe('lib/b.ts');
  });

  it.each(['{ broken', '{ "extends": "@none/installed" }', ''])('is done without when it says %j', (text) => {
    expect(linted({ 'tsconfig.json': text, 'src/b.ts': '' }).resolve('./b', 'src/a.ts')).toBe('src/b.ts');
  });
});

describe('packages', () => {
  const left = { 'node_modules/left/package.json': '{ "name": "left", "main": "main.js" }', 'node_modules/left/main.js': '', 'node_modules/left/other.js': '' };

  it('are not followed', () => {
    const { resolve } = linted(left);
    expect([resolve('left', 'src/a.ts'), resolve('../node_modules/left/main.js', 'src/a.ts'), resolve('absent', 'src/a.ts')]).toEqual(['(package)', '(package)', '(not found)']);
  });

  it('are followed when the settings name them, and inside of them', () => {
    const { resolve } = linted({ ...left, 'node_modules/@a/b/package.json': '{ "name": "@a/b", "exports": "./b.js" }', 'node_modules/@a/b/b.js': '', 'node_modules/@a/c/index.js': '' }, ['left', '@a/b']);
    expect([resolve('left', 'src/a.ts'), resolve('./other', 'node_modules/left/main.js'), resolve('@a/b', 'src/a.ts'), resolve('@a/c', 'src/a.ts')])
      .toEqual(['node_modules/left/main.js', 'node_modules/left/other.js', 'node_modules/@a/b/b.js', '(package)']);
  });

  it('may have private names for their own files', () => {
    const { resolve } = linted({ 'package.json': '{ "imports": { "#x": "./src/x.ts", "#lib/*": "./src/lib/*.ts" } }', 'src/x.ts': '', 'src/lib/y.ts': '' });
    expect([resolve('#x', 'src/a.ts'), resolve('#lib/y', 'src/a.ts'), resolve('#none', 'src/a.ts')]).toEqual(['src/x.ts', 'src/lib/y.ts', '(not found)']);
  });
});

describe('members of the workspace', () => {
  /** A project with one member, linked as package managers do it. */
  function withMember(about: object | string, files: readonly string[]): Opened {
    const member = Object.fromEntries(files.map((file) => [`packages/m/${file}`, '']));
    const opened = linted({ ...member, 'packages/m/package.json': typeof about === 'string' ? about : JSON.stringify({ name: '@w/m', ...about }) });
    opened.folder.link('node_modules/@w/m', '../../packages/m');
    return opened;
  }

  it.each([
    ['what main names', { main: './index.js' }, ['index.js'], 'index.js'],
    ['what exports names, for the first condition that holds', { exports: { '.': { types: './types.d.ts', browser: './browser.js', import: './esm.js', require: './cjs.cjs' } } }, ['types.d.ts', 'browser.js', 'esm.js', 'cjs.cjs'], 'esm.js'],
    ['what only require may have', { exports: { '.': { require: './cjs.cjs' } } }, ['cjs.cjs'], 'cjs.cjs'],
    ['what a condition for sources names', { exports: { '.': { source: './code/main.ts', default: './dist/main.js' } } }, ['code/main.ts', 'dist/main.js'], 'code/main.ts'],
    ['the source of what is not built', { exports: { '.': { types: './dist/index.d.ts', import: './dist/index.js' } } }, ['src/index.ts'], 'src/index.ts'],
    ['the source of what is built', { exports: { import: './dist/esm/index.js' } }, ['dist/esm/index.js', 'src/index.ts'], 'src/index.ts'],
    ['the source that the types are in', { types: './code/index.ts', main: './dist/index.js' }, ['code/index.ts'], 'code/index.ts'],
    ['the entry called source', { source: 'code/main.ts', main: './dist/index.js' }, ['code/main.ts'], 'code/main.ts'],
    ['the source of a single export that is not built', { exports: './lib/index.mjs' }, ['src/index.mts'], 'src/index.mts'],
    ['the index in src when nothing is said', {}, ['src/index.tsx'], 'src/index.tsx'],
    ['a library that is written in lib', { main: './lib/index.js' }, ['lib/index.js'], 'lib/index.js'],
    ['the source of which there are only declarations', { exports: { '.': './dist/index.d.ts' } }, ['dist/index.d.ts', 'src/index/index.ts'], 'src/index/index.ts'],
    ['the index of a package whose package.json is a list', '[]', ['src/index.ts'], 'src/index.ts'],
  ])('%s', (_, about, files, path) => {
    expect(withMember(about, files).resolve('@w/m', 'src/a.ts')).toBe(`packages/m/${path}`);
  });

  it.each([
    ['a part by its export', { exports: { './part': './dist/part.js' } }, ['src/part.ts'], 'part', 'packages/m/src/part.ts'],
    ['a part by a pattern', { exports: { './*': './dist/*.js' } }, ['src/part.ts'], 'part', 'packages/m/src/part.ts'],
    ['a part that lies beside', { exports: { '.': './dist/index.js' } }, ['part.ts'], 'part.js', 'packages/m/part.ts'],
    ['a part without exports', {}, ['deep/part.ts'], 'deep/part', 'packages/m/deep/part.ts'],
    ['nothing where there is nothing', { exports: { './part': null } }, ['src/index.ts'], 'part', '(not found)'],
  ])('%s', (_, about, files, part, path) => {
    expect(withMember(about, files).resolve(`@w/m/${part}`, 'src/a.ts')).toBe(path);
  });

  it('which is broken is not followed', () => {
    expect(withMember('{ broken', []).resolve('@w/m', 'src/a.ts')).toBe('(not found)');
  });

  it('only declarations of it are not followed', () => {
    expect(withMember({ exports: { '.': './types/index.d.ts' } }, ['types/index.d.ts']).resolve('@w/m', 'src/a.ts')).toBe('(declarations)');
  });
});

describe('what goes wrong', () => {
  it('in the resolver finds nothing', () => {
    expect(ask({ resolveFileSync: () => { throw new Error('of its own'); } }, '/a.ts', './b')).toBeUndefined();
  });

  it('when a native part is missing makes files unknown', () => {
    const missing = optional<never>('./there-is-no-such-package');
    expect(missing()).toBeUndefined();
    const resolver = new Resolver(new Landscape(), new Set(), missing);
    resolver.forget();
    expect(resolver.resolve('./b', '/p/a.ts')).toEqual({ unknown: 'no parser' });
    expect(outlineText('', 'a.ts', [undefined, undefined])).toEqual({ unknown: 'no parser' });
  });

  it('with a package.json in between finds the source by its place', () => {
    const { root } = new Folder({ 'package.json': '{ "source": 1, "main"', 'src/index.ts': '' });
    expect(sourceEntry(root, '', root)).toBe(`${root}/src/index.ts`);
  });
});
