/** Commits through pre-commit, in projects of JavaScript and of Python that have nothing installed: refused, mended, accepted. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../docs/examples.js';
import { createProject, packInto, root, type Project } from './project.js';
import { hasNpm, hasPip, NEEDS_NPM, NEEDS_PIP } from './registry.js';
import { brokenGuard, brokenPython, brokenScript, mendedGuard, mendedPython, mendedScript, tenantStore } from './sources.js';

describe.skipIf(!hasNpm || !hasPip)(`pre-commit${NEEDS_NPM}${NEEDS_PIP}`, { timeout: 600_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-pre-commit-'));
  const environment = { PRE_COMMIT_HOME: join(made, 'cache'), GIT_CONFIG_GLOBAL: join(made, 'gitconfig'), PATH: `${join(made, 'venv', 'bin')}:${process.env['PATH']}`, SKIP: '' };
  const projects: Project[] = [];
  let tarball: string;

  beforeAll(async () => {
    const project = createProject({});
    projects.push(project);
    await project.run('python3', ['-m', 'venv', join(made, 'venv')]);
    const ran = await project.run(join(made, 'venv', 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'pre-commit>=4,<5']);
    expect(ran.code, ran.err).toBe(0);
    await project.run('git', ['config', '--global', 'user.name', 'A'], environment);
    await project.run('git', ['config', '--global', 'user.email', 'a@example.com'], environment);
    await project.run('git', ['config', '--global', 'protocol.file.allow', 'always'], environment);
    tarball = await packInto(made);
  }, 300_000);
  afterAll(() => {
    for (const project of projects) project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  async function repositoryOf(files: Readonly<Record<string, string>>): Promise<Project> {
    const project = createProject(files);
    projects.push(project);
    await project.run('git', ['init', '--quiet'], environment);
    const ran = await project.run('pre-commit', ['install'], environment);
    expect(ran.code, ran.err + ran.out).toBe(0);
    return project;
  }

  /** What came of a commit of everything. */
  async function commit(project: Project): Promise<{ accepted: boolean; said: string }> {
    await project.run('git', ['add', '--all'], environment);
    const ran = await project.run('git', ['commit', '--message', 'a'], environment);
    return { accepted: ran.code === 0, said: ran.out + ran.err };
  }

  async function refusedThenAccepted(config: string): Promise<void> {
    const scripts = await repositoryOf({ '.pre-commit-config.yaml': config, 'app.js': brokenScript, 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard });
    const refused = await commit(scripts);
    expect(refused.said).toMatch(/app\.js\n +7:3 +error +.*no-lost-write/);
    expect(refused.said).toMatch(/guard\.ts\n +5:3 +error +`setTenant\(\)` \(-> `tenant\.enterWith`, tenant\.ts:6\).*no-lost-write/);
    expect(refused.accepted).toBe(false);
    scripts.write({ 'app.js': mendedScript, 'src/guard.ts': mendedGuard });
    expect(await commit(scripts)).toMatchObject({ accepted: true });

    const python = await repositoryOf({ '.pre-commit-config.yaml': config, 'app.py': brokenPython });
    const refusedToo = await commit(python);
    expect(refusedToo.said).toMatch(/app\.py\n +13:5 +error +.*no-unreachable-read/);
    expect(refusedToo.accepted).toBe(false);
    python.write({ 'app.py': mendedPython });
    expect(await commit(python)).toMatchObject({ accepted: true });
  }

  it('runs the package from the registry', async () => {
    const shown = readPage(readFileSync(join(root, 'docs/hooks.md'), 'utf8')).examples.find(({ attributes }) => attributes['file'] === '.pre-commit-config.yaml')!.code;
    expect(shown).toContain(`eslint-plugin-context-boundary@${(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version}'`);
    await refusedThenAccepted(shown.replace(/eslint-plugin-context-boundary@[\d.]+/, tarball));
  });

  it('runs the hook of this repository', async () => {
    const repository = createProject({});
    projects.push(repository);
    const listed = await repository.run('git', ['-C', root, 'ls-files', '--cached', '--others', '--exclude-standard', '-z']);
    for (const path of listed.out.split('\0').filter((one) => one !== '')) cpSync(join(root, path), join(repository.folder, path));
    await repository.run('git', ['init', '--quiet'], environment);
    await repository.run('git', ['add', '--all'], environment);
    await repository.run('git', ['commit', '--quiet', '--message', 'a'], environment);
    const { out } = await repository.run('git', ['rev-parse', 'HEAD'], environment);
    await refusedThenAccepted(`repos:\n  - repo: ${repository.folder}\n    rev: ${out.trim()}\n    hooks:\n      - id: context-boundary\n`);
  });
});
