/** ESLint's own ways to be faster must not change what is reported: workers, the cache, and any order of files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject, reportsOf, root, type FileReport, type Project } from './project.js';

const eslint = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
const plugin = pathToFileURL(join(root, 'dist', 'src', 'index.js')).href;

const config = `import contextBoundary from '${plugin}';

// That rule reports every rebind, wherever it stands.
export default [contextBoundary.configs.strict, { rules: { 'context-boundary/prefer-run': 'off' } }];
`;

/** Programs that are alike but for what matters, so that a verdict taken from another file would show. */
const bodies = {
  lost: 'const tenant = await find(id); current.enterWith(tenant); return tenant;',
  kept: 'const tenant = find(id); current.enterWith(tenant); await tenant; return tenant;',
  scoped: 'const tenant = await find(id); return current.run(tenant, () => handle(id));',
  later: 'setTimeout(() => { current.enterWith(id); }, 10); return id;',
};

function generated(): Record<string, string> {
  const files: Record<string, string> = {};
  const kinds = Object.entries(bodies);
  for (let index = 0; index < 80; index++) {
    const [kind, body] = kinds[index % kinds.length]!;
    files[`src/${kind}-${index}.js`] = `import { AsyncLocalStorage } from 'node:async_hooks';
${'\n'.repeat(index % 7)}const current = new AsyncLocalStorage();

async function enter(id) { ${body} }

export async function main(id) { await enter(id); return current.getStore(); }
`;
  }
  return files;
}

let project: Project;
let plain: FileReport[];

beforeAll(async () => {
  project = createProject({ 'eslint.config.mjs': config, 'package.json': '{ "type": "module" }', ...generated() });
  plain = await lint('src');
});
afterAll(() => project.remove());

async function lint(...args: readonly string[]): Promise<FileReport[]> {
  const reports = reportsOf(await project.node(eslint, ['--format', 'json', ...args]));
  return reports.sort((one, other) => (one.filePath < other.filePath ? -1 : 1));
}

it('has something to agree on: every lost write is reported and no other file', () => {
  expect(plain).toHaveLength(80);
  const reported = plain.filter(({ messages }) => messages.length > 0).map(({ filePath }) => /(\w+)-\d+\.js$/.exec(filePath)?.[1]);
  expect(reported.sort()).toEqual([...Array<string>(20).fill('later'), ...Array<string>(20).fill('lost')]);
});

it('reports the same from two workers', async () => {
  expect(await lint('--concurrency', '2', 'src')).toEqual(plain);
});

it('reports the same from the cache, and anew for a file that has changed', async () => {
  const cached = ['--cache', '--cache-location', join(project.folder, 'cache.json'), '--cache-strategy', 'content', 'src'];
  expect(await lint(...cached)).toEqual(plain);
  expect(existsSync(join(project.folder, 'cache.json'))).toBe(true);
  expect(await lint(...cached)).toEqual(plain);

  const [path, text] = Object.entries(generated()).find(([name]) => name.startsWith('src/lost-'))!;
  project.write({ [path]: text.replace(bodies.lost, bodies.scoped) });
  const after = await lint(...cached);
  project.write({ [path]: text });
  expect(after.filter(({ messages }) => messages.length > 0)).toHaveLength(39);
});

it('reports the same from two workers with a cache', async () => {
  const cached = ['--cache', '--cache-location', join(project.folder, 'cache-of-two.json'), '--concurrency', '2', 'src'];
  expect(await lint(...cached)).toEqual(plain);
  expect(await lint(...cached)).toEqual(plain);
});

it('reports the same in any order of files', async () => {
  const paths = Object.keys(generated());
  expect(await lint(...paths)).toEqual(plain);
  expect(await lint(...paths.reverse())).toEqual(plain);
});

/** A leak that there is up to Node 22 only, as the package says on which versions it runs. */
it('does not keep a report in the cache that an edit of `engines` has changed', async () => {
  const manifest = (node: string): string => JSON.stringify({ type: 'module', engines: { node } });
  const one = createProject({
    'eslint.config.mjs': config, 'package.json': manifest('>=24'),
    'src/app.js': `import { AsyncLocalStorage } from 'node:async_hooks';
import { rowsOf } from './rows.js';

const current = new AsyncLocalStorage();

export function start(next) {
  return setInterval(() => {
    const tenant = next();
    if (tenant) current.enterWith(tenant);
    rowsOf(current.getStore());
  }, 10);
}
`,
  });
  const run = async (): Promise<readonly string[]> => {
    const reports = reportsOf(await one.node(eslint, ['--format', 'json', '--cache', '--cache-location', join(one.folder, 'cache.json'), 'src']));
    return reports.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? '')).filter((rule) => rule.endsWith('no-leaking-write'));
  };
  try {
    expect(await run()).toEqual([]);
    one.write({ 'package.json': manifest('>=20') });
    expect(await run()).toEqual(['context-boundary/no-leaking-write']);
    one.write({ 'package.json': manifest('>=24') });
    expect(await run()).toEqual([]);
  } finally {
    one.remove();
  }
});

/** What is said of a file that imports, when what it imports is changed and it is not. */
it('does not keep a report in the cache that an edit of another file has changed', async () => {
  const tenant = (body: string): string => `import { AsyncLocalStorage } from 'node:async_hooks';\nexport const current = new AsyncLocalStorage();\nexport function setTenant(tenant) {${body}}\n`;
  const two = createProject({
    'eslint.config.mjs': config, 'package.json': '{ "type": "module" }',
    'src/tenant.js': tenant(''),
    'src/guard.js': "import { setTenant } from './tenant.js';\nexport async function guard(find) { setTenant(await find()); }\n",
  });
  const run = async (...more: readonly string[]): Promise<readonly string[]> => {
    const reports = reportsOf(await two.node(eslint, ['--format', 'json', '--cache', '--cache-location', join(two.folder, 'cache.json'), ...more, 'src']));
    return reports.flatMap(({ filePath, messages }) => messages.map(({ line }) => `${/\w+\.js$/.exec(filePath)![0]}:${line}`));
  };
  try {
    expect(await run()).toEqual([]);
    two.write({ 'src/tenant.js': tenant(' current.enterWith(tenant); ') });
    expect(await run()).toEqual(['guard.js:2']);
    expect(await run('--concurrency', '2')).toEqual(['guard.js:2']);
    two.write({ 'src/tenant.js': tenant('') });
    expect(await run()).toEqual([]);
  } finally {
    two.remove();
  }
});
