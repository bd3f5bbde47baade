/** Texts that are made to exhaust whoever reads them: nothing throws, nothing ends the process, and the time stays in proportion. */
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import * as ownParser from '../../src/parser/index.js';
import { settingsProblem } from '../../src/settings.js';
import { parseConfig } from '../../src/project/config.js';
import { isShallow } from '../../src/project/depth.js';
import { importsIn } from '../../src/project/look.js';
import { outlineText } from '../../src/project/parse.js';
import { python } from '../../src/project/python.js';
import { open } from '../project/folder.js';

const DEEP = 10_000;
const times = (text: string, count = DEEP): string => text.repeat(count);

/** The processor's time in ms, the better of two. */
function timeOf(run: () => void): number {
  return Math.min(...[1, 2].map(() => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }));
}

/** Harmless text of the same length says what is to be expected. What grows with the square of the length takes thousands of times that. */
function expectInProportion(run: (text: string) => void, harmless: string, text: string): void {
  const usual = timeOf(() => { run(harmless.repeat(Math.ceil(text.length / harmless.length))); });
  expect(timeOf(() => { run(text); })).toBeLessThan(60 * Math.max(usual, 5));
}

const JAVASCRIPT: Readonly<Record<string, string>> = {
  parentheses: `x = ${times('(')}1${times(')')};`, lists: `x = ${times('[')}${times(']')};`, objects: `x = ${times('{a:')}1${times('}')};`, calls: `${times('f(')}${times(')')};`,
  'calls of results': `f${times('()')};`, keys: `a${times('[0]')};`, 'keys in lines': `a${times('\n[0]')};`, members: `a${times('.b')};`, 'optional calls': `f${times('?.()')};`, tags: `f${times('``')};`,
  blocks: `${times('{')}${times('}')}`, 'else if': `${times('if (a) b(); else ')} c();`, 'if in lines': `${times('if (a)\n')} c();`, 'for in lines': `${times('for (;;)\n')};`, 'do in lines': `${times('do\n')};${times('while (a);')}`, labels: `${Array.from({ length: DEEP }, (_, i) => `l${i}:\n`).join('')};`,
  templates: `x = ${times('`${')}1${times('}`')};`, functions: `${times('function f() {')}${times('}')}`, arrows: `x = ${times('a =>\n')}1;`, sums: `x = 1${times('\n+ 1')};`, 'new in lines': `x = ${times('new\n')}A;`, 'typeof in lines': `x = ${times('typeof\n')}a;`, 'in in lines': `x = a${times('\nin a')};`, instances: `x = a${times('\ninstanceof a')};`,
  assignments: `${times('a = ')}1;`, patterns: `var ${times('[')}a${times(']')} = b;`, awaits: `async function f() { ${times('await ')}a; }`, classes: `x = ${times('class { a = ')}1${times('}')};`, promises: `p${times('\n.then(() => a)')};`, tries: `${times('try {')}${times('} finally {}')}`,
};
const TAGGED: Readonly<Record<string, string>> = { elements: `x = ${times('<a>')}${times('</a>')};`, 'elements in lines': `x = ${times('<a>\n')}${times('</a>\n')};`, attributes: `x = ${times('<a b={')}1${times('}/>')};`, fragments: `x = ${times('<>')}${times('</>')};` };
const TYPES: Readonly<Record<string, string>> = {
  arguments: `let x: ${times('A<\n')}B${times('>')};`, arrays: `let x: A${times('[]')};`, keys: `let x: A${times('["a"]')};`, conditions: `type X = ${times('A extends B ? C : ')}D;`, functions: `type X = ${times('() => ')}A;`, objects: `let x: ${times('{a: ')}A${times('}')};`, keyof: `type X = ${times('keyof\n')}A;`,
  assertions: `x = a${times(' as any')};`, casts: `x = ${times('<any>\n')}a;`, 'not null': `x = a${times('!')};`, namespaces: `${times('namespace A {')}${times('}')}`, generic: `f${times('<T>()')};`, readonly: `type X = ${times('readonly\n')}A[];`, comparisons: `x = a${times('\n<a')};`,
};
const WRITE = 'import { AsyncLocalStorage } from "node:async_hooks";\nconst store = new AsyncLocalStorage();\nexport async function enter(user) { await user; store.enterWith(user); }\n';

