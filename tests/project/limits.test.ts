/** Files that cannot be read, or are too much: unknown, each with its reason, and never an error. */
import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readText, statOf } from '../../src/project/read.js';
import { isShallow } from '../../src/project/depth.js';
import { outlineText } from '../../src/project/parse.js';
import { Folder, open, OWN } from './folder.js';

describe('the text of a file', () => {
  const textOf = (content: string | Buffer) => {
    const folder = new Folder({});
    folder.write('a.ts', content);
    return readText(folder.path('a.ts'), statOf(folder.path('a.ts')), 100);
  };

  it.each([
    ['plain', 'ä', { text: 'ä' }],
    ['with a mark', '\uFEFFä', { text: 'ä' }],
    ['UTF-16, little end first', Buffer.from('\uFEFFä', 'utf16le'), { text: 'ä' }],
    ['UTF-16, big end first', Buffer.from('\uFEFFä', 'utf16le').swap16(), { text: 'ä' }],
    ['UTF-16 that ends within a character', Buffer.from([0xfe, 0xff, 0x61]), { text: '\uFFFD\uFFFDa' }],
    ['no UTF-8', Buffer.from([0xe4, 0x3b]), { text: '\uFFFD;' }],
    ['a single byte that is no UTF-8', Buffer.from([0xe4]), { text: '\uFFFD' }],
    ['binary', Buffer.from([1, 0, 2]), { unknown: 'binary' }],
    ['as long as may be', 'x'.repeat(100), { text: 'x'.repeat(100) }],
    ['too long', 'x'.repeat(101), { unknown: 'too large' }],
  ])('%s', (_, content, expected) => {
    expect(textOf(content)).toEqual(expected);
  });

  it('is not there for folders, for what is gone, and for what is behind a file', () => {
    const folder = new Folder({ 'a.ts': '' });
    const stats = statOf(folder.path('a.ts'));
    folder.remove('a.ts');
    expect(readText(folder.path('a.ts'), stats, 100), 'gone in between').toEqual({ unknown: 'unreadable' });
    expect(readText(folder.root, statOf(folder.root), 100)).toEqual({ unknown: 'unreadable' });
    expect(readText(folder.path('b.ts'), statOf(folder.path('b.ts')), 100)).toEqual({ unknown: 'unreadable' });
    expect(statOf(folder.path('package.json/a'))).toBeUndefined();
    expect(statOf('a\0b')).toBeUndefined();
  });
});

describe('a file that is imported and', () => {
  const outlineOf = (text: string, path = 'b.ts') => {
    const { folder, project, lint } = open({ 'a.ts': '', [path]: text });
    lint('a.ts');
    return project.outlineOf(`./${path}`, folder.path('a.ts'));
  };

  it.each([
    ['does not parse', 'function (', 'syntax'],
    ['is too large', `// ${'x'.repeat(1_000_000)}`, 'too large'],
    ['is binary', 'x\0', 'binary'],
    ['is too deep', `x = ${'['.repeat(2000)}${']'.repeat(2000)}`, 'too deep'],
  ])('%s', (_, text, reason) => {
    expect(outlineOf(text)).toEqual({ unknown: reason });
  });

  it('is imported by nobody is not there', () => {
    const { folder, project, lint } = open({ 'a.ts': '' });
    lint('a.ts');
    expect(project.outlineOf('./b', folder.path('a.ts'))).toEqual({ unknown: 'not found' });
  });

  it('is gone when its outline is made', () => {
    // Its text is not kept until then.
    const { folder, project, lint, reaches } = open({ 'a.ts': 'import "./b"', 'b.ts': 'b' }, { limits: { keptSource: 0 } });
    lint('a.ts');
    expect(reaches('a.ts')).toBe(false);
    folder.remove('b.ts');
    expect(project.outlineOf('./b', folder.path('a.ts'))).toEqual({ unknown: 'unreadable' });
  });

  it.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('may not be read', () => {
    const { folder, project, lint } = open({ 'a.ts': 'import "./b"', 'b.ts': 'store' });
    chmodSync(folder.path('b.ts'), 0);
    lint('a.ts');
    expect(project.outlineOf('./b', folder.path('a.ts'))).toEqual({ unknown: 'unreadable' });
  });
});

