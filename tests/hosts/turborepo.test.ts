/** A workspace of Turborepo as docs/monorepos.md sets it up: who is linted anew when a helper of another package has changed. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../docs/examples.js';
import { createProject, packInto, QUICK, reportsOf, root, type Project } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';

const shown = readPage(readFileSync(join(root, 'docs/monorepos.md'), 'utf8')).examples;
const turbo = shown.find(({ attributes }) => attributes['file'] === 'turbo.json')!.code;
const config = "import contextBoundary from 'eslint-plugin-context-boundary';\nexport default [contextBoundary.configs.recommended];\n";
const tenant = (body: string): string => `import { AsyncLocalStorage } from 'node:async_hooks';\nexport const tenant = new AsyncLocalStorage();\nexport function setTenant(id) {${body}}\n`;
const member = (name: string, dependencies: object = {}): string => JSON.stringify({ name, version: '1.0.0', type: 'module', main: './src/index.js', scripts: { lint: 'eslint .' }, dependencies });

describe.skipIf(!hasNpm)(`Turborepo${NEEDS_NPM}`, { timeout: 180_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-turbo-'));
  let project: Project;
  beforeAll(async () => {
    project = createProject({
      'package.json': JSON.stringify({ private: true, type: 'module', packageManager: 'npm@10.9.0', workspaces: ['packages/*'] }), 'turbo.json': turbo, '.gitignore': 'node_modules\n.turbo\n',
      'packages/a/package.json': member('@acme/a'), 'packages/a/eslint.config.js': config, 'packages/a/src/index.js': tenant(''),
      'packages/b/package.json': member('@acme/b', { '@acme/a': '1.0.0' }), 'packages/b/eslint.config.js': config,
      'packages/b/src/index.js': "import { setTenant } from '@acme/a';\nexport async function guard(find) {\n  setTenant(await find());\n}\n",
      'packages/c/package.json': member('@acme/c'), 'packages/c/eslint.config.js': config, 'packages/c/src/index.js': 'export const c = 1;\n',
      'eslint.config.js': config,
    });
    await project.run('git', ['init', '--quiet']);
    const ran = await project.npm('install', '--save-dev', ...QUICK.filter((flag) => flag !== '--no-package-lock'), 'eslint@10', 'turbo@2', await packInto(made));
    expect(ran.code, ran.err).toBe(0);
  });
  afterAll(() => {
    project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  /** Which packages were linted and which came from the cache, and whether all was well. */
  async function lint(): Promise<{ ok: boolean; hits: string[]; misses: string[]; said: string }> {
    const { code, out, err } = await project.run('npx', ['turbo', 'run', 'lint', '--continue', '--no-color'], { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', CI: '' });
    const of = (what: string): string[] => [...out.matchAll(new RegExp(`^@acme/(\\w):lint: cache ${what}`, 'gm'))].map(([, name]) => name!).sort();
    return { ok: code === 0, hits: of('hit'), misses: of('miss'), said: out + err };
  }

  it('lints again whoever depends on a helper that has changed, and nobody else', async () => {
    const first = await lint();
    expect(first, first.said).toMatchObject({ ok: true, hits: [], misses: ['a', 'b', 'c'] });
    expect(await lint()).toMatchObject({ ok: true, hits: ['a', 'b', 'c'], misses: [] });
    project.write({ 'packages/a/src/index.js': tenant(' tenant.enterWith(id); ') });
    const changed = await lint();
    expect(changed, changed.said).toMatchObject({ ok: false, hits: ['c'], misses: ['a', 'b'] });
    expect(changed.said).toMatch(/@acme\/b:lint: +3:3 +error +`setTenant\(\)`/);
    project.write({ 'packages/a/src/index.js': tenant('') });
    expect(await lint()).toMatchObject({ ok: true, hits: ['a', 'b', 'c'], misses: [] });
  });

  it('reports by package what it reports of all at once', async () => {
    project.write({ 'packages/a/src/index.js': tenant(' tenant.enterWith(id); ') });
    const run = async (folder: string): Promise<string[]> => {
      const ran = await project.run('sh', ['-c', `cd ${folder} && ${process.execPath} ${join(project.folder, 'node_modules/eslint/bin/eslint.js')} --format json .`]);
      return reportsOf(ran).flatMap(({ filePath, messages }) => messages.map(({ line, message }) => `${relative(project.folder, filePath)}:${line} ${message}`));
    };
    const all = await run('.');
    expect(all).toHaveLength(1);
    expect([...await run('packages/a'), ...await run('packages/b'), ...await run('packages/c')]).toEqual(all);
  });
});
