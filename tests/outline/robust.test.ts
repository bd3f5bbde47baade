/** Code as machines write it, as old programs have it, and as nobody should: an outline comes of it all the same. */
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { printOutline } from './print.js';
import { javascript, javascriptOutline, typescriptOutline } from './read.js';

const HEAD = `import { AsyncLocalStorage } from 'node:async_hooks';
const store = new AsyncLocalStorage();
export async function enter(user) { await user; store.enterWith(user); }
`;

/** What is reported, as `line:column messageId`. */
function lint(code: string, config: Linter.Config = {}, filename = 'file.js'): string[] {
  const messages = new Linter().verify(code, [{ files: ['**/*.js', '**/*.ts'], plugins: { 'context-boundary': plugin }, rules: { 'context-boundary/no-lost-write': 'error' }, ...config }], filename);
  return messages.map(({ line, column, messageId, message }) => `${line}:${column} ${messageId ?? message}`);
}

describe('files of all sorts', () => {
  it('nothing', () => {
    expect(javascript('')).toBe('f0 module');
    expect(javascript('// only a comment')).toBe('f0 module');
  });

  it.each([
    ['a byte order mark', `\uFEFF${HEAD}`, '3:49'],
    ['a hashbang', `#!/usr/bin/env node\n${HEAD}`, '4:49'],
    ['both', `\uFEFF#!/usr/bin/env node\n${HEAD}`, '4:49'],
    ['Windows line ends', HEAD.replaceAll('\n', '\r\n'), '3:49'],
    ['old line ends and Unicode ones', HEAD.replace('\n', '\r').replace('\n', '\u2028'), '3:49'],
    ['50,000 lines', '\n'.repeat(50_000) + HEAD, '50003:49'],
  ])('%s: reports stand where the code does', (_name, code, place) => {
    expect(lint(code)).toEqual([`${place} lost`]);
  });

  it.each(['[([x])] = y;', '[(x = 1)] = y;', '({ a: ({ b }) } = c);', 'a?.b = c;', 'a?.b += c;', 'import.defer();', '[{ a = 1 }.x] = y;'])('what a parser lets pass and no engine runs: %s', (code) => {
    expect(lint(HEAD + code, { languageOptions: { parser: typescriptParser } })).toEqual(['3:49 lost']);
  });

  it('names in any script', () => {
    expect(javascript('export class 用户 { get größe() { return this.ñ$_\u200c; } }\nnew 用户().größe;')).toMatchInlineSnapshot(`
      "f0 module
        c0 = new 用户#1()  // 用户, line 2
        get c0.größe
      f1 getter größe() of k0 line 1
        return this@f1.ñ$_‌
      k0 class 用户 in f0
        getter größe = f1
      const 用户#0 in f0 = k0
      const 用户#1 in f0 = k0
      export 用户 = 用户#1"
    `);
  });

  it('sloppy code: declared twice, undeclared, arguments, eval', () => {
    expect(javascript(`
      var a = 1; var a = 2;
      function f(x, x) { arguments[0] = 10; eval('x'); b = x; delete a; return callee; }
      if (a) function g() {}
      let = 1;
    `, { sourceType: 'script' })).toMatchInlineSnapshot(`
      "f0 module
        if a
        or
        global globalThis.let = 1
      f1 plain f(x, x) line 3
        global arguments.0 = 10
        c0 = global eval("x")  // eval, line 3
        global globalThis.b = x
        return global callee
      f2 plain g() line 4
      let a in f0 = 1 | 2
      let x in f1 = f1[0] | f1[1]
      const f in f0 = f1
      const g in f0 = f2
      property global arguments.0 = 10 in f1
      property global globalThis.b = x in f1
      property global globalThis.let = 1 in f0"
    `);
  });
});

