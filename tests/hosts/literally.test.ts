/** The commands of the README and of docs/ci.md, run as they stand there, and the workflows of this repository and of the docs, step by step. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPage, type Example } from '../docs/examples.js';
import { createProject, packInto, root, withTarball, type Project, type Ran } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { brokenGuard, brokenPython, brokenScript, mendedGuard, mendedScript, tenantStore } from './sources.js';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const shownIn = (page: string): readonly Example[] => readPage(readFileSync(join(root, page), 'utf8')).examples;

/** What of a workflow is looked at. */
interface Step { readonly run?: string; readonly uses?: string; readonly with?: Readonly<Record<string, unknown>>; readonly if?: string }
interface Job { readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }
interface Workflow { readonly on: { readonly push?: { readonly tags?: readonly string[] } }; readonly permissions?: Readonly<Record<string, string>>; readonly jobs: Readonly<Record<string, Job>> }

// Side by side, since an installation mostly waits for the registry.
describe.skipIf(!hasNpm)(`as it is written${NEEDS_NPM}`, { concurrent: true, timeout: 240_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-literally-'));
  const projects: Project[] = [];
  let tarball: string;
  let tools: Project;
  beforeAll(async () => {
    tarball = await packInto(made);
    tools = projectOf({ 'package.json': '{ "private": true }' });
    expect((await tools.npm('install', '--no-audit', '--no-fund', 'yaml@2')).code).toBe(0);
  });
  afterAll(() => {
    for (const project of projects) project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  function projectOf(files: Readonly<Record<string, string>>): Project {
    const project = createProject(files);
    projects.push(project);
    return project;
  }

  /** Runs a command of the docs. What is published is what is packed here. */
  function type(project: Project, command: string): Promise<Ran> {
    return project.run('sh', ['-c', withTarball(command, tarball)], { GITHUB_WORKSPACE: '', CI_PROJECT_DIR: '', NO_COLOR: '1', FORCE_COLOR: '0' });
  }

  async function parsed<T>(yaml: string): Promise<T> {
    const ran = await tools.node('--print', ["JSON.stringify(require('yaml').parse(process.argv[1]))", yaml]);
    return JSON.parse(ran.out) as T;
  }

  it('the README: installed into an empty folder, configured, and run', async () => {
    const [install, withDefine, without, , commands] = shownIn('README.md');
    const project = projectOf({});
    const installed = await type(project, install!.code);
    expect(installed.code, installed.err).toBe(0);
    project.write({ 'app.js': brokenScript });
    for (const config of [withDefine!, without!]) {
      project.write({ 'eslint.config.js': config.code });
      const linted = await type(project, 'npx eslint .');
      expect(linted.out, linted.err).toMatch(/app\.js\n +7:3 +error +.*context-boundary\/no-lost-write\n/);
      expect(linted.code).toBe(1);
    }
    const [check, explain] = commands!.code.trim().split('\n');
    expect((await type(project, check!)).out).toMatch(/app\.js\n +7:3 +error /);
    const [, path, line] = /(\S+):(\d+)$/.exec(explain!)!;
    project.write({ [path!]: `${'\n'.repeat(Number(line) - 7)}${brokenScript}` });
    const explained = await type(project, explain!);
    expect([explained.code, explained.out]).toEqual([0, expect.stringContaining(`  Written   ${path}:${line}:3  \`currentUser.enterWith\` in \`requireAuth\``)]);
    project.write({ 'app.js': mendedScript, [path!]: mendedScript });
    expect(await type(project, 'npx eslint . && npx context-boundary check')).toMatchObject({ code: 0, out: '' });
  });

  it('the README: an .eslintrc.json file, with the ESLint that takes one', async () => {
    const project = projectOf({ 'app.js': `/* eslint-env es2022 */\n${brokenScript}` });
    expect((await type(project, 'npm install --save-dev eslint@8.57 eslint-plugin-context-boundary')).code).toBe(0);
    const eslintrc = JSON.parse(shownIn('README.md')[3]!.code) as object;
    project.write({ '.eslintrc.json': JSON.stringify({ root: true, parserOptions: { ecmaVersion: 2022, sourceType: 'module' }, ...eslintrc }) });
    expect((await type(project, 'npx eslint .')).out).toMatch(/8:3 +error +.*context-boundary\/no-lost-write\n/);
  });

  it.each(['.github/workflows/context-boundary.yml', '.github/workflows/code-scanning.yml'])('docs/ci.md: the steps of %s', async (file) => {
    const { jobs } = await parsed<Workflow>(shownIn('docs/ci.md').find(({ attributes }) => attributes['file'] === file)!.code);
    const [{ steps }] = Object.values(jobs) as [Job];
    const project = await locked();
    const last = await allOf(project, steps.flatMap(({ run }) => run ?? []));
    expect(last.code).toBe(1);
    const output = steps.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif'))?.with?.['sarif_file'] as string | undefined;
    if (output === undefined) expect(last.out).toMatch(/^::error file=src\/guard\.ts,line=5,/);
    else expect(JSON.parse(readFileSync(join(project.folder, output), 'utf8'))).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'context-boundary/no-lost-write' }] }] });
    // Without it a run that finds something would not upload what it found.
    if (output !== undefined) expect(steps.at(-1)!.if).toContain('!cancelled()');
  });

  it('docs/ci.md: the job of GitLab', async () => {
    const job = (await parsed<Record<string, { script: string[]; artifacts: { when: string; reports: { codequality: string } } }>>(shownIn('docs/ci.md').find(({ attributes }) => attributes['file'] === '.gitlab-ci.yml')!.code))['context-boundary']!;
    const project = await locked();
    expect((await allOf(project, job.script)).code).toBe(1);
    expect(JSON.parse(readFileSync(join(project.folder, job.artifacts.reports.codequality), 'utf8'))).toMatchObject([{ check_name: 'context-boundary/no-lost-write', location: { path: 'src/guard.ts' } }]);
    expect(job.artifacts.when).toBe('always');
  });

  it('docs/ci.md: a project without package.json, and the formats in ESLint\'s own command', async () => {
    const [bare, formatter] = shownIn('docs/ci.md').filter(({ language }) => language === 'sh');
    const python = projectOf({ 'app.py': brokenPython });
    const ran = await type(python, bare!.code);
    expect([ran.code, ran.out], ran.err).toEqual([1, expect.stringMatching(/app\.py\n +13:5 +error /)]);
    const project = await locked();
    project.write({ 'eslint.config.js': shownIn('README.md')[1]!.code, 'app.js': brokenScript });
    expect((await type(project, 'npm ci')).code).toBe(0);
    expect(JSON.parse((await type(project, formatter!.code)).out)).toMatchObject({ runs: [{ results: [{ ruleId: 'context-boundary/no-lost-write' }] }] });
  });

  it('what publishes: all is checked first, the tag is the version, and npm is told by whom', async () => {
    const workflow = await parsed<Workflow>(readFileSync(join(root, '.github/workflows/publish.yml'), 'utf8'));
    expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const [{ permissions, steps }] = Object.values(workflow.jobs) as [Job];
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    const commands = steps.flatMap(({ run }) => run ?? []);
    expect(commands.at(-1)).toBe('npm publish --provenance --access public');
    expect(commands.indexOf('.ci/run')).toBe(commands.length - 2);
    expect(JSON.stringify(workflow)).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
    const repository = projectOf({ 'package.json': JSON.stringify({ version }), 'CHANGELOG.md': `# Changes\n\n## ${version}\n\nAll.\n` });
    const before = async (tag: string): Promise<boolean> => {
      for (const command of commands.slice(0, -2)) if ((await repository.run('sh', ['-e', '-c', command], { GITHUB_REF_NAME: tag })).code !== 0) return false;
      return true;
    };
    expect(await before(`v${version}`)).toBe(true);
    expect(await before('v99.0.0')).toBe(false);
    repository.write({ 'CHANGELOG.md': `# Changes\n\n## ${version} (not released yet)\n` });
    expect(await before(`v${version}`)).toBe(false);
  });

  /** A project that somebody has installed the plugin in, and checked out anew. */
  async function locked(): Promise<Project> {
    const project = projectOf({ 'package.json': '{ "private": true, "type": "module" }', 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard, 'src/mended.ts': mendedGuard });
    const ran = await type(project, 'npm install --package-lock-only --no-audit --no-fund --save-dev eslint-plugin-context-boundary');
    expect(ran.code, ran.err).toBe(0);
    return project;
  }

  /** Runs them one after the other, as a workflow does, and gives the last. All before it must do well. */
  async function allOf(project: Project, commands: readonly string[]): Promise<Ran> {
    for (const command of commands.slice(0, -1)) {
      const { code, err } = await type(project, command);
      expect(code, `${command}: ${err}`).toBe(0);
    }
    return type(project, commands.at(-1)!);
  }
});

it('the changelog says what each version has, and what counts as breaking, and is linked', () => {
  const changes = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  expect(changes).toMatch(/^# Changes\n\nThe plugin follows \[semantic versioning\]/);
  for (const kind of ['patch', 'minor', 'major']) expect(changes).toMatch(new RegExp(`^\\| .* \\| ${kind} \\|$`, 'm'));
  expect(changes).toMatch(new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'm'));
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('(CHANGELOG.md)');
});
