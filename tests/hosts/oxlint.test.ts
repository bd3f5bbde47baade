/** The rules in Oxlint, as docs/oxlint.md says, on TypeScript with no `typescript` at hand. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { readPage } from '../docs/examples.js';
import { copyTo, projects, sourcesOf } from '../projects/folders.js';
import { expectedIn, settingsIn, type Preset } from '../trace/expected.js';
import { applyEdits, editsOf, LanguageClient } from './lsp.js';
import { createProject, packInto, QUICK, root, type Project } from './project.js';
import { hasNpm, NEEDS_NPM } from './registry.js';
import { brokenGuard, brokenScript, mendedGuard, tenantStore } from './sources.js';

const shown = (file: string): string => readPage(readFileSync(join(root, 'docs/oxlint.md'), 'utf8')).examples.find(({ attributes }) => attributes['file'] === file)!.code;

it.each([['.oxlintrc.json', plugin.configs.recommended], ['strict', plugin.configs.strict]])('the block in the docs says what the preset says: %s', (file, { rules }) => {
  const block = (JSON.parse(shown(file)) as { rules: Record<string, unknown> }).rules;
  expect(Object.fromEntries(Object.entries(block).map(([name, entry]) => [name, [entry].flat()]))).toEqual(rules);
});

describe.skipIf(!hasNpm)(`in Oxlint${NEEDS_NPM}`, { timeout: 120_000 }, () => {
  const made = mkdtempSync(join(tmpdir(), 'context-boundary-oxlint-'));
  let project: Project;
  beforeAll(async () => {
    project = createProject({ 'package.json': '{ "private": true, "type": "module" }', '.oxlintrc.json': shown('.oxlintrc.json'), 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard, 'src/app.js': brokenScript });
    const ran = await project.npm('install', '--save-dev', ...QUICK, 'oxlint@1', await packInto(made));
    expect(ran.code, ran.err).toBe(0);
  });
  afterAll(() => {
    project.remove();
    rmSync(made, { recursive: true, force: true });
  });

  it.each<Preset>(['recommended', 'strict'])('reports in projects of several files what ESLint does: %s', async (preset) => {
    const folder = realpathSync(mkdtempSync(join(made, 'projects-')));
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const rules = { ...plugin.configs[preset].rules, 'context-boundary/prefer-run': 'off' };
    const expected = projects.flatMap((name) => {
      const own = join(folder, name);
      copyTo(own, name);
      const sources = sourcesOf(own).filter((path) => !path.endsWith('.py')).map((path) => ({ path, text: readFileSync(join(own, path), 'utf8') }));
      const settings = Object.assign({}, ...sources.map(({ text }) => settingsIn(text))) as object;
      writeFileSync(join(own, '.oxlintrc.json'), JSON.stringify({ jsPlugins: [join(project.folder, 'node_modules/eslint-plugin-context-boundary')], categories: { correctness: 'off' }, rules, settings: { 'context-boundary': settings } }));
      return sources.flatMap(({ path, text }) => expectedIn(text, preset).map((what) => `${name}/${path} ${what.replace(/ \w+$/, '')}`));
    });
    expect(expected.length).toBeGreaterThan(100);
    expect(await reports(folder, '.')).toEqual(expected.sort());
  });

  /** Path, line and rule of each report of this plugin, as the small projects write what they expect. */
  async function reports(folder = project.folder, what = 'src'): Promise<string[]> {
    const ran = await project.run('sh', ['-c', `cd ${folder} && ${join(project.folder, 'node_modules/.bin/oxlint')} --format json ${what}`]);
    const { diagnostics } = JSON.parse(ran.out) as { diagnostics: { code: string; filename: string; labels: { span: { line: number } }[] }[] };
    return diagnostics.flatMap(({ code, filename, labels }) => {
      const [, rule] = /^context-boundary\((.*)\)$/.exec(code) ?? [];
      return rule === undefined ? [] : [`${filename} line ${labels[0]!.span.line}: ${rule}`];
    }).sort();
  }

  it('reports on TypeScript and JavaScript, over files', async () => {
    expect(await reports()).toEqual(['src/app.js line 7: no-lost-write', 'src/guard.ts line 5: no-lost-write']);
    project.write({ 'src/guard.ts': mendedGuard });
    expect(await reports()).toEqual(['src/app.js line 7: no-lost-write']);
  });

  it('passes each case of the rules under its own tester, with all suggestions', async () => {
    const ran = await project.run(await nodeForTester(), [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', join(root, 'tests/hosts/oxlint-cases/vitest.config.ts'), '--reporter', 'json'], { OXLINT_FOLDER: project.folder });
    const { numPassedTests, testResults } = JSON.parse(ran.out) as { numPassedTests: number; testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[] };
    const failed = testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status !== 'passed');
    expect(failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.slice(0, 500)}`), ran.err).toEqual([]);
    expect(numPassedTests).toBeGreaterThan(700);
  });

  /** That tester takes no Node.js before 22. */
  async function nodeForTester(): Promise<string> {
    if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
    const ran = await project.npm('install', '--no-save', ...QUICK, `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}@24`);
    expect(ran.code, ran.err).toBe(0);
    return join(project.folder, `node_modules/node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}/bin/node`);
  }

  it('offers suggestions in its language server', async () => {
    const client = new LanguageClient(project.folder, join(project.folder, 'node_modules/.bin/oxlint'), ['--lsp'], { run: 'onType' });
    try {
      await client.initialize();
      const text = brokenScript.replace("app.get('/sessions/:id', async (request) => {", 'async function main(request) {').replace('});\n', '}\nmain();\n').replace('export ', '');
      client.open('src/app.js', text, 'javascript');
      const found = (await client.published('src/app.js')).filter(({ message }) => message.includes('enterWith'));
      expect(found.map(({ range }) => range.start)).toEqual([{ line: 6, character: 2 }]);
      const action = (await client.actions('src/app.js', found[0]!)).find(({ title }) => title.startsWith('Take the write out'))!;
      expect(action.title).toBe('Take the write out of `requireAuth`, and run what follows each call of it inside `currentUser.run(user, …)`');
      expect(applyEdits(text, editsOf(action.edit!))).toContain('currentUser.run(');
    } finally {
      client.stop();
    }
  });
});