describe('code that is nested ten thousand deep', () => {
  const cases = [['a.js', JAVASCRIPT], ['a.tsx', TAGGED], ['a.ts', TYPES]].flatMap(([file, all]) => Object.entries(all as Record<string, string>).map(([name, code]) => [file as string, name, code] as const));

  it.each(cases)('%s, %s: unknown where it is imported, and no error where it is linted', (file, _name, code) => {
    expect(outlineText(code, file)).toEqual({ unknown: 'too deep' });
    for (const parser of [ownParser, typescriptParser, ...(file === 'a.js' ? [undefined] : [])]) {
      const config = { files: ['**'], languageOptions: parser === undefined ? {} : { parser: parser as Linter.Parser } };
      try {
        new Linter().verify(WRITE + code, [config], file);
      } catch {
        // ESLint itself overflows its stack.
        continue;
      }
      const messages = new Linter().verify(WRITE + code, [{ ...config, ...plugin.configs.strict }], file);
      expect(messages.filter(({ ruleId, message }) => ruleId === null && !/nested too deeply|stack/.test(message))).toEqual([]);
    }
  });

  it('what people write is not nested', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `describe(\`case \${${i}}\`, async () => {\n  const [a] = await f(${i})\n  expect(a.b().c[0](1)).toBe(a as unknown as string)\n  if (a < ${i})\n    return <p className="x">It's {a} and <b>more</b> of it</p>\n})`);
    expect(isShallow(lines.join('\n'))).toBe(true);
    expect(isShallow(lines.join(';').replaceAll('\n', ';'))).toBe(true);
    expect(isShallow(times('function a(){return b(c)[0]()}', 20_000))).toBe(true);
  });

  const nested = (line: string, depth: number): string => `${Array.from({ length: depth }, (_, i) => ' '.repeat(i) + line).join('\n')}\n${' '.repeat(depth)}pass\n`;
  it.each(Object.entries({
    parentheses: `x = ${times('(')}1${times(')')}\n`, lists: `x = ${times('[')}${times(']')}\n`, dictionaries: `x = ${times('{1:')}1${times('}')}\n`, calls: `${times('f(')}${times(')')}\n`, 'calls of results': `f${times('()')}\n`, members: `a${times('.b')}\n`, sums: `x = 1${times(' + 1')}\n`, not: `x = ${times('not ')}a\n`,
    minus: `x = ${times('-')}a\n`, conditions: `x = ${times('a if b else ')}c\n`, lambdas: `x = ${times('lambda: ')}1\n`, powers: `x = 1${times(' ** 1')}\n`, functions: nested('def f():', 1000), classes: nested('class A:', 1000), tries: nested('try:', 1000), elif: `if a:\n b()\n${times('elif a:\n b()\n')}`,
    'f-strings': `x = ${times('f"{')}1${times('}"')}\n`, formats: `x = f"${times('{a:')}${times('}')}"\n`, comprehensions: `x = ${times('[a for a in ')}b${times(']')}\n`, awaits: `async def f():\n ${times('await ')}a\n`, patterns: `match a:\n case ${times('[')}${times(']')}: pass\n`, types: `x: ${times('A[')}B${times(']')} = 1\n`, opened: times('('), quoted: times('f"{'),
  }))('Python, %s: no error', (_name, code) => {
    expect(() => python.outline(code, 'a.py')).not.toThrow();
    const write = 'import asyncio, contextvars\nstore = contextvars.ContextVar("store")\ndef enter(user): store.set(user)\nasync def f(user): await asyncio.to_thread(enter, user)\n';
    for (const config of [plugin.configs['python-strict'].at(-1)!, { ...plugin.configs['python-strict'].at(-1)!, languageOptions: { tolerant: true } }]) {
      const messages = new Linter().verify(write + code, [{ ...config, files: ['**'] }], 'a.py');
      expect(messages.filter(({ fatal, ruleId }) => fatal !== true && ruleId === null)).toEqual([]);
    }
  });
});

describe('texts that make a search begin again and again', () => {
  const LENGTH = 400_000;
  const fill = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length));

  it.each([
    fill('from/*'), `${'from/*'.repeat(LENGTH / 12)}*/${' '.repeat(LENGTH / 2)}`, `from${fill('/**/')}`, fill('from//'), fill('/*from/**/'), fill('require('), fill("from'"), fill('from`'), fill('import\n'),
  ])('imports of JavaScript: %.24s', (text) => {
    expectInProportion((one) => { importsIn(one); }, 'import { a } from "./a.js";\n', text);
  });

  it.each([
    `from${fill(' ')}`, fill('from .'), `from ${fill('.')}`, fill('from a import (\n'), fill('from a import (#\n'), `from . ${fill(' ')}`, fill('import a,'), `from a import ${fill('a,')}`, fill(';  '), fill('  \n'),
  ])('imports of Python: %.24s', (text) => {
    expectInProportion((one) => { python.importsIn(one); }, 'from a import b\n', text);
  });

  it.each([fill('/*'), fill('\\"'), `"${fill('\\"')}`, fill('"'), fill(', '), fill('//')])('configurations: %.24s', (text) => {
    expectInProportion((one) => { parseConfig(one); }, '{ "a": 1 }\n', text);
  });

  it.each([fill('\n'), fill(' \n'), fill('a\n'), fill("'\n"), fill('<a'), fill('/*'), fill('}a')])('how deep a text is: %j', (text) => {
    expectInProportion((one) => { isShallow(one); }, 'const a = f(b);\n', text);
  });

  it('annotations of Python', () => {
    const lint = (text: string): void => { python.outline(`def f(x: "A${text}+ 1"): pass\n`, 'a.py'); };
    expectInProportion(lint, 'abcdefgh', ' '.repeat(40_000));
  });
});

