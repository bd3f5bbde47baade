/** What a caller is told of a function: what it leaves behind, what is lost in it, who looks the store up, and what it calls of its arguments. */
import * as parser from '@typescript-eslint/parser';
import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import { Question } from '../../src/flow/question.js';
import { Analysis } from '../../src/flow/index.js';
import { javascript } from '../../src/javascript/language.js';
import { outlineOf } from '../../src/javascript/outline.js';
import type { Outline } from '../../src/outline/outline.js';

const STORE = `import { AsyncLocalStorage } from 'node:async_hooks';
export const store = new AsyncLocalStorage();`;

function outline(text: string, file: string): Outline {
  const { ast, scopeManager } = parser.parseForESLint(text, { range: true, loc: true, sourceType: 'module' });
  return outlineOf({ program: ast as never, scopeManager: scopeManager as never, text, file });
}

/** The summary of the function `f`, a fact a line; lines of the text count from that of `f`. */
function summaryOf(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const linted = outline(`${STORE}\n${text}`, '/p/linted.ts');
  const imports = {
    rebinding: new Set(['enterWith', 'enter', 'guard', 'f', 'g', 'work', 'run']), reading: new Set(['getStore']), isPackage: () => false,
    follow: (specifier: string) => (others[specifier] === undefined ? undefined : { path: `/p/${specifier}.ts`, outline: outline(others[specifier], `/p/${specifier}.ts`) }),
  };
  const analysis = new Analysis(linted, createCatalog(catalog), javascript, imports);
  analysis.run();
  const fn = linted.functions.findIndex(({ name }) => name === 'f');
  const { view, thrown, rejects, deaths, incoming, gone } = analysis.summaryOf(fn, null, Question.ALL)!;
  const nameOf = (key: string): string => analysis.stores.get(key)?.name ?? key;
  const lineOf = (line: number): number => line - linted.functions[fn]!.at.line;
  const leaves = (frame: typeof view, how: string): string[] => (frame === null ? [`never ${how}`] : [...frame].flatMap(([key, writes]) => [...writes].filter(({ kind }) => kind !== 'ghost' && kind !== 'shown').map((write) => `${how} with ${nameOf(key)}: ${write.kind === 'incoming' ? 'what its caller bound' : `${write.text}, line ${lineOf(write.place.line)}${write.chain.map(({ name }) => ` -> ${name}`).join('')}`}`)));
  return [
    ...leaves(view, 'returns'),
    ...(thrown === null ? [] : leaves(thrown, 'throws')),
    ...(rejects && linted.functions[fn]!.async ? ['may reject'] : []),
    ...deaths.map(({ write, end }) => `loses ${write.text}, line ${lineOf(write.place.line)}, at the end of its ${end.how}`),
    ...[...incoming].flatMap(([key, write]) => [...write.observers.values()].map(({ kind, text: by }) => `${nameOf(key)} may be seen by ${by} (${kind})`)),
    ...[...gone].map((write) => `is awaited for ${write.text}, line ${lineOf(write.place.line)}`),
    ...[...incoming].flatMap(([key, write]) => [...write.mutations.values()].map(() => `${nameOf(key)} is changed`)),
  ].sort();
}

it.each([
  ['a setter', 'export function f(v) { store.enterWith(v); }', ['returns with store: store.enterWith, line 0']],
  ['a getter', 'export function f() { return store.getStore(); }', ['store may be seen by store.getStore (read)']],
  ['one of two ways', 'export function f(v) {\nif (v) store.enterWith(v);\n}', ['returns with store: store.enterWith, line 1', 'returns with store: what its caller bound']],
  ['before an await', 'export async function f(v) { store.enterWith(v); await null; }', ['returns with store: store.enterWith, line 0']],
  ['behind an await', 'export async function f(v) { await null; store.enterWith(v); }', ['loses store.enterWith, line 0, at the end of its await']],
  ['behind an await, and looked up there', 'export async function f(v) { await null; store.enterWith(v); store.getStore(); }', ['is awaited for store.enterWith, line 0', 'loses store.enterWith, line 0, at the end of its await']],
  ['inside its own scope', 'export function f(v) { store.run(1, () => { store.enterWith(v); }); }', ['loses store.enterWith, line 0, at the end of its crossing', 'returns with store: what its caller bound']],
  ['a call of an argument', 'export function f(work) { work(); }', ['* may be seen by work (parameter)']],
  ['a change of what is bound', 'export function f(v) { store.getStore().user = v; }', ['store is changed', 'store may be seen by store.getStore (read)']],
  ['what it throws with', 'export function f(v) { store.enterWith(v); throw new Error(); }', ['never returns', 'throws with store: store.enterWith, line 0']],
  ['calls of each other', 'export function f(v) { if (v) g(v); }\nfunction g(v) { store.enterWith(v); f(v - 1); }', ['returns with store: g, line 0 -> store.enterWith', 'returns with store: what its caller bound']],
] as const)('%s', (_, text, facts) => {
  expect(summaryOf(text)).toEqual(facts);
});

it('a chain over two more files', () => {
  const others = {
    tenant: "import { store } from 'store';\nexport const enter = (v) => { store.enterWith(v); };",
    store: STORE,
    guard: "import { enter } from 'tenant';\nexport async function guard(find) { enter(await find()); }",
  };
  expect(summaryOf("import { enter } from 'tenant';\nexport function f(v) { enter(v); }", others)).toEqual(['returns with store: enter, line 0 -> store.enterWith']);
  expect(summaryOf("import { guard } from 'guard';\nexport async function f(find) { await guard(find); }", others)).toEqual(['may reject', '* may be seen by find (parameter)'].sort());
});
