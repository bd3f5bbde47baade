/** What changes on the disk is seen when it has to be, and the disk is left alone when it need not be asked. */
import { renameSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Freshness } from '../../src/project/freshness.js';
import { open, TestClock } from './folder.js';

/** What is on the disk counts again in the next lint of `a.ts`: another text is another lint only after a turn. */
const turn = () => Promise.resolve();

describe('in an editor, at the next lint of the importer', () => {
  it('a changed file is seen, also when its size and its time stay', () => {
    const { folder, lint, reaches } = open({ 'a.ts': 'import "./b"', 'b.ts': 'import "./x"' });
    lint('a.ts');
    expect(reaches('a.ts')).toBe(false);
    folder.write('b.ts', 'store = "one"');
    lint('a.ts');
    expect(reaches('a.ts')).toBe(true);
    folder.write('b.ts', 'stove = "one"');
    lint('a.ts');
    expect(reaches('a.ts')).toBe(false);
  });

  it('a created, a deleted and a renamed file are seen', () => {
    const { folder, lint, reaches, resolve } = open({ 'a.ts': 'import "./b"; import "./new/c"' });
    lint('a.ts');
    expect([reaches('a.ts'), resolve('./b', 'a.ts'), resolve('./new/c', 'a.ts')]).toEqual([false, '(not found)', '(not found)']);
    folder.write('new/c.ts', 'store');
    lint('a.ts');
    expect([reaches('a.ts'), resolve('./new/c', 'a.ts')]).toEqual([true, 'new/c.ts']);
    renameSync(folder.path('new/c.ts'), folder.path('b.ts'));
    lint('a.ts');
    expect([reaches('a.ts'), resolve('./b', 'a.ts'), resolve('./new/c', 'a.ts')]).toEqual([true, 'b.ts', '(not found)']);
    folder.remove('b.ts');
    lint('a.ts');
    expect([reaches('a.ts'), resolve('./b', 'a.ts')]).toEqual([false, '(not found)']);
  });

  it('a file that comes before the one that was found is seen', () => {
    const { folder, lint, resolve } = open({ 'a.ts': 'import "./b"', 'b/index.ts': '' });
    lint('a.ts');
    expect(resolve('./b', 'a.ts')).toBe('b/index.ts');
    folder.write('b.ts', '');
    lint('a.ts');
    expect(resolve('./b', 'a.ts')).toBe('b.ts');
  });

  it.each(['tsconfig.json', 'config/paths.json'])('a change of the aliases in %s is seen', (config) => {
    const alias = (to: string) => `{ "compilerOptions": { "paths": { "~/*": ["${to}/*"] } } }`;
    const { folder, lint, resolve } = open({ 'a.ts': 'import "~/x"', 'one/x.ts': '', 'two/x.ts': '', 'tsconfig.json': '{ "extends": "./config/paths" }', 'config/none.txt': '', [config]: alias(`${'../'.repeat(config.split('/').length - 1)}./one`) });
    lint('a.ts');
    expect(resolve('~/x', 'a.ts')).toBe('one/x.ts');
    folder.write(config, alias(`${'../'.repeat(config.split('/').length - 1)}./two`));
    lint('a.ts');
    expect(resolve('~/x', 'a.ts')).toBe('two/x.ts');
  });

  it('a package that becomes a member of the workspace is seen', () => {
    const { folder, lint, resolve } = open({ 'a.ts': 'import "m"', 'node_modules/m/index.js': '', 'packages/m/package.json': '{ "main": "m.js" }', 'packages/m/m.js': '' });
    lint('a.ts');
    expect(resolve('m', 'a.ts')).toBe('(package)');
    folder.remove('node_modules/m');
    folder.write('node_modules/.lock', '');
    folder.link('node_modules/m', '../packages/m');
    lint('a.ts');
    expect(resolve('m', 'a.ts')).toBe('packages/m/m.js');
  });

  it('a folder that is gone, and is back, is seen', () => {
    const { folder, lint, resolve } = open({ 'a.ts': 'import "./d/b"', 'd/b.ts': '' });
    lint('a.ts');
    expect(resolve('./d/b', 'a.ts')).toBe('d/b.ts');
    folder.remove('d');
    lint('a.ts');
    expect(resolve('./d/b', 'a.ts')).toBe('(not found)');
    folder.write('d/b.js', '');
    lint('a.ts');
    expect(resolve('./d/b', 'a.ts')).toBe('d/b.js');
  });

  it('the folder of the linted file may be gone', () => {
    const { folder, lint, resolve } = open({ 'src/a.ts': 'import "./b"', 'src/b.ts': '' });
    lint('src/a.ts');
    expect(resolve('./b', 'src/a.ts')).toBe('src/b.ts');
    folder.remove('src');
    lint('src/a.ts');
    expect(resolve('./b', 'src/a.ts')).toBe('(not found)');
  });

  it('a configuration that is gone is seen', () => {
    const { folder, lint, resolve } = open({ 'a.ts': 'import "~/x"', 'x.ts': '', 'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./*"] } } }' });
    lint('a.ts');
    expect(resolve('~/x', 'a.ts')).toBe('x.ts');
    folder.remove('tsconfig.json');
    lint('a.ts');
    expect(resolve('~/x', 'a.ts')).toBe('(not found)');
  });
});

