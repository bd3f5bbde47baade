/** What holds for whatever is written: sources cut and mangled, modules that import each other in any way, other line ends and letters. */
import fc from 'fast-check';
import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { outlineText } from '../../src/project/parse.js';
import { python } from '../../src/project/python.js';
import { parsePython } from '../../src/python/parse.js';
import * as parser from '../../src/parser/index.js';
import { Folder } from '../project/folder.js';
import { applyAll } from './applied.mjs';

const SEED = 20261129;
const here = (path: string): string => new URL(path, import.meta.url).pathname;
const below = (folder: string, ending: RegExp): string[] => readdirSync(here(folder), { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name) && !/node_modules|\.test\.ts$/.test(name)).sort().map((name) => `${here(folder)}/${name}`);
const scripts = [...below('../projects', /\.[cm]?[jt]sx?$/), ...below('../trace', /\.[cm]?[jt]s$/)];
const pythons = [...below('../projects', /\.py$/), ...below('../trace', /\.py$/)];
const textOf = (path: string): string => readFileSync(path, 'utf8');

const configFor = (path: string): Linter.Config => (path.endsWith('.py')
  ? { ...plugin.configs['python-strict'].at(-1)!, files: ['**'] }
  : { ...plugin.configs.strict, files: ['**'], languageOptions: { parser: parser as Linter.Parser } });
const linter = new Linter({ cwd: '/' });
const lint = (path: string, text: string): Linter.LintMessage[] => linter.verify(text, [configFor(path)], path);

describe('sources that are cut, mangled or put together', () => {
  /** Up to three changes, each at a place and of a length that are parts of the whole. */
  const change = fc.record({ do: fc.constantFrom('cut', 'drop', 'double', 'insert', 'swap'), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.integer({ min: 1, max: 60 }), text: fc.constantFrom('{', '}', '(', ')', '`', '${', '"', "'", '\n', '\0', '\uD800', '😀', '=>', 'await ', 'async ', 'class ', '...', '/*', '//', '#', '@', '  ', '\t', 'f"', '"""', ':', 'yield ', 'lambda ') });
  const mangled = (text: string, changes: readonly { do: string; at: number; length: number; text: string }[]): string => changes.reduce((now, { do: what, at, length, text: added }) => {
    const start = Math.floor(at * now.length);
    const [before, middle, after] = [now.slice(0, start), now.slice(start, start + length), now.slice(start + length)];
    switch (what) {
      case 'cut': return before;
      case 'drop': return before + after;
      case 'double': return before + middle + middle + after;
      case 'insert': return before + added + middle + after;
      default: return after + middle + before;
    }
  }, text);

  it.each([['JavaScript', scripts], ['Python', pythons]])('%s: an outline that is plain data, or a reason', (_, files) => {
    const read = (text: string, path: string): ReturnType<typeof outlineText> => (path.endsWith('.py') ? python.outline(text, path) : outlineText(text, path));
    fc.assert(fc.property(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 3 }), (path, changes) => {
      const text = mangled(textOf(path), changes);
      const found = read(text, path);
      if ('outline' in found) expect(JSON.parse(JSON.stringify(found.outline))).toEqual(withoutUndefined(found.outline));
      else expect(['syntax', 'too deep']).toContain(found.unknown);
      expect(lint(path, text).filter(({ ruleId, fatal }) => ruleId === null && fatal !== true)).toEqual([]);
      if (path.endsWith('.py')) expect(() => parsePython(text)).not.toThrow();
    }), { seed: SEED, numRuns: 150 });
  });
});

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutUndefined(one) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => [key, withoutUndefined(one)]));
}

