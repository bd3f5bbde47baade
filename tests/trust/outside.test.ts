/** A repository that wants to have read what is not its own, or to have something run: nothing of that happens. */
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { isWithin } from '../../src/project/paths.js';
import { Folder, open } from '../project/folder.js';
import { python } from '../../src/project/python.js';

const fs = createRequire(import.meta.url)('node:fs') as Record<string, (...args: unknown[]) => unknown>;
const READING = ['readFileSync', 'openSync', 'writeFileSync', 'mkdirSync', 'renameSync'];
const original = READING.map((name) => [name, fs[name]!] as const);
/** Paths that were read or written. */
const touched: string[] = [];

beforeAll(() => {
  for (const [name, call] of original) {
    fs[name] = (...args) => {
      touched.push(String(args[0]));
      return call(...args);
    };
  }
  syncBuiltinESMExports();
});
afterAll(() => {
  for (const [name, call] of original) fs[name] = call;
  syncBuiltinESMExports();
});

const SETTER = 'import { AsyncLocalStorage } from "node:async_hooks";\nexport const store = new AsyncLocalStorage();\nexport function enter(u) { store.enterWith(u); }\n';

/** A project in a folder `in`, and all around it what it must not see. `package.json` marks the project. */
function hostile(files: Readonly<Record<string, string>>): Folder {
  const folder = new Folder({ 'package.json': undefined, 'out/tenant.ts': SETTER, 'out/tenant.py': 'store = 1\n', 'in/package.json': '{}', ...files });
  writeFileSync(folder.path('in/.git'), '');
  return folder;
}

/** What is reported of a file, and what of the disk was touched outside of the project on the way. */
function lint(folder: Folder, path: string): { reports: string[]; outside: string[] } {
  const from = touched.length;
  const text = String(fs['readFileSync']!(folder.path(path), 'utf8'));
  const isPython = path.endsWith('.py');
  const reports = new Linter({ cwd: '/' }).verify(text, [isPython ? { ...plugin.configs['python-strict'].at(-1)!, files: ['**/*.py'] } : { ...plugin.configs.strict, files: ['**'] }], folder.path(path)).map(({ line, messageId, message }) => `${line} ${messageId ?? message}`);
  return { reports, outside: touched.slice(from).filter((one) => one.startsWith(folder.root) && !isWithin(one, folder.path('in'))) };
}

const USE = (specifier: string): string => `import { enter } from ${JSON.stringify(specifier)};\nexport async function guard(u) { await u; enter(u); }\n`;

