import { describe, expect, it } from 'vitest';
import { parsePython } from '../../src/python/parse.js';
import { analyzeScopes } from '../../src/python/scopes.js';
import { dump } from './dump.js';

const MANY = 10_000;

/** What is long or deep without an end in sight, and what it is. */
const LONG: readonly [string, string, string][] = [
  ['signs', `${'-'.repeat(MANY)}1`, 'Expr'],
  ['not', `${'not '.repeat(MANY)}a`, 'Expr'],
  ['sums', `a${' + b'.repeat(MANY)}`, 'Expr'],
  ['powers', `a${' ** b'.repeat(MANY)}`, 'Expr'],
  ['powers of negatives', `a${' ** -b'.repeat(MANY)}`, 'Expr'],
  ['comparisons', `a${' < b'.repeat(MANY)}`, 'Expr'],
  ['and with or', `a${' and b or c'.repeat(MANY)}`, 'Expr'],
  ['attributes', `a${'.b'.repeat(MANY)}`, 'Expr'],
  ['calls', `a${'.b(c)[d]'.repeat(MANY)}`, 'Expr'],
  ['conditions', `${'a if b else '.repeat(MANY)}c`, 'Expr'],
  ['lambdas', `${'lambda: '.repeat(MANY)}a`, 'Expr'],
  ['assignments', `${'a = '.repeat(MANY)}b`, 'Assign'],
  ['strings', "'a' ".repeat(MANY), 'Expr'],
  ['elif', `if a: b\n${'elif c: d\n'.repeat(MANY)}else: e`, 'If'],
  ['comprehensions', `[a ${'for b in c '.repeat(MANY)}]`, 'Expr'],
  ['200 brackets', `${'f(['.repeat(100)}1${'])'.repeat(100)}`, 'Expr'],
  ['150 f-strings', `${"f'{".repeat(150)}1${"}'".repeat(150)}`, 'Expr'],
];

/** What Python refuses as well. The next line is read all the same. */
const TOO_DEEP: readonly [string, string, string, number][] = [
  ['brackets', '('.repeat(MANY) + ')'.repeat(MANY), 'too many nested parentheses', 200],
  ['braces of an f-string', `${'['.repeat(200)}f'{a}'${']'.repeat(200)}`, 'too many nested parentheses', 202],
  ['f-strings', `${"f'{".repeat(MANY)}1${"}'".repeat(MANY)}`, 'too many nested f-strings', 450],
  ['t-strings', `${"t'{".repeat(MANY)}1${"}'".repeat(MANY)}`, 'too many nested t-strings', 450],
];

describe('depth', () => {
  it.each(LONG)('reads 10,000 %s', (_name, text, type) => {
    const { ast, errors } = parsePython(`${text}\n`);
    expect(errors).toEqual([]);
    expect(ast.body.map((statement) => statement.type)).toEqual([type]);
    expect(dump(ast, text).length).toBeGreaterThan(2);
    expect(analyzeScopes(ast).module.type).toBe('module');
  });

  it.each(TOO_DEEP)('reports too many nested %s', (_name, text, message, column) => {
    const { ast, errors } = parsePython(`${text}\nx = 1\n`);
    expect(errors[0]).toMatchObject({ message, loc: { start: { line: 1, column } } });
    expect(ast.body.map((statement) => statement.type)).toEqual(['Assign']);
  });

  it('reports too many defaults inside defaults, which no bracket bounds', () => {
    const { ast, errors } = parsePython(`${'lambda a='.repeat(MANY)}1${': 0'.repeat(MANY)}\nx = 1\n`);
    expect(errors.map(({ message }) => message)).toEqual(['too many nested expressions']);
    expect(ast.body.map((statement) => statement.type)).toEqual(['Assign']);
  });

  it('reports more than a hundred levels of blocks, and reads what follows', () => {
    const blocks = Array.from({ length: 101 }, (_, depth) => `${' '.repeat(depth)}if a:\n`).join('');
    const { ast, errors } = parsePython(`${blocks}${' '.repeat(101)}b\nx = 1\n`);
    expect(errors[0]).toMatchObject({ message: 'too many levels of indentation', loc: { start: { line: 101, column: 100 } } });
    expect(ast.body.map((statement) => statement.type)).toEqual(['If', 'Assign']);
  });

  it('gives up after a while to read again what follows brackets that are never closed', () => {
    const { ast, errors } = parsePython('x = [1, (2\n'.repeat(60));
    expect(errors.map(({ message }) => message)).toContain("'(' was never closed");
    expect(ast.body).toEqual([]);
  });
});
