/** `context-boundary check` in folders that have never heard of ESLint: no configuration, no node_modules. */
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject, root, type Project, type Ran } from '../hosts/project.js';
import { brokenGuard, brokenPython, brokenScript, mendedGuard, mendedPython, mendedScript, tenantStore } from '../hosts/sources.js';
import { runIn } from './run.js';

const projects: Project[] = [];
afterAll(() => { for (const project of projects) project.remove(); });

const broken = { 'app.js': brokenScript, 'src/tenant.ts': tenantStore, 'src/guard.ts': brokenGuard, 'app.py': brokenPython };
const mended = { 'app.js': mendedScript, 'src/tenant.ts': tenantStore, 'src/guard.ts': mendedGuard, 'app.py': mendedPython };

function projectOf(files: Readonly<Record<string, string>>): Project {
  const project = createProject(files);
  projects.push(project);
  return project;
}

function check({ folder }: Project, ...args: readonly string[]): Promise<Ran> {
  return runIn(folder, ['check', ...args]);
}

/** File, line and rule of each report in ESLint's JSON. */
function found({ out }: Ran, { folder }: Project): string[] {
  const results = JSON.parse(out) as { filePath: string; messages: { ruleId: string | null; line: number }[] }[];
  return results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line }) => `${filePath.slice(folder.length + 1)}:${line} ${ruleId}`)).sort();
}

const GUARD = "`setTenant()` (-> `tenant.enterWith`, tenant.ts:6) runs after the `await` on line 4, so it does not propagate back to the caller of `guard`: `tenant.getStore` (line 10) still reads the old value. Return the value and pass it on, or run the caller's work inside `tenant.run(…)`.";

it('keeps what it finds out for the next time, unless it is told not to, whatever the settings say', async () => {
  const project = projectOf({ ...mended, 'a.json': '{ "cache": true, "actorNames": { "add": ["keeper"] } }' });
  const before = process.listeners('exit');
  const added = async (...args: readonly string[]): Promise<number> => {
    await check(project, '--settings', 'a.json', ...args);
    const own = process.listeners('exit').filter((one) => !before.includes(one));
    for (const one of own) process.off('exit', one);
    return own.length;
  };
  expect(await added('--no-cache')).toBe(0);
  expect(await added()).toBeGreaterThan(0);
});

describe('what is found', () => {
  it('is in JavaScript, TypeScript and Python, over files, and ends with 1', async () => {
    const project = projectOf(broken);
    const ran = await check(project, '--format', 'json');
    expect(ran.code, ran.err).toBe(1);
    expect(found(ran, project)).toEqual(['app.js:7 context-boundary/no-lost-write', 'app.py:13 context-boundary/no-unreachable-read', 'src/guard.ts:5 context-boundary/no-lost-write']);
  });

  it('is nothing in what was mended, and ends with 0', async () => {
    const ran = await check(projectOf(mended));
    expect([ran.code, ran.out, ran.err]).toEqual([0, '', '']);
  });

  it('is in the files that are named, and no others', async () => {
    const project = projectOf(broken);
    expect(found(await check(project, '--format', 'json', 'src', 'app.py'), project)).toEqual(['app.py:13 context-boundary/no-unreachable-read', 'src/guard.ts:5 context-boundary/no-lost-write']);
  });

  it('is outside of the folder, too, where that is named', async () => {
    const project = projectOf({ 'here/a.js': mendedScript, 'there/b.js': brokenScript });
    const ran = await runIn(join(project.folder, 'here'), ['check', '--format', 'json', '../there', 'a.js']);
    expect(found(ran, project)).toEqual(['there/b.js:7 context-boundary/no-lost-write']);
  });

  it('is more in strict', async () => {
    const project = projectOf({ 'a.js': "import { AsyncLocalStorage } from 'node:async_hooks';\nconst user = new AsyncLocalStorage();\nsetTimeout(() => { user.enterWith(1); user.getStore(); }, 1);\n" });
    expect(found(await check(project, '--format', 'json'), project)).toEqual([]);
    expect(found(await check(project, '--format', 'json', '--preset', 'strict'), project)).toEqual(['a.js:3 context-boundary/no-lost-write', 'a.js:3 context-boundary/prefer-run']);
  });

  it('depends on the settings that are given', async () => {
    const project = projectOf({
      'a.js': "import { setUser } from '@acme/context';\nexport async function enter(find) { setUser(await find()); }\n",
      'right.json': '{ "writers": [{ "from": "package", "package": "@acme/context", "name": "setUser" }] }',
      'wrong.json': '{ "writer": [] }',
    });
    expect(found(await check(project, '--format', 'json'), project)).toEqual([]);
    expect(found(await check(project, '--format', 'json', '--settings', 'right.json'), project)).toEqual(['a.js:2 context-boundary/no-lost-write']);
    const ran = await check(project, '--settings', 'wrong.json');
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(/^context-boundary: .*wrong\.json: .*writer/)]);
  });
});

