/** Paths that the nearest configuration means, where the resolver does not read it, or gives it up. */
import { describe, expect, it } from 'vitest';
import { open } from './folder.js';

function meant(specifier: string, files: Readonly<Record<string, string>>): string {
  const { lint, resolve } = open({ 'src/a.js': '', 'src/lib/b.js': '', 'src/index.js': '', ...files });
  lint('src/a.js');
  return resolve(specifier, 'src/a.js');
}

describe('a jsconfig.json', () => {
  it.each([
    ['a star', '@/lib/b', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }'],
    ['comments and commas too many', '@/lib/b', '// as written by hand\n{ /* here */ "compilerOptions": { "paths": { "@/*": ["./src/*",], }, }, }'],
    ['a name without a star', 'b', '{ "compilerOptions": { "paths": { "b": ["./src/lib/b"] } } }'],
    ['an ending behind the star', 'lib/b.client', '{ "compilerOptions": { "paths": { "*.client": ["./src/*"] } } }'],
    ['the second of several targets', '@/lib/b', '{ "compilerOptions": { "paths": { "@/*": ["./none/*", "./src/*"] } } }'],
    ['a folder that bare names are looked for in', 'lib/b', '{ "compilerOptions": { "baseUrl": "src" } }'],
    ['paths that start there', '@/b', '{ "compilerOptions": { "baseUrl": "src", "paths": { "@/*": ["lib/*"] } } }'],
  ])('with %s', (_, specifier, config) => {
    expect(meant(specifier, { 'jsconfig.json': config })).toBe('src/lib/b.js');
  });

  it.each([
    ['says nothing of the name', 'other/b', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"], "c": ["./src/lib/b"] } } }'],
    ['does not parse', '@/lib/b', '{ "compilerOptions": '],
    ['is no object', '@/lib/b', '"@/*"'],
    ['has targets of another kind', '@/lib/b', '{ "compilerOptions": { "paths": { "@/*": "./src/*" } } }'],
    ['leads out of the project', '@/lib/b', '{ "compilerOptions": { "paths": { "@/*": ["../none/*"] } } }'],
  ])('that %s', (_, specifier, config) => {
    expect(meant(specifier, { 'jsconfig.json': config })).toBe('(not found)');
  });

  it('counts when it is changed', () => {
    const { folder, lint, resolve, clock } = open({ 'src/a.js': "import '@/lib/b';", 'src/lib/b.js': '', 'jsconfig.json': '{}' });
    lint('src/a.js');
    const before = resolve('@/lib/b', 'src/a.js');
    folder.write('jsconfig.json', '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }');
    clock.waited += 1000;
    lint('src/a.js');
    expect([before, resolve('@/lib/b', 'src/a.js')]).toEqual(['(not found)', 'src/lib/b.js']);
  });
});

describe('a tsconfig.json that extends one which is not installed', () => {
  it('counts by what it says itself', () => {
    expect(meant('@/lib/b', { 'tsconfig.json': '{ "extends": "@acme/tsconfig/next.json", "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' })).toBe('src/lib/b.js');
  });

  it('and by the ones beside it that it extends', () => {
    const base = '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }';
    expect(meant('@/lib/b', { 'tsconfig.json': '{ "extends": ["@acme/tsconfig", "./tsconfig.base"] }', 'tsconfig.base.json': base })).toBe('src/lib/b.js');
    expect(meant('@/lib/b', { 'tsconfig.json': '{ "extends": ["@acme/tsconfig", "./tsconfig.json"] }' })).toBe('(not found)');
  });
});

it('a slash counts from the folder of the project, as in Meteor', () => {
  expect([meant('/src/lib/b', {}), meant('/src/none', {})]).toEqual(['src/lib/b.js', '(not found)']);
});
