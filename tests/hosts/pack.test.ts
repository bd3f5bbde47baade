/** The packed package in empty projects, beside each ESLint it promises to work with. Needs the npm registry. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../docs/examples.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { createProject, reportsOf, root, type Project, type Ran } from './project.js';

const broken = `import { AsyncLocalStorage } from 'node:async_hooks';

export const currentUser = new AsyncLocalStorage();

async function requireAuth(request) {
  const user = await verifyToken(request);
  currentUser.enterWith(user);
  return user;
}

app.get('/sessions/:id', async (request) => {
  await requireAuth(request);
  if (!hasPermission(request.params.id, currentUser.getStore())) throw new NotFound();
});
`;
const mended = broken
  .replace('  currentUser.enterWith(user);\n', '')
  .replace('  await requireAuth(request);\n', '  const user = await requireAuth(request);\n')
  .replace('currentUser.getStore()', 'user');

// The package is configured as the README says.
const shown = readPage(readFileSync(join(root, 'README.md'), 'utf8')).examples;
const named = configOf('js', 'defineConfig');
const spread = configOf('js', 'export default [contextBoundary.configs.recommended];');
const commonjs = `const contextBoundary = require('eslint-plugin-context-boundary');

module.exports = [contextBoundary.configs.strict, { rules: { 'context-boundary/prefer-run': 'off' } }];
`;
const eslintrc = JSON.stringify({
  root: true, parserOptions: { ecmaVersion: 2022, sourceType: 'module' }, ...JSON.parse(configOf('json', 'plugin:context-boundary/recommended-legacy')) as object,
});
const typed = `import { defineConfig } from 'eslint/config';
import contextBoundary from 'eslint-plugin-context-boundary';

export default defineConfig([
  contextBoundary.configs.recommended,
  contextBoundary.configs.strict,
  { plugins: { 'context-boundary': contextBoundary }, extends: ['context-boundary/recommended'] },
]);
const version: string | undefined = contextBoundary.meta?.version;
// @ts-expect-error a preset is one config and not a list
const list: unknown[] = contextBoundary.configs.recommended;
export { list, version };
`;

/** The first configuration in the README that holds `part`. */
function configOf(language: string, part: string): string {
  return shown.find((example) => example.language === language && example.code.includes(part))!.code;
}

const tarballs = mkdtempSync(join(tmpdir(), 'context-boundary-pack-'));
let tarball: string;
const projects: Project[] = [];

beforeAll(async () => {
  // Without its scripts: `npm test` has built already, and other tests are reading what it built.
  const repository = createProject({});
  projects.push(repository);
  const packed = await repository.npm('pack', root, '--ignore-scripts', '--silent', '--pack-destination', tarballs);
  expect(packed.code, packed.err).toBe(0);
  tarball = join(tarballs, readdirSync(tarballs)[0] ?? '');
});

afterAll(() => {
  for (const project of projects) project.remove();
  rmSync(tarballs, { recursive: true, force: true });
});

/** What makes an installation quick and changes nothing in what is installed; a registry that stumbles is asked again at once. */
const quick = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-package-lock', '--ignore-scripts', '--prefer-offline', '--fetch-retry-mintimeout=1000'];

async function installed(...packages: readonly string[]): Promise<Project> {
  const manifest = JSON.stringify({ name: 'stranger', private: true, type: 'module' });
  const project = createProject({ 'package.json': manifest, 'broken.js': broken, 'mended.js': mended });
  projects.push(project);
  const ran = await project.npm('install', '--save-dev', '--strict-peer-deps', ...quick, ...packages, tarball);
  expect(ran.code, ran.err).toBe(0);
  expect(ran.err).not.toMatch(/ERESOLVE|peer/i);
  return project;
}

function lint(project: Project, config: string, environment?: Readonly<Record<string, string>>): Promise<Ran> {
  const flags = config.startsWith('.') ? ['--no-eslintrc', '--ext', '.js'] : [];
  return project.node('node_modules/eslint/bin/eslint.js', ['--config', config, ...flags, '--format', 'json', 'broken.js', 'mended.js'], environment);
}