describe('what is looked at', () => {
  it('is what git does not ignore', async () => {
    const project = projectOf({ ...broken, '.gitignore': 'app.*\n' });
    await project.run('git', ['init', '--quiet']);
    expect(found(await check(project, '--format', 'json'), project)).toEqual(['src/guard.ts:5 context-boundary/no-lost-write']);
  });

  it('is what parses: the rest is a warning', async () => {
    const project = projectOf({ 'a.js': 'const = 1;\n', 'b.py': 'def\n' });
    const ran = await check(project);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(/a\.js\n +1:7 +warning +Not looked at: /);
    expect(ran.out).toMatch(/b\.py\n +1:4 +warning +Not looked at: /);
    expect((await check(project, '--max-warnings', '1')).code).toBe(1);
  });

  it('is not told by comments for other rules, and is by those for these', async () => {
    const project = projectOf({ 'a.js': `/* eslint no-undef: "error", other/rule: "error" */\n${brokenScript}`, 'b.js': brokenScript.replace('  currentUser.enterWith', '  // eslint-disable-next-line context-boundary/no-lost-write -- known\n  currentUser.enterWith') });
    expect(found(await check(project, '--format', 'json'), project)).toEqual(['a.js:8 context-boundary/no-lost-write']);
  });
});

describe('what cannot be done is said in a sentence, and ends with 2', () => {
  const help = 'See context-boundary --help.';
  it.each([
    ['check --format xml', '--format takes stylish, json, sarif, github, gitlab, and not "xml".'],
    ['check --preset lax', '--preset takes recommended, strict, and not "lax".'],
    ['check --format', `--format needs a value. ${help}`],
    ['check --format --output a.sarif', `--format needs a value. ${help}`],
    ['check --max-warnings few', '--max-warnings takes a number, and not "few".'],
    ['check --fix', `There is no option --fix. ${help}`],
    ['check -x', `There is no option -x. ${help}`],
    ['map --json=yes', `--json takes no value. ${help}`],
    ['--fix', `There is no option --fix. ${help}`],
    ['chek', `There is no command "chek". ${help}`],
    ['check nowhere.js', 'There is no nowhere.js.'],
    ['check a.js/b.js', 'a.js/b.js cannot be read: a part of its path is no folder.'],
    ['check --settings nowhere.json', expect.stringMatching(/^The settings in .*nowhere\.json cannot be read: there is no such file\.$/)],
    ['check --settings a.js', expect.stringMatching(/^The settings in .*a\.js are no JSON: Unexpected token .*\.$/)],
    ['check --output a.js/out.sarif a.js', 'a.js/out.sarif cannot be written: a part of its path is no folder.'],
    ['map --output folder a.js', 'folder cannot be written: it is a folder.'],
    ['explain', 'explain takes one place, such as src/auth.ts:42.'],
    ['explain folder:1', 'folder cannot be read: it is a folder.'],
    ['explain broken.js:3', 'broken.js was not looked at: it does not parse.'],
  ])('%s', async (line, said) => {
    const project = projectOf({ 'a.js': 'wrong();\n', 'folder/a.txt': '', 'broken.js': "import { AsyncLocalStorage } from 'node:async_hooks';\nconst user = new AsyncLocalStorage();\nuser.enterWith(1;\n" });
    const ran = await runIn(project.folder, line.split(' '));
    expect([ran.code, ran.out, ran.err.replace(/^context-boundary: /, '').replace(/\n$/, '')]).toEqual([2, '', said]);
  });

  it.skipIf(process.platform === 'win32')('a file that is a circle of links', async () => {
    const project = projectOf({});
    symlinkSync('circle.js', join(project.folder, 'circle.js'));
    const ran = await runIn(project.folder, ['check', 'circle.js']);
    expect([ran.code, ran.out, ran.err]).toEqual([2, '', 'context-boundary: circle.js cannot be read: it is a link that leads in a circle.\n']);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file that one may not read; in a folder it is left out', async () => {
    const project = projectOf({ 'shut.js': brokenScript, 'open.js': brokenScript });
    chmodSync(join(project.folder, 'shut.js'), 0);
    const named = await runIn(project.folder, ['check', 'shut.js']);
    expect([named.code, named.out, named.err]).toEqual([2, '', 'context-boundary: shut.js cannot be read: permission denied.\n']);
    const ran = await check(project, '--format', 'json');
    expect([found(ran, project), ran.err]).toEqual([['open.js:7 context-boundary/no-lost-write'], 'context-boundary: shut.js is left out: it cannot be read (permission denied).\n']);
  });

  it('prints help and version', async () => {
    const project = projectOf({});
    expect((await runIn(project.folder, ['--help'])).out).toContain('context-boundary check [files and folders…]');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect((await runIn(project.folder, ['--version'])).out).toBe(`${version}\n`);
  });
});