describe('scripts of all kinds', () => {
  it.each([
    ['a.js', 'export const a = <div/>'], ['a.js', 'return require("b")'], ['a.cjs', 'return await'], ['a.mjs', 'await a'], ['a.jsx', 'a = <b/>'],
    ['a.js', '// @flow\nimport type { A } from "./a"; export const a = (b: A): Array<string> => []'],
    ['a.ts', 'const a = <T>b'], ['a.mts', 'export const a = b as C'], ['a.cts', 'import a = require("b"); export = a'], ['a.cts', 'return'], ['a.tsx', 'const a: B = <c/>'], ['a.js', '#!/usr/bin/env node\na()'],
  ])('%s: %s', (file, text) => {
    expect(outlineText(text, file)).toEqual({ outline: expect.objectContaining({ file }) as unknown });
  });

  it.each([['a.ts', 'const a = <div/>'], ['a.js', 'opaque type A = string'], ['a.mts', '}']])('but not %s: %s', (file, text) => {
    expect(outlineText(text, file)).toEqual({ unknown: 'syntax' });
  });

  it('knows the variables of a plain script', () => {
    const outlined = outlineText('const store = f(); return () => store', 'a.js');
    expect(outlined).toMatchObject({ outline: { variables: [{ name: 'store', function: 0, values: [{ is: 'result', call: 0 }] }] } });
  });
});

describe('depth', () => {
  it.each([
    ['lists', 'x = ', '[', ']'], ['calls', 'x', '(a', ')'], ['blocks', '', '{', '}'], ['sums', 'x = 1', '+1', ''], ['sums over lines', 'x = 1', '\n  + 1', ''], ['sums over lines, signs last', 'x = 1', ' +\n  1', ''],
    ['arrows', 'x = ', 'a => ', ''], ['choices', 'x = ', 'a ? b : ', ''], ['else', 'if (a) b;', 'else if (a) b;', ''], ['if', '', 'if (a) ', ''], ['words', 'x = ', 'void ', ''],
    ['types', 'type X = ', 'A<', '>'], ['templates', 'x = ', '`${', '}`'], ['members', 'x', '.a', ''], ['calls of results', 'x', '(a)', ''], ['keys over lines', 'x', '\n[a]', ''], ['tags', 'x = ', '<a>\n', '</a>\n'], ['words over lines', 'x = ', 'new\n', 'A'], ['loops over lines', '', 'for (;;)\n', ''], ['lists after an odd quote', 'x = /\'/\n; x = ', '[', ']'],
  ])('of %s is bounded', (_, start, before, after) => {
    expect(isShallow(start + before.repeat(1600) + after.repeat(1600))).toBe(false);
    expect(isShallow(start + before.repeat(100) + after.repeat(100))).toBe(true);
  });

  it.each([
    ['statements', 'a = b + c;\n'], ['statements without semicolons', 'const a = b + c\n'], ['items', 'a.b + c, '], ['comments', '// a = [[[ b\n'], ['long comments', '/* a = [[[ \n */'],
    ['strings', 'f("[[[ + \\" \'", \'{{{ " \\\' \');\n'], ['functions', 'function f(a) { return a + g(() => [a]) }\n'], ['tags', '<div>\n</div>\n'],
  ])('does not grow with the number of %s', (_, text) => {
    expect(isShallow(text.repeat(5000))).toBe(true);
  });

  it('is no matter of what is never closed, or closed too often', () => {
    expect(['"', "'a\\", '/* a', '// a', ')}]'].map(isShallow)).toEqual([true, true, true, true, true]);
  });

  it('of the stack that is left counts too, and is no error', () => {
    const text = `x = ${'f('.repeat(300)}${')'.repeat(300)}`;
    expect(outlineText(text, 'a.js')).toHaveProperty('outline');
    const below = (depth: number): ReturnType<typeof outlineText> => (depth === 0 ? outlineText(text, 'a.js') : below(depth - 1));
    const found = new Set<string>();
    for (let depth = 0; !found.has('too deep') && depth < 20_000; depth += 50) {
      const outlined = below(depth);
      found.add('unknown' in outlined ? outlined.unknown : 'outline');
    }
    expect([...found]).toEqual(['outline', 'too deep']);
  });
});

