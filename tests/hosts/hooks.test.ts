/** The recipes of docs/hooks.md, followed literally: a commit is refused, mended, and accepted. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../docs/examples.js';
import { createProject, packInto, QUICK, root, type Project } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { brokenGuard, mendedGuard, tenantStore } from './sources.js';

const shown = readPage(readFileSync(join(root, 'docs/hooks.md'), 'utf8')).examples;
const fileOf = (name: string): Record<string, string> => ({ [name]: shown.find(({ attributes }) => attributes['file'] === name)!.code });
const isOld = Number(process.versions.node.split('.')[0]) < 22;

describe.skipIf(!hasNpm)(`hooks before a commit${NEEDS_NPM}`, { timeout: 240_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-hooks-'));
  const environment = { GIT_CONFIG_GLOBAL: join(made, 'gitconfig'), GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com', CI: '', LEFTHOOK: '1', HUSKY: '1' };
  const projects: Project[] = [];
  let tarball: string;
  beforeAll(async () => { tarball = await packInto(made); });
  afterAll(() => {
    for (const project of projects) project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  async function repositoryWith(...packages: readonly string[]): Promise<Project> {
    const project = createProject({ 'package.json': '{ "private": true, "type": "module", "scripts": {} }', '.gitignore': 'node_modules\n', 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard });
    projects.push(project);
    await project.run('git', ['init', '--quiet'], environment);
    const ran = await project.npm('install', '--save-dev', ...QUICK.filter((flag) => flag !== '--ignore-scripts'), 'eslint@10', tarball, ...packages);
    expect(ran.code, ran.err).toBe(0);
    return project;
  }

  async function refusedThenAccepted(project: Project): Promise<void> {
    const commit = async (): Promise<{ code: number; said: string }> => {
      await project.run('git', ['add', '--all'], environment);
      const { code, out, err } = await project.run('git', ['commit', '--message', 'a'], environment);
      return { code, said: (out + err).replace(/\x1b\[[\d;]*m/g, '') };
    };
    const refused = await commit();
    expect(refused.said).toMatch(/guard\.ts\s.*5:3 +error +`setTenant\(\)`.*no-lost-write/s);
    expect(refused.code).toBe(1);
    project.write({ 'src/guard.ts': mendedGuard });
    const accepted = await commit();
    expect(accepted.code, accepted.said).toBe(0);
  }

  it('husky and lint-staged', async () => {
    const project = await repositoryWith('husky@9', isOld ? 'lint-staged@16' : 'lint-staged');
    const ran = await project.run('npx', ['husky', 'init'], environment);
    expect(ran.code, ran.err).toBe(0);
    project.write({ ...fileOf('.husky/pre-commit'), ...fileOf('.lintstagedrc.json') });
    chmodSync(join(project.folder, '.husky/pre-commit'), 0o755);
    await refusedThenAccepted(project);
  });

  it('lefthook', async () => {
    const project = await repositoryWith('lefthook@2');
    project.write(fileOf('lefthook.yml'));
    const ran = await project.run('npx', ['lefthook', 'install'], environment);
    expect(ran.code, ran.err).toBe(0);
    await refusedThenAccepted(project);
  });
});