describe('formats', () => {
  it('stylish is ESLint\'s own', async () => {
    const { out } = await check(projectOf(broken), 'src');
    expect(out).toContain(`  5:3  error  ${GUARD.replace(/\.$/, '')}  context-boundary/no-lost-write`);
  });

  it('github makes annotations, by the path in the repository', async () => {
    const project = projectOf(broken);
    expect((await check(project, '--format', 'github', 'src')).out).toBe(`::error file=src/guard.ts,line=5,col=3,endLine=5,endColumn=16,title=context-boundary/no-lost-write::${GUARD}\n`);
    const inside = await runIn(project.folder, ['check', '--format', 'github', 'src'], { GITHUB_WORKSPACE: join(project.folder, '..') });
    expect(inside.out).toMatch(/^::error file=context-boundary-\w+\/src\/guard\.ts,/);
  });

  it('gitlab makes a code quality report, whose fingerprints stay when lines move', async () => {
    const project = projectOf(broken);
    const [entry] = JSON.parse((await check(project, '--format', 'gitlab', 'src')).out) as [Record<string, unknown>];
    expect(entry).toEqual({ description: GUARD, check_name: 'context-boundary/no-lost-write', severity: 'major', fingerprint: expect.stringMatching(/^[\da-f]{64}$/) as string, location: { path: 'src/guard.ts', lines: { begin: 5, end: 5 } } });
    project.write({ 'src/guard.ts': `\n${brokenGuard}` });
    const [moved] = JSON.parse((await check(project, '--format', 'gitlab', 'src')).out) as [Record<string, unknown>];
    expect([moved['fingerprint'], moved['location']]).toEqual([entry['fingerprint'], { path: 'src/guard.ts', lines: { begin: 6, end: 6 } }]);
  });

  it('sarif has the way of the value as a code flow', async () => {
    const project = projectOf(broken);
    expect((await check(project, '--format', 'sarif', '--output', 'out/a.sarif')).out).toBe('');
    const { runs: [run] } = JSON.parse(readFileSync(join(project.folder, 'out/a.sarif'), 'utf8')) as { runs: [Run] };
    expect(run.tool.driver.name).toBe('context-boundary');
    const result = run.results.find(({ locations: [at] }) => at.physicalLocation.artifactLocation.uri === 'src/guard.ts')!;
    expect(result).toMatchObject({ ruleId: 'context-boundary/no-lost-write', level: 'error', message: { text: GUARD } });
    expect(result.locations[0].physicalLocation).toEqual({ artifactLocation: { uri: 'src/guard.ts', uriBaseId: '%SRCROOT%' }, region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 16 } });
    expect(stepsOf(result)).toEqual([
      'src/guard.ts:4 From this `await` on, `guard` runs in a context of its own',
      'src/guard.ts:5 `setTenant` leads to the write',
      'src/tenant.ts:6 `tenant.enterWith`: `tenant` is written here',
      'src/guard.ts:10 `tenant.getStore` looks `tenant` up and does not find the value',
    ]);
    const thread = run.results.find(({ ruleId }) => ruleId === 'context-boundary/no-unreachable-read')!;
    expect(stepsOf(thread)).toEqual(['app.py:13 `threading.Thread` runs the function where `current_user` is not bound', 'app.py:8 `current_user.get` finds nothing, or only the default']);
  });

  it('sarif tells of what does not parse as of the run, and not as of a finding', async () => {
    const project = projectOf({ 'here/a.js': 'const = 1;\n', 'there/b.js': brokenScript });
    const ran = await runIn(join(project.folder, 'here'), ['check', '--format', 'sarif', 'a.js', '../there/b.js']);
    const { runs: [run] } = JSON.parse(ran.out) as { runs: [Run] };
    expect(run.invocations).toEqual([{
      executionSuccessful: true,
      toolExecutionNotifications: [{
        level: 'warning', descriptor: { id: 'eslint' }, message: { text: expect.stringMatching(/^Not looked at: Parsing error/) as string },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'a.js', uriBaseId: '%SRCROOT%' }, region: { startLine: 1, startColumn: 7 } } }],
      }],
    }]);
    // What lies outside of the root has a place of its own.
    expect(run.results.map(({ locations: [at] }) => at.physicalLocation.artifactLocation)).toEqual([{ uri: pathToFileURL(join(project.folder, 'there/b.js')).href }]);
  });

  it('sarif has the way of what leaks, and of a query that begins too late', async () => {
    const project = projectOf({
      'job.js': "import { AsyncLocalStorage } from 'node:async_hooks';\nimport { Worker } from 'bullmq';\nconst tenant = new AsyncLocalStorage();\nfunction enter(id) { tenant.enterWith(id); }\nnew Worker('mail', (job) => {\n  if (job.data.tenant) enter(job.data.tenant);\n  return tenant.getStore();\n});\n",
      'query.js': "import { AsyncLocalStorage } from 'node:async_hooks';\nimport { PrismaClient } from '@prisma/client';\nconst tenant = new AsyncLocalStorage();\nconst prisma = new PrismaClient();\nexport const list = (id) => tenant.run(id, () => prisma.order.findMany());\n",
    });
    const { runs: [run] } = JSON.parse((await check(project, '--format', 'sarif', '--preset', 'strict')).out) as { runs: [Run] };
    const of = (rule: string): string[] => stepsOf(run.results.find(({ ruleId }) => ruleId === `context-boundary/${rule}`)!);
    expect(of('no-leaking-write')).toEqual([
      'job.js:6 `enter` leads to the write', 'job.js:4 `tenant.enterWith` binds the value',
      'job.js:5 `new Worker` runs the function again, where the value is still bound', 'job.js:7 `tenant.getStore` sees the value of the run before',
    ]);
    expect(of('no-lazy-scope-result')).toEqual(['query.js:5 `tenant.run` binds until the function returns', 'query.js:5 `prisma.order.findMany` is given back here, and begins where it is awaited']);
  });
});

interface Location { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } }; readonly message?: { readonly text: string } }
interface Result { readonly ruleId: string; readonly level: string; readonly locations: [Location]; readonly codeFlows?: [{ threadFlows: [{ locations: { location: Location }[] }] }] }
interface Run { readonly tool: { driver: { name: string } }; readonly invocations: unknown; readonly results: Result[] }

function stepsOf({ codeFlows }: Result): string[] {
  return codeFlows![0].threadFlows[0].locations.map(({ location: { physicalLocation: { artifactLocation, region }, message } }) => `${artifactLocation.uri}:${region.startLine} ${message!.text}`);
}
