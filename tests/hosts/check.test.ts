/** `context-boundary check` as a process of its own, and its formats inside other programs. All that it says is looked at in `tests/cli`. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject, QUICK, root, type Project, type Ran } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { brokenGuard, brokenPython, brokenScript, mendedGuard, mendedPython, mendedScript, tenantStore } from './sources.js';

const bin = join(root, 'dist', 'src', 'cli', 'main.js');
const projects: Project[] = [];
afterAll(() => { for (const project of projects) project.remove(); });

const broken = { 'app.js': brokenScript, 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard, 'app.py': brokenPython };
const mended = { 'app.js': mendedScript, 'src/tenant.ts': tenantStore, 'src/guard.ts': mendedGuard, 'app.py': mendedPython };

function projectOf(files: Readonly<Record<string, string>>): Project {
  const project = createProject(files);
  projects.push(project);
  return project;
}

/** Without what a CI system would say of itself. */
function check(project: Project, ...args: readonly string[]): Promise<Ran> {
  return project.node(bin, ['check', ...args], { GITHUB_WORKSPACE: '', CI_PROJECT_DIR: '', NO_COLOR: '1', FORCE_COLOR: '0' });
}

describe('in folders that have never heard of ESLint: no configuration, no node_modules', () => {
  it('ends with 1 where something is found, in JavaScript, TypeScript and Python, over files', async () => {
    const project = projectOf(broken);
    const ran = await check(project, '--format', 'json');
    expect(ran.code, ran.err).toBe(1);
    const results = JSON.parse(ran.out) as { filePath: string; messages: { ruleId: string | null; line: number }[] }[];
    expect(results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line }) => `${filePath.slice(project.folder.length + 1)}:${line} ${ruleId}`)).sort()).toEqual([
      'app.js:7 context-boundary/no-lost-write', 'app.py:13 context-boundary/no-unreachable-read', 'src/guard.ts:5 context-boundary/no-lost-write',
    ]);
  });

  it('ends with 0 where nothing is', async () => {
    const ran = await check(projectOf(mended));
    expect([ran.code, ran.out, ran.err]).toEqual([0, '', '']);
  });

  it('ends with 2 where it cannot do its work', async () => {
    const ran = await check(projectOf({}), 'nowhere.js');
    expect([ran.code, ran.out, ran.err]).toEqual([2, '', 'context-boundary: There is no nowhere.js.\n']);
  });

  it('sarif is a formatter for ESLint, too', async () => {
    const plugin = pathToFileURL(join(root, 'dist', 'src', 'index.js')).href;
    const project = projectOf({ 'app.js': brokenScript, 'eslint.config.mjs': `import contextBoundary from '${plugin}';\nexport default [contextBoundary.configs.recommended, { rules: { 'no-undef': 'warn' } }];\n` });
    const ran = await project.node(join(root, 'node_modules/eslint/bin/eslint.js'), ['--format', join(root, 'dist/src/formats/sarif.js'), 'app.js'], { GITHUB_WORKSPACE: '', CI_PROJECT_DIR: '' });
    const { runs: [run] } = JSON.parse(ran.out) as { runs: [Run] };
    expect(run.tool.driver.name).toBe('ESLint');
    expect(run.results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual(expect.arrayContaining(['context-boundary/no-lost-write error', 'no-undef warning']));
    expect(run.results.find(({ ruleId }) => ruleId.endsWith('no-lost-write'))!.codeFlows![0].threadFlows[0].locations).toHaveLength(3);
  });
});

describe.skipIf(!hasNpm)(`the schema of SARIF 2.1${NEEDS_NPM}`, () => {
  it('allows what is printed, also of what does not parse', async () => {
    const project = projectOf({ ...broken, 'wrong.js': 'const = 1;\n', 'package.json': '{ "private": true }' });
    const installed = await project.npm('install', ...QUICK, '@microsoft/jest-sarif@1.0.0-beta.0', 'ajv@6');
    expect(installed.code, installed.err).toBe(0);
    await check(project, '--format', 'sarif', '--output', 'a.sarif', 'src', 'app.py', 'app.js', 'wrong.js');
    const { out, err } = await project.run(process.execPath, ['-e', `
      const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
      const ajv = new (require('ajv'))({ schemaId: 'auto', unknownFormats: 'ignore', meta: false });
      ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json')); ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-07.json'));
      const valid = ajv.compile(schema);
      const log = JSON.parse(require('fs').readFileSync('a.sarif', 'utf8'));
      const good = valid(log);
      log.runs[0].results[0].level = 'fatal';
      console.log(good, JSON.stringify(good ? null : valid.errors), valid(log));
    `]);
    expect(out, err).toBe('true null false\n');
  });
});

interface Run { readonly tool: { driver: { name: string } }; readonly results: readonly { readonly ruleId: string; readonly level: string; readonly codeFlows?: [{ threadFlows: [{ locations: unknown[] }] }] }[] }