describe('what grows when it is followed', () => {
  const reportsOf = (code: string): number => new Linter().verify(code, [{ ...plugin.configs.strict, files: ['**'] }], 'a.js').length;

  it('huge literals', () => {
    expectInProportion((text) => { reportsOf(`${WRITE}export const a = '${text}', b = ${'1'.repeat(text.length)}n, c = \`${text}\`;`); }, 'ab', 'c'.repeat(300_000));
  });

  it('identifiers: twice as many take about twice as long', () => {
    const code = (count: number): string => `${WRITE}${Array.from({ length: count }, (_, i) => `const name${i} = name${Math.max(0, i - 1)};`).join('\n')}`;
    const [few, many] = [code(3_000), code(6_000)];
    expect(timeOf(() => { reportsOf(many); })).toBeLessThan(6 * timeOf(() => { reportsOf(few); }));
  });

  const lines = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('\n');
  const LOST = `${WRITE}export async function handle(user) { await enter(user); return store.getStore().id; }\n`;
  const lostIn = (code: string): readonly string[] => new Linter().verify(code, [{ ...plugin.configs.strict, files: ['**'] }], 'a.js').filter(({ ruleId }) => ruleId === 'context-boundary/no-lost-write').map(({ messageId }) => messageId!);

  it.each(Object.entries({
    'in a row': 'q = (1, q);', 'by one or the other': 'q = q || other; r = r ? q : r;', 'by each other': 'q = r.a; r = q.b;', 'as what they call': 'q = q.where(1); r = r(q);', 'as functions of each other': 'q = () => q(r); r = () => r(q);',
    'in lists': 'q = [q, r]; r = [r, q];', 'as what is awaited': 'q = await q; r = await r.then(q);',
  }))('variables that are set again and again, %s', (_how, line) => {
    const use = `if (!q.isAdmin) throw new Error(); await q.run(r); q(r); r.forEach(q); setTimeout(() => r(q)); for (const one of q) await one(r); store.run(q, r); return [q, r];`;
    const code = (count: number): string => `${LOST}export async function requireAdmin(given) { let q = given, r = other; ${lines(count, () => line)} ${use} }`;
    expect(lostIn(code(40))).toEqual(['lost']);
    expect(timeOf(() => { reportsOf(code(40)); })).toBeLessThan(20 * Math.max(5, timeOf(() => { reportsOf(code(10)); })));
  });

  it('files that all hand on what two others do: the ways double, the work does not', () => {
    const diamonds = (layers: number): (() => void) => {
      const files: Record<string, string> = { 'a.ts': 'import { enter } from "./l0.js";\nexport async function f(u) { await u; enter(u); }\nstore', [`l${layers}.ts`]: `export function enter(u) { return u; } // store`, [`r${layers}.ts`]: 'export const other = 1; // store' };
      for (let i = 0; i < layers; i++) for (const side of ['l', 'r']) files[`${side}${i}.ts`] = `export * from './l${i + 1}.js';\nexport * from './r${i + 1}.js';\n// store`;
      const { folder } = open(files);
      return () => { new Linter({ cwd: '/' }).verify(`${WRITE}import { enter as other } from './l0.js';\nexport async function g(u) { await other(u); store.enterWith(u); }`, [{ ...plugin.configs.strict, files: ['**'] }], folder.path('a.js')); };
    };
    expect(timeOf(diamonds(40))).toBeLessThan(20 * Math.max(5, timeOf(diamonds(10))));
  });

  it('settings are held against patterns that take one way only', () => {
    const check = (name: string): void => { settingsProblem({ stores: [{ name, from: 'file', path: 'a.ts' }], writers: [{ name, from: 'package', package: name }] }); };
    for (const name of ['a'.repeat(100_000), 'a.'.repeat(50_000), '*'.repeat(100_000), 'a()'.repeat(30_000), `${'a#'.repeat(50_000)}!`, '(a+)+'.repeat(20_000)]) expectInProportion(check, 'abcd', name);
    expect(settingsProblem({ stores: [{ name: '(a+)+$', from: 'file', path: 'a.ts' }] })).toContain('stores[0].name');
  });
});