describe('deep and long code', () => {
  const times = (count: number, text: string): string => text.repeat(count);

  it.each([
    ['members', `export const a = b${times(5000, '.c')};`],
    ['calls of members', `export const a = b${times(500, '.c().d()')};`],
    ['optional members', `export const a = b${times(2000, '?.c')};`],
    ['optional calls', `export const a = b${times(300, '?.c()')};`],
    ['sums', `export const a = b${times(1000, ' + c()')};`],
    ['conditions', `export const a = b${times(800, ' && c()')};`],
    ['else if', `export function f(a) { ${Array.from({ length: 3000 }, (_, i) => `if (a === ${i}) g(${i});`).join(' else ')} else h(); }`],
    ['a list', `export const a = [${times(100_000, '1,')}];`],
    ['arguments', `export const a = b(${times(5000, 'c(),')});`],
    ['statements', `export function f() { ${times(10_000, 'g();')} }`],
    ['cases', `export function f(a) { switch (a) { ${times(3000, 'case b: c(); break;')} } }`],
    ['a name that is made from itself', `let a = b; ${Array.from({ length: 1000 }, (_, i) => `a = a(c${i});`).join('')} export { a };`],
    ['functions that call each other', Array.from({ length: 300 }, (_, i) => `export function f${i}(a) { return f${(i + 1) % 300}(a); }`).join('\n')],
  ])('%s', (_name, code) => {
    expect(lint(HEAD + code)).toEqual(['3:49 lost']);
  });

  it('a file that is nested too deep to follow is left out', () => {
    let limit = 2000;
    const nested = (): string => `export const a = ${times(limit, 'b() ? c() : ')} 0;`;
    while (lint(nested(), { rules: {} }).length > 0) limit -= 100;
    expect(limit).toBeGreaterThan(200);
    // Whether it can be followed depends on how much stack there is; either way nobody is told of an error.
    expect([[], ['3:49 lost']]).toContainEqual(lint(HEAD + nested()));
  });

  it('very long chains lie flat, and each arm leaves the whole', () => {
    const outline = javascriptOutline(`export function f(a) { ${Array.from({ length: 51 }, (_, i) => `if (a === ${i}) { if (b(${i})) return ${i}; }`).join(' else ')} else c(); }`);
    const printed = printOutline(outline).split('\n');
    expect(printed.slice(0, 10)).toEqual([
      'f0 module', 'f1 plain f(a) line 1', '  label if 23',
      '    if (=== a 0)', '      c0 = global b(0)  // b, line 1', '      if c0', '        return 0', '      or', '      break if 23', '    or',
    ]);
    expect(printed).toContain('    c51 = global c()  // c, line 1');
    // One less, and each stands in the arm of the one before.
    const shorter = printOutline(javascriptOutline(`export function f(a) { ${Array.from({ length: 50 }, (_, i) => `if (a === ${i}) b();`).join(' else ')} }`));
    expect(shorter).not.toContain('label');
    expect(shorter).toContain(`${' '.repeat(2 + 49 * 2)}if (=== a 49)`);
  });

  it('what a flat chain means is what a nested one means', () => {
    const chain = (length: number, last: string): string => `export function f(a) { ${Array.from({ length }, (_, i) => `if (a === ${i}) { return; }`).join(' else ')} else { ${last} } store.enterWith(a); }`;
    const lost = (length: number, last: string): string[] => lint(`${HEAD.split('\n').slice(0, 2).join('\n')}\nexport async function call(a) { await a; f(a); }\n${chain(length, last)}`);
    expect(lost(60, 'return;')).toEqual(lost(3, 'return;'));
    expect(lost(60, 'g();')).toEqual(lost(3, 'g();'));
    expect(lost(60, 'g();')).not.toEqual(lost(60, 'return;'));
  });
});

