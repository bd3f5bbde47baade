/** The parser that needs no typescript: what ESLint gets from it is what it gets from that of typescript-eslint. */
import { parseForESLint as parseWithTypescript } from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as parser from '../../src/parser/index.js';

interface Token { readonly type: string; readonly value: string; readonly range: readonly [number, number]; readonly loc: { readonly start: object; readonly end: object } }
interface Tree { readonly tokens: readonly Token[]; readonly comments: readonly Token[]; readonly body: readonly unknown[] }

const SNIPPETS = {
  'types.ts': 'const a: Map<string, Array<number>> = new Map<string, Array<number>>(); const b = a.size >> 1 >= 2;\ntype T = `x${string}`;\n',
  'words.ts': 'map.delete(1); const { default: x, class: y } = z; enum E { if } class A { #own = 1; get() { return this.#own ?? null; } declare static readonly new: true }\n',
  'texts.ts': 'const r = /[/"`]\\/}/gu, s = "a\\n", t = `a${`b${1}c`}d`, n = 1_000n + .5e3; a?.b ? .1 : 2; x\\u{61}y = 1;\n',
  'tags.tsx': 'const a = <A b-c={1}>text &amp; {/* c */} <></> more{" "}</A>; const f = <T,>(t: T) => t;\n',
  'lines.ts': '#!/usr/bin/env node\r\n// one\r\n/* two\n three */ let a\u2028let b\n',
  'decorators.ts': '@A() class B { constructor(@C() private readonly d: D<E>) {} }\nfunction assert(x: unknown): asserts x is string {}\n',
};

const plain = ({ type, value, range, loc: { start, end } }: Token): object => ({ type, value, range, start: { ...start }, end: { ...end } });

describe.each([...Object.entries(SNIPPETS), ...readdirSync(new URL('../../src/flow/', import.meta.url)).map((name) => [name, readFileSync(new URL(`../../src/flow/${name}`, import.meta.url), 'utf8')] as const)])('%s', (filePath, text) => {
  const own = parser.parseForESLint(text, { filePath }).ast as unknown as Tree;
  const other = parseWithTypescript(text, { filePath, range: true, loc: true, tokens: true, comment: true, ecmaFeatures: { jsx: filePath.endsWith('x') } }).ast as unknown as Tree;

  it('has the same tokens and comments', () => {
    expect(own.tokens.map(plain)).toEqual(other.tokens.map(plain));
    // Its first line is a comment for ESLint alone.
    expect(own.comments.filter(({ type }) => type !== 'Shebang').map(plain)).toEqual(other.comments.map(plain));
  });
});

describe('in ESLint', () => {
  const verify = (code: string, filename: string, rules: Linter.RulesRecord): string[] => new Linter().verify(code, [{ files: ['**/*.{js,cjs,ts}'], languageOptions: { parser }, rules }], { filename }).map(({ line, column, message }) => `${line}:${column} ${message}`);

  it('gives scopes and places that the core rules understand', () => {
    expect(verify('import { a } from "b";\nfunction f(x: string): void { let y = x; }\n', 'a.ts', { 'no-unused-vars': 'error', 'prefer-const': 'error', indent: ['error', 2] })).toEqual([
      "1:10 'a' is defined but never used.", "2:10 'f' is defined but never used.", "2:35 'y' is assigned a value but never used.", "2:35 'y' is never reassigned. Use 'const' instead.",
    ]);
  });

  it('says where code does not parse', () => {
    expect(verify('const a = 1;\n  const = 2;\n', 'a.ts', {})).toEqual([expect.stringMatching(/^2:9 Parsing error: /)]);
    expect(verify(`${'('.repeat(5000)}1${')'.repeat(5000)};`, 'a.ts', {})).toEqual(['1:1 Parsing error: The code is nested too deeply']);
  });

  it('reads scripts and modules, JSX in .js, and a text without a name', () => {
    expect(verify('with (a) { b; }\n', 'a.cjs', {})).toEqual([]);
    expect(verify('export const a = <b/>; await 1;\n', 'a.js', {})).toEqual([]);
    expect(parser.parse('export const a = <b/>;').body).toHaveLength(1);
  });
});
