/** Where the analysis gives up, it says so to those who ask, and `explain` shows that something is unknown. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Linter, type Rule } from 'eslint';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { unlessTooDeep } from '../../rules/create.js';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import { gatherStores } from '../../src/explain/gather.js';
import { Analysis, type Imports } from '../../src/flow/index.js';
import { LIMITS, type Limits } from '../../src/flow/limits.js';
import plugin from '../../src/index.js';
import { javascript } from '../../src/javascript/language.js';
import type { Outline } from '../../src/outline/outline.js';
import { outlineText } from '../../src/project/parse.js';
import { LIMITS as PROJECT_LIMITS } from '../../src/project/reasons.js';
import { Folder, open } from '../project/folder.js';

const said: string[] = [];
vi.mock('../../src/debug.js', () => ({ giveUp: (where: string, why: string) => { said.push(`${where.replace(/^.*\//, '')}: ${why}`); } }));
// Less is enough to be too much.
vi.mock('../../src/flow/limits.js', async (original) => ({ LIMITS: { ...(await original<{ LIMITS: Limits }>()).LIMITS, effort: 200, effortForMany: 200 } }));
beforeEach(() => { said.length = 0; });

const STORE = 'import { AsyncLocalStorage } from "node:async_hooks";\nexport const store = new AsyncLocalStorage();\n';
/** Binds, and goes on with what it imports: that may look the value up. */
const MAIN = (specifier: string): string => `${STORE}import { look } from '${specifier}';\nexport function handle(user) { store.enterWith(user); return look(user); }\nfunction own() { return store.getStore(); }\nown();\n`;

function explained(folder: Folder): { unknown: string[]; left: string[] } {
  const { stores, left } = gatherStores([folder.path('a.ts')], undefined);
  return { unknown: stores.flatMap(({ writes }) => writes.flatMap((write) => write.unknown.map(({ text }) => text))), left: left.map(({ why }) => why) };
}

function lint(folder: Folder, text: string): void {
  folder.write('a.ts', text);
  new Linter({ cwd: '/' }).verify(text, [{ ...plugin.configs.strict, files: ['**'] }], folder.path('a.ts'));
}

describe('a file that is not followed', () => {
  it.each<[string, Record<string, string>, string, ((folder: Folder) => void)?]>([
    ['not found', {}, './none'],
    ['outside the project', {}, '../../elsewhere'],
    ['no script', { 'b.vue': '<template/>' }, './b.vue'],
    ['declarations', { 'b.d.ts': 'export function look(a: unknown): void' }, './b.d.ts'],
    ['too large', { 'b.ts': `export function look() {}\n//${'x'.repeat(PROJECT_LIMITS.fileSize)}` }, './b'],
    ['binary', { 'b.ts': 'export function look() {}\0' }, './b'],
    ['too deep', { 'b.ts': `export function look() {}\nx = ${'['.repeat(2000)}${']'.repeat(2000)}` }, './b'],
    ['syntax', { 'b.ts': 'export function look( {' }, './b'],
    ['unreadable', {}, './b/', (folder) => { folder.link('b/package.json', '/etc/hostname', 'file'); }],
    ['package', { 'node_modules/b/index.js': 'exports.look = () => {}', 'node_modules/b/package.json': '{ "name": "b" }' }, 'b'],
  ])('%s', (reason, files, specifier, prepare) => {
    const folder = new Folder(files);
    prepare?.(folder);
    lint(folder, MAIN(specifier));
    const { unknown } = explained(folder);
    expect(said).toContain(`a.ts: \`${specifier}\` is not followed: ${reason}`);
    // A package knows nothing of a store that it is not handed.
    if (reason !== 'package') expect(unknown).toContain('look');
  });

  it('too many files', () => {
    const { folder, project, lint: begin } = open({ 'a.ts': '', 'b.ts': '', 'c.ts': '' }, { limits: { outlines: 1 } });
    begin('a.ts');
    for (const specifier of ['./b', './c']) project.outlineOf(specifier, folder.path('a.ts'));
    expect(said).toEqual(['a.ts: `./c` is not followed: too many files']);
  });

  it('builtin: it is named too, for who wants to know all', () => {
    const { folder, project, lint: begin } = open({ 'a.ts': '' });
    begin('a.ts');
    project.outlineOf('node:fs', folder.path('a.ts'));
    expect(said).toEqual(['a.ts: `node:fs` is not followed: builtin']);
  });
});