describe('trees that are not quite as usual', () => {
  it('a parser without a scope manager: ESLint makes one', () => {
    const bare = { parse: (code: string): unknown => (typescriptParser.parseForESLint(code, { range: true, loc: true, tokens: true, comment: true })).ast };
    expect(lint(HEAD, { languageOptions: { parser: bare as Linter.Parser } })).toEqual(['3:49 lost']);
  });

  it('nodes of kinds that nobody knows: what is inside still runs', () => {
    const parser: Linter.Parser = {
      parseForESLint: (code) => {
        const { ast } = typescriptParser.parseForESLint(code, { range: true, loc: true, tokens: true, comment: true });
        const rename = (node: unknown): void => {
          if (typeof node !== 'object' || node === null) return;
          const one = node as Record<string, unknown>;
          if (one['type'] === 'AwaitExpression') one['type'] = 'FutureExpression';
          if (one['type'] === 'ThrowStatement') one['type'] = 'FutureStatement';
          for (const [key, value] of Object.entries(one)) if (key !== 'parent') rename(value);
        };
        rename(ast);
        return { ast: ast as never, visitorKeys: { FutureExpression: ['argument'], FutureStatement: ['argument'] } };
      },
    };
    expect(lint(`${HEAD}export function f() { throw g(); }`, { languageOptions: { parser } })).toEqual([]);
  });

  it('a processor: each block is a file of its own, and reports are moved back', () => {
    const processor: Linter.Processor = {
      preprocess: (text) => [...text.matchAll(/<script>\n([^]*?)<\/script>/g)].map((match, i) => ({ text: match[1]!, filename: `${i}.js` })),
      postprocess: (lists) => lists.flat().map((message) => ({ ...message, line: message.line + 2 })),
    };
    const code = `<template/>\n<script>\n${HEAD}</script>\n<style/>`;
    const config = [
      { files: ['**/*.vue'], plugins: { 'context-boundary': plugin }, processor },
      { files: ['**/*.vue', '**/*.vue/*.js'], plugins: { 'context-boundary': plugin }, rules: { 'context-boundary/no-lost-write': 'error' as const } },
    ];
    expect(new Linter().verify(code, config, 'page.vue').map(({ line, column, messageId }) => [line, column, messageId])).toEqual([[5, 49, 'lost']]);
  });

  it('a language without scopes: the rules have nothing to say, not even that the settings are wrong', () => {
    const language = {
      fileType: 'text', lineStart: 1, columnStart: 0, nodeTypeKey: 'type', visitorKeys: { Document: [] },
      validateLanguageOptions: () => undefined,
      parse: ({ body }: { body: string }) => ({ ok: true, ast: { type: 'Document', range: [0, body.length], text: body } }),
      createSourceCode: ({ body }: { body: string }, { ast }: { ast: object }) => ({
        ast, text: body, lines: body.split('\n'), visitorKeys: { Document: [] },
        getLoc: () => ({ start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }), getRange: () => [0, 0],
        traverse: () => [{ kind: 1, target: ast, phase: 1, args: [ast] }, { kind: 1, target: ast, phase: 2, args: [ast] }],
      }),
    };
    const messages = (settings: unknown): unknown => new Linter().verify(HEAD, [{
      files: ['**/*.txt'], language: 'test/text', settings: { 'context-boundary': settings },
      plugins: { 'context-boundary': plugin, test: { languages: { text: language } } }, rules: plugin.configs.strict.rules,
    }] as unknown as Linter.Config[], 'file.txt');
    expect(messages(undefined)).toEqual([]);
    expect(messages({ stores: 1 })).toEqual([]);
  });
});

describe('places', () => {
  it('are those of the text: what is declared, its name, calls and arguments', () => {
    const code = 'export const enter = async (user) => {\n  use(user, ...rest);\n};\nclass A { static m() {} }\n(function () {})();\n';
    const { functions, calls, variables, classes } = typescriptOutline(code);
    const at = ({ start, end, line }: { start: number; end: number; line: number }): string => `${line}: ${code.slice(start, end)}`;
    expect(functions.map((fn) => at(fn.nameAt))).toEqual(['1: ', '1: async (user) => ', '4: m', '5: function () ']);
    expect(functions.map((fn) => fn.parameters.map((one) => at(one.at)))).toEqual([[], ['1: user'], [], []]);
    expect(calls.map((call) => [at(call.at), ...call.arguments.map((one) => at(one.at))])).toEqual([['2: use(user, ...rest)', '2: user', '2: ...rest'], ['5: (function () {})()']]);
    // A class has its name twice: for itself, and for the code around it.
    expect(variables.map((one) => at(one.at))).toEqual(['1: user', '1: enter', '4: A', '4: A']);
    expect(classes.map((one) => at(one.at))).toEqual(['4: class A { static m() {} }']);
  });
});