describe('limits', () => {
  it('on the outlines for one linted file', () => {
    const { folder, project, lint } = open({ 'a.ts': '', 'b.ts': '', 'c.ts': '', 'd.ts': '' }, { limits: { outlines: 2 } });
    const ask = () => ['./b', './c', './d', './b'].map((specifier) => { const outlined = project.outlineOf(specifier, folder.path('a.ts')); return 'unknown' in outlined ? outlined.unknown : 'outline'; });
    lint('a.ts');
    expect(ask()).toEqual(['outline', 'outline', 'too many files', 'outline']);
    lint('a.ts');
    expect(ask()).toEqual(['outline', 'outline', 'too many files', 'outline']);
  });

  it('on the files that are known; the next lint starts anew', () => {
    const { folder, project, lint, reaches, resolve } = open({ 'a.ts': 'import "./b"; import "./c"', 'b.ts': '', 'c.ts': 'store' }, { limits: { files: 2 } });
    lint('a.ts');
    expect([reaches('a.ts'), resolve('./b', 'a.ts'), resolve('./c', 'a.ts'), reaches('c.ts')]).toEqual([false, 'b.ts', '(too many files)', false]);
    lint('c.ts');
    expect([reaches('c.ts'), resolve('./b', 'c.ts')]).toEqual([true, 'b.ts']);
    expect(project.outlineOf('./a', folder.path('c.ts'))).toEqual({ unknown: 'too many files' });
  });

  it('none at all leaves the linted file alone', () => {
    const { lint, reaches, resolve } = open({ 'a.ts': 'store', 'b.ts': '' }, { limits: { files: 0 } });
    lint('a.ts');
    expect([reaches('a.ts'), resolve('./b', 'a.ts')]).toEqual([false, '(too many files)']);
  });

  it('on the source behind the outlines that are kept: the one not asked for longest is kept no longer', () => {
    const { folder, project, lint } = open({ 'a.ts': '', 'b.ts': 'b = 1', 'c.ts': 'c = 1', 'd.ts': 'd = 1' }, { limits: { keptSource: 10 } });
    for (const name of ['b.ts', 'c.ts', 'd.ts']) folder.age(name);
    const ask = (specifier: string) => project.outlineOf(specifier, folder.path('a.ts'));
    lint('a.ts');
    const [b, c] = [ask('./b'), ask('./c')];
    expect(ask('./b')).toBe(b);
    const d = ask('./d');
    expect([ask('./b') === b, ask('./d') === d]).toEqual([true, true]);
    expect(ask('./c')).not.toBe(c);
    expect(ask('./c')).toEqual(c);
  });
});

describe('the linted file', () => {
  it('is what a cycle leads back to, with its own outline, made once', () => {
    const { folder, project } = open({ 'a.ts': 'import "./b"', 'b.ts': 'import "./a"' });
    let made = 0;
    project.begin({ path: folder.path('a.ts'), text: 'import "./b"', outline: () => { made++; return OWN; } });
    const ask = () => project.outlineOf('./a', folder.path('b.ts'));
    expect(ask()).toEqual({ outline: OWN });
    expect(ask()).toBe(ask());
    expect(made).toBe(1);
    project.begin({ path: folder.path('b.ts'), text: '', outline: () => OWN });
    expect(ask()).toEqual({ outline: expect.objectContaining({ file: folder.path('a.ts') }) as unknown });
  });

  it('is itself by another way to it, and with the slashes of another system', () => {
    const { folder, project } = open({ 'src/a.ts': 'store', 'src/b.ts': 'import "./a"' });
    folder.link('linked', 'src');
    const given = folder.path('linked/a.ts').replaceAll('/', process.platform === 'win32' ? '\\' : '/');
    project.begin({ path: given, text: 'import "./b"', outline: () => OWN });
    expect([project.reaches(given), project.reaches(folder.path('src/a.ts'))]).toEqual([false, false]);
    expect(project.resolve('./b', given)).toEqual({ path: folder.path('src/b.ts') });
    expect(project.outlineOf('./a', folder.path('src/b.ts'))).toEqual({ outline: OWN });
  });

  it('need not be on a disk', () => {
    const { project, folder } = open({ 'README.md': '', 'b.ts': '' });
    project.begin({ path: folder.path('README.md/0.js'), text: 'store', outline: () => OWN });
    expect(project.reaches(folder.path('README.md/0.js'))).toBe(true);
    expect(project.resolve('./b', folder.path('README.md/0.js'))).toEqual({ unknown: 'not found' });
    project.begin({ path: '<input>', text: 'import "./b"', outline: () => OWN });
    expect([project.reaches('<input>'), project.resolve('./b', '<input>')]).toEqual([false, { unknown: 'not found' }]);
  });
});