describe('an outline', () => {
  it('is the same object as long as the file stays', () => {
    const { folder, project, lint } = open({ 'a.ts': 'import "./b"', 'b.ts': 'store' });
    folder.age('b.ts');
    const ask = () => project.outlineOf('./b', folder.path('a.ts'));
    lint('a.ts');
    const first = ask();
    expect(first).toEqual({ outline: expect.objectContaining({ file: folder.path('b.ts') }) as unknown });
    expect(ask()).toBe(first);
    folder.write('b.ts', 'changed');
    lint('a.ts');
    expect(ask()).not.toBe(first);
  });
});

describe('Freshness', () => {
  /** Whether each begin opens a generation. */
  function begins(freshness: Freshness, ...files: readonly [path: string, text: string][]): readonly boolean[] {
    return files.map(([path, text]) => freshness.begin(path, text));
  }

  /** A generation has begun, and looking at everything again took 10 ms. */
  function spent(): { freshness: Freshness; clock: TestClock } {
    const clock = new TestClock();
    const freshness = new Freshness(clock);
    freshness.begin('a', '');
    freshness.spend(() => { clock.time += 10; });
    return { freshness, clock };
  }

  it('trusts what is known while one file after the other is linted', () => {
    expect(begins(spent().freshness, ['b', ''], ['c', ''], ['d', ''])).toEqual([false, false, false]);
  });

  it('asks the disk for a file that is linted again', () => {
    expect(begins(spent().freshness, ['b', ''], ['a', '']), 'not the last one').toEqual([false, true]);
    expect(begins(spent().freshness, ['b', ''], ['b', '']), 'the same text').toEqual([false, true]);
  });

  it('takes the passes of --fix for one lint, and the next keystroke for another', async () => {
    const { freshness } = spent();
    expect(begins(freshness, ['b', 'x'], ['b', 'xy'], ['b', 'xyz'])).toEqual([false, false, false]);
    await turn();
    expect(begins(freshness, ['b', 'xyz.'])).toEqual([true]);
  });

  it('asks the disk when there was nothing to do in between', () => {
    const { freshness, clock } = spent();
    clock.waited += 24;
    expect(begins(freshness, ['b', ''])).toEqual([false]);
    clock.waited += 25;
    expect(begins(freshness, ['c', ''])).toEqual([true]);
  });

  it('asks the disk when that is less than a two hundredth of the time since', () => {
    const { freshness, clock } = spent();
    clock.time = 1999;
    expect(begins(freshness, ['b', ''])).toEqual([false]);
    clock.time = 2000;
    expect(begins(freshness, ['c', ''])).toEqual([true]);
  });

  it('does not count what had to be learned anyway, nor anything twice', () => {
    const clock = new TestClock();
    const freshness = new Freshness(clock);
    freshness.begin('a', '');
    freshness.learn(() => { clock.time += 1000; });
    freshness.spend(() => {
      clock.time += 1;
      freshness.spend(() => { clock.time += 1; });
      freshness.learn(() => { clock.time += 500; });
    });
    clock.time = 1000 + 2 + 500;
    const start = freshness.generation;
    clock.time = 399;
    expect(freshness.begin('b', '')).toBe(false);
    clock.time = 400;
    expect(freshness.begin('c', '')).toBe(true);
    expect(freshness.generation).toBe(start + 1);
  });

  it('has a clock of its own', async () => {
    const { CLOCK } = await import('../../src/project/freshness.js');
    expect(CLOCK.now()).toBeGreaterThan(0);
    expect(CLOCK.idle()).toBeGreaterThanOrEqual(0);
  });
});