describe('what is outside is not read', () => {
  it('the test can tell: inside, the same is read and reported', () => {
    const folder = hostile({ 'in/a.js': USE('./tenant'), 'in/tenant.ts': SETTER });
    const { reports, outside } = lint(folder, 'in/a.js');
    expect(reports).toContain('2 lost');
    expect(outside).toEqual([]);
    expect(touched).toContain(folder.path('in/tenant.ts'));
  });

  it.each<[string, Record<string, string>, string, ((folder: Folder) => void)?]>([
    ['a path with dots', {}, '../out/tenant'],
    ['a path with many dots', {}, `${'../'.repeat(30)}etc/passwd`],
    ['an absolute path', {}, 'ABSOLUTE/out/tenant'],
    ['a file URL', {}, 'file://ABSOLUTE/out/tenant.ts'],
    ['a link to a file', {}, './link', (folder) => { folder.link('in/link.ts', folder.path('out/tenant.ts'), 'file'); }],
    ['a link to a folder', {}, './link/tenant', (folder) => { folder.link('in/link', folder.path('out')); }],
    ['a link that leads through dots', {}, './link/tenant', (folder) => { folder.link('in/link', '../out'); }],
    ['paths of a tsconfig.json', { 'in/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["../out/*"] } } }' }, '~/tenant'],
    ['baseUrl of a tsconfig.json', { 'in/tsconfig.json': '{ "compilerOptions": { "baseUrl": "../out" } }' }, 'tenant'],
    ['paths of a jsconfig.json', { 'in/jsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["../out/*"] } } }' }, '~/tenant'],
    ['a link in a folder of sources', { 'in/node_modules/own/package.json': '', 'in/own/package.json': '{ "name": "own", "main": "dist/tenant.js" }' }, './own', (folder) => { folder.link('in/own/src', folder.path('out')); }],
    ['main of a package', { 'in/own/package.json': '{ "main": "../../out/tenant.ts" }' }, './own'],
    ['source of a member', { 'in/package.json': '{ "workspaces": ["own"] }', 'in/own/package.json': '{ "name": "own", "source": "../../out/tenant.ts", "exports": { ".": "./none.js" } }' }, 'own', (folder) => { folder.link('in/node_modules/own', '../own'); }],
  ])('%s', (_name, files, specifier, prepare) => {
    const folder = hostile(files);
    prepare?.(folder);
    folder.write('in/a.js', USE(specifier.replace('ABSOLUTE', folder.root)));
    expect(lint(folder, 'in/a.js')).toEqual({ reports: [], outside: [] });
  });

  /** What a configuration outside says leads to a file inside: if that is found, the configuration was read, by whomever. */
  it.each<[string, Record<string, string>, string, ((folder: Folder) => void)?]>([
    ['extends', { 'in/tsconfig.json': '{ "extends": "../out/tsconfig.json" }' }, '~tenant'],
    ['extends without an ending', { 'in/tsconfig.json': '{ "extends": "../out/tsconfig" }' }, '~tenant'],
    ['extends in other letters', { 'in/tsconfig.json': '{ "extends": "\\u002e\\u002e/out/tsconfig.json" }' }, '~tenant'],
    ['extends with an absolute path', { 'in/tsconfig.json': '{ "extends": "ABSOLUTE/out/tsconfig.json" }' }, '~tenant'],
    ['extends in a list', { 'in/tsconfig.json': '{ "extends": ["./none.json", "../out/tsconfig.json"] }', 'in/none.json': '{}' }, '~tenant'],
    ['extends over another one', { 'in/tsconfig.json': '{ "extends": "./base.json" }', 'in/base.json': '{ "extends": "../out/tsconfig.json" }' }, '~tenant'],
    ['extends over a link', { 'in/tsconfig.json': '{ "extends": "./base.json" }' }, '~tenant', (folder) => { folder.link('in/base.json', '../out/tsconfig.json', 'file'); }],
    ['a comment that only one reader takes for one', { 'in/tsconfig.json': '# x\n{ "extends": "../out/tsconfig.json" }' }, '~tenant'],
    ['references', { 'in/tsconfig.json': '{ "files": [], "references": [{ "path": "../out" }] }' }, '~tenant'],
    ['a link that is the tsconfig.json', {}, '~tenant', (folder) => { folder.link('in/tsconfig.json', '../out/tsconfig.json', 'file'); }],
    ['a link that is the package.json', {}, '#tenant', (folder) => { folder.remove('in/package.json'); folder.link('in/package.json', '../out/package.json', 'file'); }],
    ['a link that is the package.json of a folder', {}, './own', (folder) => { folder.link('in/own/package.json', '../../out/main.json', 'file'); }],
  ])('a configuration: %s', (_name, files, specifier, prepare) => {
    const folder = hostile({ ...files, 'in/tenant.ts': SETTER, 'out/package.json': '{ "imports": { "#tenant": "./tenant.ts" } }', 'out/main.json': '{ "main": "../tenant.ts" }' });
    folder.write('out/tsconfig.json', `{ "compilerOptions": { "paths": { "~tenant": ["${folder.path('in/tenant.ts')}"] } } }`);
    for (const [path, text] of Object.entries(files)) folder.write(path, text.replace('ABSOLUTE', folder.root));
    prepare?.(folder);
    folder.write('in/a.js', USE(specifier));
    expect(lint(folder, 'in/a.js')).toEqual({ reports: [], outside: [] });
  });

  it('and inside, each of these ways is followed', () => {
    const folder = hostile({ 'in/tsconfig.json': '{ "extends": "./base.json" }', 'in/base.json': '{ "compilerOptions": { "paths": { "~tenant": ["./tenant.ts"] } } }', 'in/tenant.ts': SETTER, 'in/a.js': USE('~tenant'), 'in/own/package.json': '{ "main": "../tenant.ts" }', 'in/b.js': USE('./own') });
    expect(lint(folder, 'in/a.js').reports).toContain('2 lost');
    expect(lint(folder, 'in/b.js').reports).toContain('2 lost');
  });

  it.each<[string, string, Record<string, string>, ((folder: Folder) => void)?]>([
    ['dots', '...out.tenant', {}],
    ['a link to a module', 'tenant', {}, (folder) => { folder.link('in/tenant.py', '../out/tenant.py', 'file'); }],
    ['a link to a folder', 'lib.tenant', {}, (folder) => { folder.link('in/lib', '../out'); }],
    ['a configured folder', 'tenant', { 'in/pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["link"]\n' }, (folder) => { folder.link('in/link', '../out'); }],
    ['a link that is a configuration', 'tenant', { 'out/pyproject.toml': '[tool.setuptools.packages.find]\nwhere = ["deep"]\n', 'in/deep/tenant.py': 'store = 1\n' }, (folder) => { folder.link('in/pyproject.toml', '../out/pyproject.toml', 'file'); }],
  ])('Python: %s', (_name, specifier, files, prepare) => {
    const folder = hostile(files);
    prepare?.(folder);
    const { project, lint: begin } = open({ 'package.json': undefined }, { language: python });
    begin('a.py', '');
    const from = touched.length;
    project.begin({ path: folder.path('in/pkg/a.py'), text: `from ${specifier} import store\n`, outline: () => { throw new Error('not asked'); } });
    expect(project.outlineOf(specifier, folder.path('in/pkg/a.py'))).toHaveProperty('unknown');
    expect(touched.slice(from).filter((one) => isWithin(one, folder.path('out')))).toEqual([]);
  });

  it('what was found out is not kept in a folder elsewhere', () => {
    const folder = hostile({ 'in/a.js': USE('./tenant'), 'in/tenant.ts': SETTER });
    mkdirSync(folder.path('elsewhere'));
    symlinkSync(folder.path('elsewhere'), folder.path('in/node_modules'));
    const { project } = open({}, { matters: () => true });
    project.facts(folder.path('in'), [{ of: [{ name: 'enterWith' }], leading: 'called' }], '1');
    expect(existsSync(folder.path('elsewhere/.cache'))).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('what never ends is not read', () => {
  it.each([
    ['a source', 'in/b.ts', './b'], ['the package.json', 'in/package.json', './tenant'], ['the tsconfig.json', 'in/tsconfig.json', '~/tenant'], ['what it extends', 'in/base.json', '~/tenant'],
    ['the package.json of a folder', 'in/own/package.json', './own'], ['what was kept', 'in/node_modules/.cache/eslint-plugin-context-boundary/files.json', './tenant'], ['the pyproject.toml', 'in/pyproject.toml', './tenant'],
  ])('a pipe that is %s', (_name, path, specifier) => {
    const folder = hostile({ 'in/a.js': USE(specifier), 'in/a.py': 'import b\n', 'in/tenant.ts': SETTER, 'in/own/x': '', 'in/node_modules/.cache/eslint-plugin-context-boundary/x': '', ...(path.endsWith('base.json') ? { 'in/tsconfig.json': '{ "extends": "./base.json" }' } : {}) });
    if (existsSync(folder.path(path))) folder.remove(path);
    execFileSync('mkfifo', [folder.path(path)]);
    // A process of its own: what waits for a pipe can be ended from outside only.
    const script = `
      import { Linter } from 'eslint';
      import plugin from ${JSON.stringify(new URL('../../dist/src/index.js', import.meta.url).href)};
      import { readFileSync } from 'node:fs';
      process.chdir(${JSON.stringify(folder.path('in'))});
      JSON.stringify(plugin.configs.strict.settings);
      JSON.stringify(plugin.configs.python.at(-1).settings);
      for (const [name, config] of [['a.js', plugin.configs.strict], ['a.py', plugin.configs.python.at(-1)]]) {
        const path = ${JSON.stringify(folder.path('in/'))} + name;
        const messages = new Linter({ cwd: '/' }).verify(readFileSync(path, 'utf8'), [{ ...config, files: ['**'] }], path);
        if (messages.some(({ fatal }) => fatal)) throw new Error(messages[0].message);
      }
      process.stdout.write('ended');
    `;
    expect(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', timeout: 50_000, cwd: new URL('../..', import.meta.url).pathname })).toBe('ended');
  });
});

it('nothing is run, whatever it is called', () => {
  const mark = (folder: Folder): string => `require('node:fs').writeFileSync(${JSON.stringify(folder.path('in/ran'))}, '');`;
  const folder = hostile({});
  const names = ['eslint.config.js', '.eslintrc.cjs', 'context-boundary.config.js', 'vite.config.ts', 'jest.config.js', 'babel.config.js', '.pnp.cjs', '.pnp.loader.mjs', 'index.js', 'tenant.ts', 'conftest.py', 'setup.py', 'sitecustomize.py', 'node_modules/own/run.js', 'node_modules/own/index.node'];
  for (const name of names) folder.write(`in/${name}`, name.endsWith('.py') ? `open(${JSON.stringify(folder.path('in/ran'))}, 'w')\n` : `${mark(folder)}\n${SETTER}`);
  folder.write('in/node_modules/own/package.json', '{ "name": "own", "exports": { "node-addons": "./index.node", "default": "./run.js" }, "scripts": { "preinstall": "touch ran" } }');
  folder.write('in/a.js', names.map((name, i) => `import { enter as e${i} } from './${name}';`).join('\n') + `\nimport own from 'own';\n${USE('./tenant')}`);
  folder.write('in/a.py', 'import setup, conftest, sitecustomize\n');
  expect(lint(folder, 'in/a.js').reports.length).toBeGreaterThan(0);
  lint(folder, 'in/a.py');
  expect(existsSync(folder.path('in/ran'))).toBe(false);
});
