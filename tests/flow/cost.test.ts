/** What is found out once, or not at all: counted, as time says nothing in a test. */
import { afterEach, expect, it, vi } from 'vitest';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import type { Env } from '../../src/flow/abstract.js';
import { Analysis, findingsOf, type Finding, type Imports } from '../../src/flow/index.js';
import { LIMITS } from '../../src/flow/limits.js';
import { leadsOf } from '../../src/flow/leading.js';
import { Question } from '../../src/flow/question.js';
import { javascript } from '../../src/javascript/language.js';
import { outlined } from './outlined.js';

const STORE = "import { AsyncLocalStorage } from 'node:async_hooks';\nexport const store = new AsyncLocalStorage();\n";

/** Analyses `text`, which imports from `./helpers`. */
function follow(text: string, helpers: string, ways = LIMITS.ways): { readonly analysis: Analysis; readonly findings: readonly Finding[] } {
  const imports: Imports = {
    rebinding: new Set(), reading: new Set(), everything: true, isPackage: (specifier) => specifier === 'pkg',
    follow: (specifier) => (specifier === './helpers' ? { path: '/project/helpers.ts', outline: outlined(STORE + helpers, '/project/helpers.ts') } : undefined),
  };
  const analysis = new Analysis(outlined(text, '/project/a.ts'), createCatalog(catalog), javascript, imports, 'thorough', { ...LIMITS, ways });
  return { analysis, findings: findingsOf(analysis.program, analysis.run(), { checkConfined: false }) };
}

/** The number of the function of that name. */
function numberOf({ program }: Analysis, name: string): number {
  const { module, outline } = program.numbers.map((file) => program.file(file)).find((file) => file.outline.functions.some((fn) => fn.name === name))!;
  return module + outline.functions.findIndex((fn) => fn.name === name);
}

/** In how many ways functions of that name were described. */
function waysOf(name: string, run: () => { readonly analysis: Analysis }): number {
  const asked = vi.spyOn(Analysis.prototype, 'summaryOf');
  const { analysis } = run();
  const fn = numberOf(analysis, name);
  return new Set(asked.mock.calls.filter(([called]) => called === fn).map(([, env]) => env?.key)).size;
}

afterEach(() => { vi.restoreAllMocks(); });

const CALLS = Array.from({ length: 12 }, (_, i) => `log({ step${i}: user.name });`).join('\n');

it('a function of another file is described for so many kinds of data only', () => {
  const text = `import { log } from './helpers';\nexport function run(user) {\n${CALLS}\n}`;
  const helpers = 'export function log(data) { console.log(data); }';
  expect(waysOf('log', () => follow(text, helpers))).toBe(LIMITS.ways + 1);
  expect(waysOf('log', () => follow(text, helpers, 100))).toBe(12);
});

it('what can be called is followed in however many ways it is handed over', () => {
  const calls = Array.from({ length: 12 }, (_, i) => `later(async () => { await ${i}; store.enterWith(${i}); });`).join('\n');
  const text = `import { later, store } from './helpers';\nexport async function run() {\n${calls}\nreturn store.getStore();\n}`;
  const helpers = 'export function later(fn) { return fn(); }';
  expect(follow(text, helpers).findings).toHaveLength(12);
  const inObjects = text.replace(/later\((async .*)\);/g, 'later({ fn: $1 });');
  expect(follow(inObjects, 'export function later(options) { return options.fn(); }').findings).toHaveLength(12);
});

it('functions that hand data to each other in a circle come to an end soon', () => {
  const helpers = `
    export async function handle(args) { const { user, body } = args; return route({ user, body: { ...body, depth: 1 }, run: (key) => handle({ user, body, key }) }); }
    async function route(args) { const { user, body } = args; const chosen = await handle({ user, body: { text: body.text }, again: true }); return args.run(chosen); }`;
  const text = "import { handle } from './helpers';\nexport const run = (user) => handle({ user, body: {} });";
  const ways = waysOf('handle', () => follow(text, helpers));
  expect(ways).toBeGreaterThan(1);
  expect(ways).toBeLessThan(10);
});

