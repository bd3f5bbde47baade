/** Which file a specifier of the settings means; nothing is looked up on disk. */
import { describe, expect, it } from 'vitest';
import { isDeclaredHere, matchesFile } from '../../src/catalog/files.js';

describe('an import may mean the file of an entry', () => {
  it.each([
    // relative
    ['src/lib/context.ts', './context', 'src/lib/app.ts', true],
    ['src/lib/context.ts', './context.js', 'src/lib/app.ts', true],
    ['src/lib/context.ts', './context.ts', '/home/me/project/src/lib/app.ts', true],
    ['src/lib/context.ts', '../lib/context', 'C:\\project\\src\\routes\\app.ts', true],
    ['src/lib/context.ts', '../lib/./x/../context.mjs', 'src/routes/app.ts', true],
    ['./src/lib/context.ts', './context', 'src/lib/app.ts', true],
    ['src/lib/index.ts', '.', 'src/lib/app.ts', true],
    ['src/lib/index.ts', '..', 'src/lib/deep/app.ts', true],
    ['src/lib', './lib/index.js', 'src/app.ts', true],
    ['src/lib/context.ts', './context', 'src/routes/app.ts', false],
    ['src/lib/context.ts', './mycontext', 'src/lib/app.ts', false],
    ['src/lib/context.ts', './context.json', 'src/lib/app.ts', false],
    ['context.ts', '../context', 'app.ts', true],
    // from the root of the file system or of the web server
    ['src/lib/context.ts', '/src/lib/context.js', 'src/app.ts', true],
    ['src/lib/context.ts', '/project/src/lib/context.ts', 'src/app.ts', true],
    ['src/lib/context.ts', '/lib/other', 'src/app.ts', false],
    // aliases
    ['src/lib/context.ts', '@/lib/context', 'src/app.ts', true],
    ['src/lib/context.ts', '~/lib/context', 'src/app.ts', true],
    ['src/lib/context.ts', '~~/lib/context', 'src/app.ts', true],
    ['src/lib/context.ts', '#lib/context', 'src/app.ts', true],
    ['src/lib/context.ts', '$lib/context', 'src/app.ts', true],
    ['src/lib/context.ts', '@/lib/other', 'src/app.ts', false],
    ['src/lib/context.ts', '@/', 'src/app.ts', false],
    // by `baseUrl`; a single word is a package
    ['src/lib/context.ts', 'src/lib/context', 'src/app.ts', true],
    ['src/lib/context.ts', 'lib/context', 'src/app.ts', false],
    ['context.ts', 'context', 'src/app.ts', false],
    ['src/lib/context.ts', '@lib/context', 'src/app.ts', false],
  ])('%s: %s in %s is %s', (path, specifier, file, means) => {
    expect(matchesFile(`file:${path}`, specifier, file)).toBe(means);
  });

  it('any file is whatever is no package', () => {
    const specifiers = ['./a', '..', '/a', '@/a', '~/a', '#a', '$lib/a', 'a', '@acme/a', 'node:fs', 'a/b', '.hidden'];
    expect(specifiers.filter((specifier) => matchesFile('file:*', specifier, 'src/app.ts'))).toEqual(['./a', '..', '/a', '@/a', '~/a', '#a', '$lib/a']);
  });
});

describe('an entry speaks of the file at hand', () => {
  it.each([
    ['file:src/context.ts', 'src/context.ts', true],
    ['file:src/context', '/home/me/project/src/context.ts', true],
    ['file:src/context.ts', 'C:\\project\\src\\context.ts', true],
    ['file:src/context.js', 'src/context.tsx', true],
    ['file:src/context/index.ts', 'src/context.ts', true],
    ['file:src/context.ts', 'src/mycontext.ts', false],
    ['file:src/context.ts', 'lib/context.ts', false],
    ['file:index.ts', 'index.ts', false],
    ['file:*', 'anything.ts', true],
    ['express', 'express.ts', false],
  ])('%s, %s: %s', (module, file, means) => {
    expect(isDeclaredHere(module, file)).toBe(means);
  });
});
