/** The recipes of docs/hooks.md, followed literally: a commit is refused, mended, and accepted. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../docs/examples.js';
import { createProject, packInto, root, withTarball, type Project } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { brokenGuard, mendedGuard, tenantStore } from './sources.js';

const shown = readPage(readFileSync(join(root, 'docs/hooks.md'), 'utf8')).examples;
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

  async function repository(): Promise<Project> {
    const project = createProject({ 'package.json': '{ "private": true, "type": "module" }', '.gitignore': 'node_modules\n', 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard });
    projects.push(project);
    await project.run('git', ['init', '--quiet'], environment);
    return project;
  }

  /** Does what a section says, in its order: runs its commands and writes its files. With Node.js 20, what the page says of it holds, too. */
  async function follow(project: Project, section: string): Promise<void> {
    for (const { code, attributes: { file } } of shown.filter(({ under }) => under === section)) {
      if (file !== undefined) {
        project.write({ [file]: code });
        if (file.startsWith('.husky/')) chmodSync(join(project.folder, file), 0o755);
        continue;
      }
      for (const command of code.trim().split('\n')) {
        const ran = await project.run('sh', ['-c', withTarball(isOld ? command.replace(/ lint-staged$/, ' lint-staged@16') : command, tarball)], environment);
        expect(ran.code, `${command}: ${ran.err}`).toBe(0);
      }
    }
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

  it.each(['husky and lint-staged', 'lefthook'])('%s', async (section) => {
    const project = await repository();
    await follow(project, section);
    await refusedThenAccepted(project);
  });
});