/** Which functions of the other file a quick look describes. */
function describedIn(text: string, helpers: string, rebinding: readonly string[]): ReadonlySet<string> {
  const imports: Imports = {
    rebinding: new Set(rebinding.flatMap((name) => [name, `var ${name}`])), reading: new Set(['getStore']), isPackage: () => false,
    follow: (specifier) => (specifier === './helpers' ? { path: '/project/helpers.ts', outline: outlined(STORE + helpers, '/project/helpers.ts') } : undefined),
  };
  const asked = vi.spyOn(Analysis.prototype, 'summaryOf').mockClear();
  const analysis = new Analysis(outlined(text, '/project/a.ts'), createCatalog(catalog), javascript, imports, 'quick', LIMITS, false);
  analysis.run();
  return new Set(asked.mock.calls.map(([fn]) => analysis.program.functions[fn]!.name));
}

it('who misses what was lost is looked for up to where something else is bound', () => {
  const helpers = `
    export async function guard() { await 0; store.enterWith('a'); unseen(); }
    export async function outer() { await guard(); await 0; }
    export function bindsFirst() { store.enterWith('b'); unseen(); deeper(); }
    export function looksUp() { found(); }
    function deeper() { found(); }
    function found() { return store.getStore(); }`;
  const names = ['enterWith', 'guard', 'outer', 'bindsFirst'];
  const after = (first: string, call: string): ReadonlySet<string> => describedIn(`import { bindsFirst, guard, looksUp, outer } from './helpers';\nexport async function route() { await ${first}(); ${call}(); }`, helpers, names);
  expect(after('guard', 'looksUp')).toContain('found');
  // What it has bound itself is seen by somebody, and what the guard has bound is not looked for behind that.
  expect(after('guard', 'bindsFirst')).not.toContain('found');
  // Bound further down, for somebody else: nothing would be said of it.
  expect(after('outer', 'looksUp')).not.toContain('found');
});

/** Bodies of functions, and whether a look at them is enough to know that they may throw. */
const BODIES: readonly (readonly [body: string, isKnown: boolean])[] = [
  ['await given.load();', true],
  ["await (await import('pkg')).load();", true],
  ['load(1);', true],
  ['throw new Error();', true],
  ['if (given) return 1; load(2);', true],
  ['for (const one of [1, 2]) load(one);', true],
  ['try { load(3); } finally { 1; }', true],
  ['try { load(4); } catch (error) { throw error; }', true],
  ['switch (given) { case 1: load(5); break; default: }', true],
  ['await inner();', true],
  ['return load(6);', true],
  ['twice();', true],
  ['', false],
  ['return 1;', false],
  ['try { load(7); } catch { 1; }', false],
  ['try { load(8); } finally { return 1; }', false],
  ['return 1; load(9);', false],
  ['const one = Math.max(1, 2); return one;', false],
  ['await quiet();', false],
  ['await Promise.resolve(1);', false],
  ['await Promise.allSettled([load(10)].slice(1));', true],
];

it.each(BODIES)('that a function may throw is seen at a glance: %s', (body, isKnown) => {
  const text = `import { load } from 'pkg';
async function quiet() { return 1; }
async function inner() { await load(0); }
function twice() { load(1); twice(); }
async function probe(given) { ${body} }
export const all = [quiet, inner, twice, probe];`;
  const { analysis } = follow(text, '');
  const fn = numberOf(analysis, 'probe');
  const env: Env = analysis.resolver.enterUnknown(analysis.resolver.closure(fn, null));
  expect(analysis.throwing.mayThrow(fn, env)).toBe(isKnown);
  // The look is never wrong: what it does not see, the summary tells.
  if (isKnown) expect(analysis.summaryOf(fn, env, Question.ALL)?.rejects).toBe(true);
});

it('who awaits a function that may throw does not have it described for that', () => {
  const described = vi.spyOn(Analysis.prototype, 'wholeSummaryOf');
  const text = `import { store, work, rest } from './helpers';\nexport async function run() { await 1; store.enterWith(1); try { await AWAITED; } catch { return store.getStore(); } }`;
  const helpers = "import { load } from 'pkg';\nexport async function work() { await load(); }\nexport async function rest() { return 1; }";
  follow(text.replace('AWAITED', 'work()'), helpers);
  expect(described).not.toHaveBeenCalled();
  follow(text.replace('AWAITED', 'rest()'), helpers);
  expect(described).toHaveBeenCalled();
});

it('what an async function gives to whoever awaits it is seldom what it was handed', () => {
  const leads = (text: string): readonly string[] => leadsOf(outlined(text, '/project/a.ts'), javascript, 'anywhere').get('bind') ?? [];
  expect(leads('function make() { return wrap(() => bind()); }')).toContain('var make()');
  expect(leads('async function make() { return wrap(() => bind()); }')).not.toContain('var make()');
  expect(leads('async function make() { return () => bind(); }')).toContain('var make()');
});