/** Rule and line of each message, by file. */
function found(ran: Ran): Record<string, string[]> {
  return Object.fromEntries(reportsOf(ran).map(({ filePath, messages }) => {
    return [basename(filePath), messages.map(({ ruleId, message, line }) => `${ruleId ?? message} ${line}`)];
  }));
}

const expected = { 'broken.js': ['context-boundary/no-lost-write 7'], 'mended.js': [] };

async function typeErrors(project: Project, compiler: string): Promise<string> {
  project.write({ 'types.ts': typed });
  const ran = await project.node(compiler, ['--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', '--skipLibCheck', 'types.ts']);
  return ran.out;
}

const ownCompiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

// Side by side, since an installation mostly waits for the registry, and with time for a slow one.
describe.skipIf(!hasNpm)(`the packed package${NEEDS_NPM}`, { concurrent: true, timeout: 240_000 }, () => {
  it('holds what is needed, and no tests', async () => {
    const project = createProject({});
    projects.push(project);
    const listed = await project.npm('pack', root, '--ignore-scripts', '--dry-run', '--json');
    const [{ files }] = JSON.parse(listed.out) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/src/index.js', 'dist/src/plugin.d.ts', 'docs/settings.md', 'docs/rules/no-lost-write.md']));
    // All types that others name are there, and no more.
    const types = paths.filter((path) => path.endsWith('.d.ts'));
    const named = types.flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)].map(([, to]) => join(dirname(path), `${to}.d.ts`)));
    const entries = ['plugin', 'parser/index', 'formats/sarif', 'formats/github', 'formats/gitlab'].map((name) => `dist/src/${name}.d.ts`);
    expect([...new Set([...named, ...entries])].sort()).toEqual(types.sort());
    expect(paths.filter((path) => !/^(dist\/(src|rules)\/|docs\/rules\/|docs\/[\w-]+\.md$|[A-Z]+(\.md)?$|package\.json$)/.test(path))).toEqual([]);
  });

  it('reports beside ESLint 10', async () => {
    const project = await installed('eslint@10');
    project.write({ 'named.config.mjs': named, 'spread.config.mjs': spread, 'common.config.cjs': commonjs });
    expect(found(await lint(project, 'named.config.mjs'))).toEqual(expected);
    expect(found(await lint(project, 'spread.config.mjs'))).toEqual(expected);
    expect(found(await lint(project, 'common.config.cjs'))).toEqual(expected);
    expect(await typeErrors(project, ownCompiler)).toBe('');
    const loaded = await project.node('--print', ["const { name, version } = require('eslint-plugin-context-boundary').meta; `${name}@${version}`"]);
    expect((await project.npm('ls', 'eslint-plugin-context-boundary')).out).toContain(loaded.out.trim());
  });

  it('reports beside ESLint 10 and TypeScript 7', async () => {
    const project = await installed('eslint@10', 'typescript@7');
    project.write({ 'named.config.mjs': named });
    expect(found(await lint(project, 'named.config.mjs'))).toEqual(expected);
    expect(await typeErrors(project, 'node_modules/typescript/bin/tsc')).toBe('');
  });

  it('reports beside ESLint 9', async () => {
    const project = await installed('eslint@9');
    project.write({ 'named.config.mjs': named, 'spread.config.mjs': spread });
    expect(found(await lint(project, 'named.config.mjs'))).toEqual(expected);
    expect(found(await lint(project, 'spread.config.mjs'))).toEqual(expected);
    expect(await typeErrors(project, ownCompiler)).toBe('');
  });

  it('reports beside ESLint 8.57, with a flat config and with an .eslintrc file', async () => {
    const project = await installed('eslint@8.57');
    project.write({ 'spread.config.mjs': spread, '.eslintrc.json': eslintrc });
    expect(found(await lint(project, 'spread.config.mjs', { ESLINT_USE_FLAT_CONFIG: 'true' }))).toEqual(expected);
    expect(found(await lint(project, '.eslintrc.json', { ESLINT_USE_FLAT_CONFIG: 'false' }))).toEqual(expected);
  });
});
