/** Our own parser, the one of typescript-eslint and ESLint's must lead to the same outline, or a file would mean something else when it is imported. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseForESLint } from '@typescript-eslint/parser';
import { Linter, type Rule } from 'eslint';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/javascript/outline.js';
import type { Outline, Value } from '../../src/outline/outline.js';
import { importsIn, lookAt } from '../../src/project/look.js';
import { outlineText } from '../../src/project/parse.js';
import * as ownParser from '../../src/parser/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

function scriptsIn(folder: string): readonly string[] {
  const ending = /(?<!\.d)\.[cm]?[jt]sx?$/;
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name)).map((name) => `${root}${folder}/${name}`.replaceAll('\\', '/'))
    .filter((path) => statSync(path).isFile()).sort();
}

function outlineByTypescript(text: string, file: string): Outline {
  const { ast, scopeManager } = parseForESLint(text, { range: true, sourceType: 'module', ecmaFeatures: { jsx: /x$/.test(file) }, filePath: file });
  return outlineOf({ program: ast, scopeManager, text, file });
}

/** As ESLint reads the file with that parser, or with its own; undefined where it cannot. */
function outlineByLinter(text: string, file: string, parser?: Linter.Parser): Outline | undefined {
  let found: Outline | undefined;
  const outlines = { create: ({ sourceCode: { ast: program, scopeManager } }: Rule.RuleContext) => ({ Program: () => { found = outlineOf({ program, scopeManager, text, file }); } }) };
  new Linter({ cwd: root }).verify(text, [{ files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'], plugins: { own: { rules: { outlines } } }, rules: { 'own/outlines': 'error' }, languageOptions: { ...(parser === undefined ? {} : { parser }), parserOptions: { ecmaFeatures: { jsx: true } } } }], { filename: `file${extname(file)}`, allowInlineConfig: false });
  return found;
}

/** Modules that the outline speaks of, wherever it does. */
function modulesIn(outline: Outline): ReadonlySet<string> {
  const found = new Set<string>();
  JSON.stringify(outline, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && (value as Value).is === 'import') found.add((value as Extract<Value, { is: 'import' }>).module);
    return value;
  });
  return found;
}

const SAMPLES = {
  'its own source': ['src', 'rules'],
  'the trace': ['tests/trace/typescript'],
  'packages': ['node_modules/hono/dist', 'node_modules/rxjs/src/internal/observable', 'node_modules/rxjs/src/internal/scheduler', 'node_modules/express/lib', 'node_modules/fastify/lib', 'node_modules/koa/lib'],
};

describe.each(Object.entries(SAMPLES))('%s', (_, folders) => {
  const files = folders.flatMap((folder) => scriptsIn(folder));

  it('has files to compare', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it('means the same to both parsers', () => {
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      expect(outlineText(text, file), file).toEqual({ outline: outlineByTypescript(text, file) });
    }
  });

  it.each([['the one with which imported files are read', ownParser as Linter.Parser, ''], ["ESLint's own", undefined, 'js']])('means the same to %s', (_, parser, ending) => {
    const read = files.filter((file) => file.endsWith(ending)).flatMap((file) => {
      const text = readFileSync(file, 'utf8').replace(/^#!/, '//');
      const outline = outlineByLinter(text, file, parser);
      return outline === undefined ? [] : [[file, { outline }, outlineText(text, file)] as const];
    });
    for (const [file, here, imported] of read) expect(imported, file).toEqual(here);
    expect(read.length > 0).toBe(files.some((file) => file.endsWith(ending)));
  });

  it('imports nothing that the cheap look does not see', () => {
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const outlined = outlineText(text, file);
      if ('unknown' in outlined) throw new Error(`${file}: ${outlined.unknown}`);
      const { imports } = lookAt(text, importsIn(text), { matters: () => false });
      expect([...modulesIn(outlined.outline)].filter((module) => !imports.includes(module)), file).toEqual([]);
    }
  });
});

describe('forms that the parsers may take apart differently', () => {
  it.each([
    ['ts', 'import a = require("./a"); export = a; declare module "x" { export const y: number }'],
    ['ts', 'abstract class A<T> { constructor(private readonly b: B, @Inject(C) protected c?: D) { super() } abstract m(): void; declare x: string; static { run(this) } accessor y = f() }'],
    ['ts', 'namespace N { export const x = f() } enum E { A = g(), B } export default interface I { a(): void }'],
    ['ts', 'const a = <T,>(x: T) => x!; const b = a satisfies X; const c = (b as any)?.d?.[e](f)!; function assert(this: W, x: unknown): asserts x is string {}'],
    ['ts', 'export { type A, b as "c d" } from "./b"; export * as ns from "./c"; import json from "./d.json" with { type: "json" }; export type * from "./e"'],
    ['ts', 'async function* f() { for await (const x of y) { await using z = g(x); yield* h(z) } label: while (true) { if (a) continue label; else break } }'],
    ['ts', 'function over(a: string): void; function over(a: number): void; function over(a: any) { return a }'],
    ['tsx', 'export const A = () => <><B.C {...p} on={(e) => f(e)}>{`a ${b} c`}</B.C><d:e f="&nbsp;"/></>'],
    ['ts', 'const big = 10n ** 2n; const re = /a"b/gv; const t = tag`x${y}`; const { a: { b = f() } = {}, ...rest } = g(); [x, y] = [y, x]'],
    ['ts', '// ä😀 before\nconst text = "😀"; store.run(text, () => f("ü"))'],
  ])('%s: %s', (ending, text) => {
    const file = `/p/a.${ending}`;
    expect(outlineText(text, file)).toEqual({ outline: outlineByTypescript(text, file) });
  });
});
