/** What a language says of its own `await` is followed: whether what is rebound behind it, or in what is awaited, is still there. */
import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry } from '../../src/catalog/entry.js';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import { Analysis, findingsOf, type Language } from '../../src/flow/index.js';
import { javascript } from '../../src/javascript/language.js';
import { outlineOf } from '../../src/javascript/outline.js';

/** A language in which `await` is no crossing, and calling an async function runs nothing. */
const keepsContext: Language = { ...javascript, awaitKeepsContext: true };

const from = { module: 'loop', why: '', source: '' };
const ENTRIES: readonly CatalogEntry[] = [
  { ...from, role: 'crossing', path: 'createTask', kind: 'copy', boundary: 'context', callback: [0] },
  { ...from, role: 'crossing', path: 'timeout', kind: 'inline', boundary: 'later', callback: [0] },
  ...catalog,
];

/** What is reported, as the source of its place. */
function findingsIn(body: string, language: Language): readonly string[] {
  const text = `import { AsyncLocalStorage } from 'node:async_hooks';
import { createTask, timeout } from 'loop';
const store = new AsyncLocalStorage();
${body}`;
  const { ast, scopeManager } = parser.parseForESLint(text, { range: true, loc: true, sourceType: 'module' });
  const outline = outlineOf({ program: ast as never, scopeManager: scopeManager as never, text, file: '/project/file.ts' });
  const analysis = new Analysis(outline, createCatalog(ENTRIES), language);
  return findingsOf(analysis.program, analysis.run(), { checkConfined: false }).map(({ id, place, end }) => `${id} ${text.slice(place.start, place.end)} (${end})`);
}

const LOGIN = `const check = async () => 1;
async function login() {
  await check();
  store.enterWith('user');
}`;

describe('an await that keeps the context', () => {
  it.each([
    ['behind an await of its own function', `async function handle() { await check(); store.enterWith('user'); }
      export async function run() { await handle(); return store.getStore(); }`],
    ['in what is awaited', 'export async function run() { await login(); return store.getStore(); }'],
    ['in what is awaited later', 'export async function run() { const waiting = login(); await waiting; return store.getStore(); }'],
    ['in what a function gives back unawaited', 'const start = () => login();\nexport async function run() { await start(); return store.getStore(); }'],
    ['in what is awaited by way of a call that runs it in place', 'export async function run() { await timeout(login(), 5); return store.getStore(); }'],
  ])('keeps what is rebound %s', (_, body) => {
    expect(findingsIn(`${LOGIN}\n${body}`, keepsContext)).toEqual([]);
  });

  it('loses it in JavaScript', () => {
    const body = 'export async function run() { await login(); return store.getStore(); }';
    expect(findingsIn(`${LOGIN}\n${body}`, javascript)).toEqual(["lost store.enterWith('user') (await)"]);
  });

  it('ends with a task of its own', () => {
    const body = 'export async function run() { await createTask(login()); return store.getStore(); }';
    expect(findingsIn(`${LOGIN}\n${body}`, keepsContext)).toEqual(["lost store.enterWith('user') (context)"]);
  });

  it('runs nothing where nobody awaits', () => {
    const reader = 'async function read() { return store.getStore(); }';
    const task = (use: string): string => `${reader}\nasync function work() { store.enterWith('user'); ${use} }\nexport const run = () => createTask(work());`;
    expect(findingsIn(task('read();'), keepsContext)).toEqual(["lost store.enterWith('user') (context)"]);
    expect(findingsIn(task('await read();'), keepsContext)).toEqual(["confined store.enterWith('user') (context)"]);
  });

  it('goes through the items of an async generator in place', () => {
    const body = `const check = async () => 1;
      async function* pages() { await check(); store.enterWith('user'); yield 1; }
      export async function run() { for await (const page of pages()) store.getStore(); }`;
    expect(findingsIn(body, keepsContext)).toEqual([]);
    expect(findingsIn(body, javascript)).toEqual(["lost store.enterWith('user') (yield)"]);
  });
});