function outlined(text: string, file: string): Outline {
  const found = outlineText(text, file);
  if ('unknown' in found) throw new Error(found.unknown);
  return found.outline;
}

function follow(text: string, limits: Partial<Limits>, imports?: Imports): string[] {
  new Analysis(outlined(text, '/project/a.ts'), createCatalog(catalog), javascript, imports, 'thorough', { ...LIMITS, ...limits }).run();
  return [...new Set(said)];
}

describe('a limit of the analysis', () => {
  const CHAIN = `${STORE}function step0() { store.enterWith(1); }\n${Array.from({ length: 60 }, (_, i) => `function step${i + 1}() { step${i}(); }`).join('\n')}\nexport async function run() { await 1; step60(); }`;
  const FOLLOWED: Imports = {
    rebinding: new Set(['enterWith', 'var handle']), reading: new Set(['getStore']), isPackage: () => false,
    follow: (specifier) => (specifier === './store' ? { path: '/project/store.ts', outline: outlined(STORE, '/project/store.ts') } : undefined),
  };
  const HELPERS = 'import { store } from "./store";\nasync function handle() { await 1; store.enterWith(1); }\nexport async function run() { await handle(); return store.getStore(); }';

  it('effort', () => { expect(follow(CHAIN, { effort: 5 })).toContain('a.ts: nothing is said of it: calls were followed more than 5 times'); });
  it('effort for many', () => { expect(follow(HELPERS, { effortForMany: 2 }, FOLLOWED)).toContain('a.ts: nothing is said of it: calls were followed more than 2 times'); });
  it('steps', () => { expect(follow(CHAIN, { steps: 5 })).toContain('a.ts: nothing is said of it: more than 5 steps were gone through'); });
  it('stack', () => { expect(follow(CHAIN, {}).join('\n')).toMatch(/a\.ts: `step\d+` is not followed: more than 50 calls lie within each other/); });
  it('questions', () => { expect(follow(HELPERS, { questions: 1 }, FOLLOWED)).toContain('a.ts: what values are is not asked any further: more than 1 questions'); });
  it('none: nothing is said', () => { expect(follow(HELPERS, {}, FOLLOWED)).toEqual([]); });

  it('what is too tangled is not looked at, says `explain`', () => {
    const folder = new Folder({});
    const functions = Array.from({ length: 40 }, (_, i) => `export function f${i}(g) { ${Array.from({ length: 40 }, (__, j) => `f${j}(() => g(f${(i + j) % 40}));`).join(' ')} store.enterWith(g); }`).join('\n');
    folder.write('a.ts', STORE + functions);
    expect(explained(folder).left).toEqual(['too many ways lead through it and what it imports']);
    expect(said.join('\n')).toContain('a.ts: nothing is said of it: calls were followed more than');
  });
});

it('nested too deeply for a rule', () => {
  const overflow = (): never => overflow();
  expect(unlessTooDeep({ filename: '/project/a.ts' } as Rule.RuleContext, overflow)).toBeUndefined();
  expect(said).toEqual(['a.ts: it is not looked at: it is nested too deeply']);
});

it('is printed when NODE_DEBUG says so, each thing once, and not otherwise', () => {
  const script = `import { giveUp } from ${JSON.stringify(new URL('../../dist/src/debug.js', import.meta.url).href)}; giveUp('a.ts:1', 'why'); giveUp('a.ts:1', 'why'); giveUp('b.ts', 'why');`;
  const folder = new Folder({});
  const run = (debug: string): string => {
    writeFileSync(folder.path('run.mjs'), script);
    return execFileSync('sh', ['-c', '"$0" "$1" 2>&1', process.execPath, folder.path('run.mjs')], { encoding: 'utf8', env: { ...process.env, NODE_DEBUG: debug } });
  };
  expect(run('').trim()).toBe('');
  expect(run('context-boundary').trim().split('\n').map((line) => line.replace(/^CONTEXT-BOUNDARY \d+: /, ''))).toEqual(['a.ts:1: why', 'b.ts: why']);
});
