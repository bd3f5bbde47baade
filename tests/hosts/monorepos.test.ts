/** Workspaces as docs/monorepos.md sets them up: who is linted anew when a helper of another package has changed. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../docs/examples.js';
import { createProject, packInto, QUICK, reportsOf, root, type Project } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';

const shown = readPage(readFileSync(join(root, 'docs/monorepos.md'), 'utf8')).examples;
const config = "import contextBoundary from 'eslint-plugin-context-boundary';\nexport default [contextBoundary.configs.recommended];\n";
const tenant = (body: string): string => `import { AsyncLocalStorage } from 'node:async_hooks';\nexport const tenant = new AsyncLocalStorage();\nexport function setTenant(id) {${body}}\n`;
const member = (name: string, dependencies: object = {}): string => JSON.stringify({ name, version: '1.0.0', type: 'module', main: './src/index.js', scripts: { lint: 'eslint .' }, dependencies });

interface Engine {
  readonly name: string;
  readonly package: string;
  /** What configures it, as the page shows it. */
  readonly file: string;
  readonly command: readonly string[];
  /** One match for each package that was asked for: its name, and whether it came from the cache. */
  readonly line: RegExp;
  readonly isHit: (found: string) => boolean;
}

const engines: readonly Engine[] = [
  { name: 'Turborepo', package: 'turbo@2', file: 'turbo.json', command: ['turbo', 'run', 'lint', '--continue', '--no-color'], line: /^@acme\/(\w):lint: cache (hit|miss)/gm, isHit: (found) => found === 'hit' },
  { name: 'Nx', package: 'nx@24', file: 'nx.json', command: ['nx', 'run-many', '--targets', 'lint', '--outputStyle', 'static'], line: /^> nx run @acme\/(\w):lint\b(.*)$/gm, isHit: (found) => found.includes('cache') },
];

describe.skipIf(!hasNpm).each(engines)(`$name${NEEDS_NPM}`, { timeout: 180_000 }, (engine) => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-tasks-'));
  const environment = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', TURBO_CACHE_DIR: join(made, 'cache'), NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NO_COLOR: '1', FORCE_COLOR: '0', CI: '' };
  let project: Project;
  beforeAll(async () => {
    project = createProject({
      'package.json': JSON.stringify({ private: true, type: 'module', packageManager: 'npm@10.9.0', workspaces: ['packages/*'] }), '.gitignore': 'node_modules\n.turbo\n.nx\n',
      [engine.file]: shown.find(({ attributes }) => attributes['file'] === engine.file)!.code,
      'packages/a/package.json': member('@acme/a'), 'packages/a/eslint.config.js': config, 'packages/a/src/index.js': tenant(''),
      'packages/b/package.json': member('@acme/b', { '@acme/a': '1.0.0' }), 'packages/b/eslint.config.js': config,
      'packages/b/src/index.js': "import { setTenant } from '@acme/a';\nexport async function guard(find) {\n  setTenant(await find());\n}\n",
      'packages/c/package.json': member('@acme/c'), 'packages/c/eslint.config.js': config, 'packages/c/src/index.js': 'export const c = 1;\n',
      'eslint.config.js': config,
    });
    await project.run('git', ['init', '--quiet']);
    const ran = await project.npm('install', '--save-dev', ...QUICK.filter((flag) => flag !== '--no-package-lock'), 'eslint@10', engine.package, await packInto(made));
    expect(ran.code, ran.err).toBe(0);
  });
  afterAll(() => {
    project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  /** Which packages were linted and which came from the cache, and whether all was well. */
  async function lint(folder = project.folder): Promise<{ ok: boolean; hits: string[]; misses: string[]; said: string }> {
    const { code, out, err } = await project.run('sh', ['-c', `cd ${folder} && npx ${engine.command.join(' ')}`], environment);
    const found = [...out.matchAll(engine.line)].map(([, name, how]) => ({ name: name!, isHit: engine.isHit(how!) }));
    const of = (isHit: boolean): string[] => found.filter((one) => one.isHit === isHit).map(({ name }) => name).sort();
    return { ok: code === 0, hits: of(true), misses: of(false), said: out + err };
  }

  it('lints again whoever depends on a helper that has changed, and nobody else', async () => {
    const first = await lint();
    expect(first, first.said).toMatchObject({ ok: true, hits: [], misses: ['a', 'b', 'c'] });
    expect(await lint()).toMatchObject({ ok: true, hits: ['a', 'b', 'c'], misses: [] });
    project.write({ 'packages/a/src/index.js': tenant(' tenant.enterWith(id); ') });
    const changed = await lint();
    expect(changed, changed.said).toMatchObject({ ok: false, hits: ['c'], misses: ['a', 'b'] });
    expect(changed.said).toMatch(/^(?:@acme\/b:lint:)? +3:3 +error +`setTenant\(\)`/m);
    project.write({ 'packages/a/src/index.js': tenant('') });
    expect(await lint()).toMatchObject({ ok: true, hits: ['a', 'b', 'c'], misses: [] });
  });

  it.runIf(engine.name === 'Turborepo')('finds in a shared cache what was linted in another folder, as on another machine', async () => {
    const other = join(made, 'other');
    cpSync(project.folder, other, { recursive: true, verbatimSymlinks: true });
    const { ok, hits, said } = await lint(other);
    expect({ ok, hits }, said).toEqual({ ok: true, hits: ['a', 'b', 'c'] });
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
