/** Which changes in other files change the facts that ESLint's `--cache` goes by, and which do not. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mattersFor, openProject, type Project, type Seeds } from '../../src/project/index.js';
import { Folder, TestClock } from './folder.js';

const REBINDS: Seeds = { of: [{ name: 'enterWith' }], leading: 'called' };

const FILES = {
  'package.json': '{ "name": "app", "version": "1.0.0" }',
  'src/store.ts': "import { AsyncLocalStorage } from 'node:async_hooks';\nexport const current = new AsyncLocalStorage<string>();\n",
  'src/tenant.ts': "import { current } from './store';\nexport const setTenant = (tenant: string): void => { current.enterWith(tenant); };\n",
  'src/all/index.ts': "export * from '../tenant';\n",
  'src/route.ts': "import { setTenant } from './all';\nimport { log } from './log';\nexport async function route(id: Promise<string>) { setTenant(await id); log(); }\n",
  'src/log.ts': "export const log = (): void => { console.log('done'); };\n",
  'src/page.ts': "import { text } from './text';\nexport const page = (): string => text();\n",
  'src/text.ts': "export const text = (): string => 'hello';\n",
};

class Facts {
  readonly folder = new Folder(FILES);
  readonly #clock = new TestClock();
  readonly #project: Project = openProject({ matters: mattersFor(REBINDS), clock: this.#clock });

  /** The facts, after a pause. */
  now(): string {
    this.#clock.waited += 1000;
    return this.#project.facts(`${this.folder.root}/src`, [REBINDS], '1.0.0');
  }

  afterWriting(path: string, text: string): string {
    this.folder.write(path, text);
    return this.now();
  }
}

it('are the same as long as nothing changes, in another process too', () => {
  const facts = new Facts();
  const first = facts.now();
  expect(facts.now()).toBe(first);
  expect(openProject({ matters: mattersFor(REBINDS) }).facts(facts.folder.path('src'), [REBINDS], '1.0.0')).toBe(first);
});

describe('change with', () => {
  it.each([
    ['what a function does that leads to a rebind', 'src/tenant.ts', FILES['src/tenant.ts'].replace('current.enterWith(tenant);', '')],
    ['the line where it does it', 'src/tenant.ts', `\n${FILES['src/tenant.ts']}`],
    ['where an import leads', 'src/all/index.ts', "export * from '../log';\n"],
    ['a file that comes before another one', 'src/all.ts', 'export const setTenant = (): void => {};\n'],
    ['what is called where the value might be seen', 'src/log.ts', FILES['src/log.ts'].replace('console', 'other')],
    ['a file that does not parse any longer', 'src/tenant.ts', 'export const = ;'],
    ['how imports are resolved', 'package.json', '{ "name": "app", "imports": { "#log": "./src/log.ts" } }'],
    ['which versions of Node.js it runs on', 'package.json', '{ "name": "app", "version": "1.0.0", "engines": { "node": ">=24" } }'],
    ['a package inside that says it for itself', 'src/package.json', '{ "engines": { "node": ">=20" } }'],
    ['a file that has come to lead to a rebind', 'src/page.ts', "import { text } from './text';\nimport { setTenant } from './tenant';\nexport const page = (): string => { setTenant(''); return text(); };\n"],
  ])('%s', (_, path, text) => {
    const facts = new Facts();
    const first = facts.now();
    expect(facts.afterWriting(path, text)).not.toBe(first);
    if (path in FILES) expect(facts.afterWriting(path, FILES[path as keyof typeof FILES])).toBe(first);
  });
});

describe('stay the same after', () => {
  it.each([
    ['a comment and spaces', 'src/tenant.ts', FILES['src/tenant.ts'].replace('{ current', '{  /* from here on */  current')],
    ['a change in a file that nobody imports', 'src/route.ts', FILES['src/route.ts'].replace('log();', 'log(); log();')],
    ['a change in files that no rebind is led to from', 'src/text.ts', FILES['src/text.ts'].replace("'hello'", 'String(Date.now())')],
    ['a new file that has nothing to do with it', 'src/other.ts', 'export const other = 1;\n'],
    ['another version of the package', 'package.json', '{ "name": "app", "version": "1.0.1" }'],
    ['files that are hidden or installed', 'src/node_modules/left/index.ts', FILES['src/tenant.ts']],
  ])('%s', (_, path, text) => {
    const facts = new Facts();
    const first = facts.now();
    expect(facts.afterWriting(path, text)).toBe(first);
  });
});

it('are asked of the disk again only after a pause', () => {
  const folder = new Folder(FILES);
  const project = openProject({ matters: mattersFor(REBINDS), clock: new TestClock() });
  const first = project.facts(folder.root, [REBINDS], '1.0.0');
  folder.write('src/tenant.ts', '');
  expect(project.facts(folder.root, [REBINDS], '1.0.0')).toBe(first);
});

it('are there for a folder that is none, and beside a configuration that is no JSON', () => {
  const folder = new Folder({ ...FILES, 'package.json': 'no JSON' });
  const facts = (path: string): string => openProject({ matters: mattersFor(REBINDS) }).facts(folder.path(path), [REBINDS], '1.0.0');
  expect(facts('src')).toBe(facts('src'));
  expect(facts('nowhere')).not.toBe(facts('src'));
});

describe('what is kept for the next process', () => {
  const PLACE = 'node_modules/.cache/eslint-plugin-context-boundary/files.json';
  const tenant = `${FILES['src/tenant.ts']}// as it is on the disk\n`;

  function open(): { readonly folder: Folder; facts(version?: string): string; keptText(): string } {
    const folder = new Folder({ ...FILES, 'src/tenant.ts': tenant, 'node_modules/left/package.json': '{}' });
    return {
      folder,
      facts: (version = '1.0.0') => openProject({ matters: mattersFor(REBINDS) }).facts(folder.path('src'), [REBINDS], version),
      keptText: () => readFileSync(folder.path(PLACE), 'utf8'),
    };
  }

  /** Makes what is kept of the file speak of something else, to see whether it is used. */
  const forged = (text: string): string => text.replace(/("[^"]*\/src\/tenant\.ts":.*?"done":")[^"]*/, '$1forged');

  it('is used as long as the text and the version are the same', () => {
    const { folder, facts, keptText } = open();
    const first = facts();
    expect(facts()).toBe(first);
    folder.write(PLACE, forged(keptText()));
    const second = facts();
    expect(second).not.toBe(first);
    expect(facts('1.0.1')).toBe(first);
    folder.write(PLACE, forged(keptText()));
    folder.write('src/tenant.ts', `${tenant}//`);
    expect(facts('1.0.1')).toBe(first);
  });

  it.each(['', '{', 'null', '{"version":"1.0.0"}', '{"version":"1.0.0","files":{"a":null}}', '{"version":"1.0.0","files":{"a":{"mark":"","leads":[["b",5]]}}}', '{"version":"1.0.0","files":{"a":{"mark":"","leads":[["b",[5]]]}}}'])('does not matter when it is %j', (text) => {
    const { folder, facts, keptText } = open();
    const first = facts();
    const kept = keptText();
    folder.write(PLACE, text);
    expect(facts()).toBe(first);
    expect(keptText()).toBe(kept);
  });

  it('is given up where it cannot be written', () => {
    const { folder, facts } = open();
    folder.write('node_modules/.cache', 'a file');
    expect(facts()).toBe(facts());
    folder.remove('node_modules/.cache');
    folder.write(`${PLACE}/in-the-way`, '');
    expect(facts()).toBe(facts());
  });
});