describe('modules that import each other in any way', () => {
  const importing = fc.record({ to: fc.integer({ min: 0, max: 8 }), how: fc.constantFrom('named', 'star', 'all', 'side', 'lazy'), awaited: fc.boolean(), called: fc.boolean() });
  const modules = fc.array(fc.record({ imports: fc.array(importing, { maxLength: 3 }), binds: fc.boolean(), awaits: fc.boolean() }), { minLength: 2, maxLength: 7 });
  const textOfModule = ({ imports, binds, awaits }: { imports: readonly { to: number; how: string; awaited: boolean; called: boolean }[]; binds: boolean; awaits: boolean }, own: number): string => [
    'import { AsyncLocalStorage } from "node:async_hooks";',
    `export const store${own} = new AsyncLocalStorage();`,
    ...imports.map(({ to, how }, i) => ({ named: `import { set${to} as i${i} } from './m${to}.js';`, star: `export * from './m${to}.js'; import { set${to} as i${i} } from './m${to}.js';`, all: `import * as all${i} from './m${to}.js'; const i${i} = all${i}.set${to};`, side: `import './m${to}.js'; const i${i} = () => {};`, lazy: `const i${i} = async (u) => (await import('./m${to}.js')).set${to}(u);` })[how]!),
    `export async function set${own}(u) {`, ...(awaits ? ['await u;'] : []), ...imports.map(({ awaited, called }, i) => (called ? `${awaited ? 'await ' : ''}i${i}(u);` : '')), ...(binds ? [`store${own}.enterWith(u);`] : []), '}',
  ].join('\n');

  it('ends, and says the same in whatever order and in however many runs the files are linted', () => {
    fc.assert(fc.property(modules, (all) => {
      const files = Object.fromEntries(all.map((one, own) => [`m${own}.js`, textOfModule(one, own)]));
      const names = Object.keys(files);
      const run = (folder: Folder, list: readonly string[]): [string, string[]][] => list.map((name) => [name, lint(folder.path(name), files[name]!).map(({ line, column, messageId, message }) => `${line}:${column} ${messageId} ${message}`)]);
      const sorted = (found: [string, string[]][]): [string, string[]][] => found.sort(([one], [other]) => (one < other ? -1 : 1));
      const expected = sorted(run(new Folder(files), names));
      expect(sorted(run(new Folder(files), names.toReversed()))).toEqual(expected);
      const shards = [0, 1].flatMap((shard) => run(new Folder(files), names.filter((_, i) => i % 2 === shard)));
      expect(sorted(shards)).toEqual(expected);
    }), { seed: SEED, numRuns: 12 });
  });

  it('a chain of five hundred files, a file that imports itself, and one that is not there', () => {
    const files: Record<string, string> = { 'm0.js': 'import { AsyncLocalStorage } from "node:async_hooks";\nexport const store = new AsyncLocalStorage();\nexport function set0(u) { store.enterWith(u); }' };
    for (let i = 1; i <= 500; i++) files[`m${i}.js`] = `export { set${i - 1} as set${i} } from './m${i - 1}.js';\nimport './m${i}.js';\nimport './none${i}.js';`;
    const main = (depth: number): string => `import { set${depth} } from './m${depth}.js';\nexport async function guard(u) { await u; set${depth}(u); }\n`;
    const folder = new Folder(files);
    expect(lint(folder.path('a.js'), main(5)).map(({ messageId }) => messageId)).toContain('lost');
    expect(() => lint(folder.path('b.js'), main(500))).not.toThrow();
  });
});

describe('reports are the same, at the same places,', () => {
  const samples = [...scripts, ...pythons].filter((path) => /broken|^.*trace/.test(path)).filter((_, i) => i % 9 === 0);
  const said = (path: string, text: string): string[] => lint(path, text).map(({ line, column, endLine, endColumn, ruleId, messageId }) => `${line}:${column}-${endLine}:${endColumn} ${ruleId} ${messageId}`);

  it.each<[string, (text: string, path: string) => string]>([
    ['with Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (text) => `\uFEFF${text}`],
    ['with tabs', (text) => text.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length))],
    ['with letters of two units in a comment', (text, path) => text.replace('\n', path.endsWith('.py') ? ' # 😀𝒖ä\n' : ' // 😀𝒖ä\n')],
  ])('%s', (_, changed) => {
    for (const path of samples) {
      const text = textOf(path);
      expect(said(path, changed(text, path)), path).toEqual(said(path, text));
    }
  });

  it('with letters of two units in names: a column counts each of them twice', () => {
    for (const path of samples) {
      const text = textOf(path);
      const name = /\b(?:user|tenant|current|id)\b/i.exec(text)?.[0];
      if (name === undefined) continue;
      // Longer by one unit: 𝒖 stands for the first letter, in every place but strings, where modules are named.
      const renamed = text.split('\n').map((line) => (/["'`]/.test(line) ? line : line.replace(new RegExp(`\\b${name}\\b`, 'g'), `𝒖${name.slice(1)}`)));
      if (text.split('\n').some((line) => /["'`]/.test(line) && new RegExp(`\\b${name}\\b`).test(line))) continue;
      const shift = (line: number, column: number): number => column + [...(text.split('\n')[line - 1] ?? '').slice(0, column - 1).matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length;
      const places = (messages: readonly Linter.LintMessage[], move = (_: number, column: number): number => column): string[] => messages.map(({ line, column, messageId }) => `${line}:${move(line, column)} ${messageId}`);
      const now = lint(path, renamed.join('\n'));
      // The name was one that says what it holds.
      if (now.map(({ messageId }) => messageId).join() !== lint(path, text).map(({ messageId }) => messageId).join()) continue;
      expect(places(now), path).toEqual(places(lint(path, text), shift));
    }
  });
});

it('every suggestion parses, removes its report and adds none', () => {
  let applied = 0;
  for (const path of [...scripts, ...pythons].filter((one) => /broken|^.*trace/.test(one))) {
    const found = applyAll(textOf(path), (text) => lint(path, text));
    applied += found.applied;
    expect(found.problems, path).toEqual([]);
  }
  expect(applied).toBeGreaterThan(30);
});
