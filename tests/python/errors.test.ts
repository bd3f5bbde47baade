/** What Python rejects: where, in which words, and what is read all the same. The lines are CPython's. */
import { describe, expect, it } from 'vitest';
import { parsePython } from '../../src/python/parse.js';

/** Text, place (line:column-line:column) and message of the first error, types of the statements that are left. */
type Case = readonly [text: string, place: string, message: string, left?: string];

function check(text: string): [string, string, string] {
  const { ast, errors } = parsePython(text);
  const { start, end } = errors[0]!.loc;
  return [`${start.line}:${start.column}-${end.line}:${end.column}`, errors[0]!.message, ast.body.map(({ type }) => type).join(' ')];
}

const TOKENS: readonly Case[] = [
  ['x = "a\ny', '1:4-1:6', 'unterminated string literal', 'Expr'],
  ["x = 'a", '1:4-1:6', 'unterminated string literal'],
  ["x = 'a\\\r\nb\ny", '1:4-2:1', 'unterminated string literal', 'Expr'],
  ['x = """a\ny', '1:4-1:7', 'unterminated triple-quoted string literal', 'Expr'],
  ['x = """a', '1:4-1:7', 'unterminated triple-quoted string literal'],
  ["x = f'a\ny", '1:4-1:7', 'unterminated f-string literal', 'Expr'],
  ["x = t'a", '1:4-1:7', 'unterminated t-string literal'],
  ["x = f'''a{b}\ny", '1:4-1:5', 'unterminated triple-quoted f-string literal', 'Expr'],
  ["x = f'a}'\ny", '1:7-1:8', "f-string: single '}' is not allowed", 'Expr'],
  ["x = f'{a:b'\ny", '1:10-1:11', "f-string: expecting '}'", 'Expr'],
  ["x = f'''{a:b'''\ny", '1:12-1:13', "f-string: expecting '}'", 'Expr'],
  ["x = f'{a:\n}'\ny", '1:4-1:9', 'unterminated f-string literal', 'Expr'],
  ["x = f'\\N{a'\ny", '1:6-1:8', "(unicode error) 'unicodeescape' codec can't decode bytes: malformed \\N character escape", 'Expr'],
  ['x = $', '1:4-1:5', 'invalid syntax'],
  ['x = a ! b', '1:6-1:7', 'invalid syntax', 'Assign'],
  ['x = é€\ny', '1:5-1:6', "invalid character '€' (U+20AC)", 'Assign Expr'],
  ['x = a\u00a0', '1:5-1:6', 'invalid non-printable character U+00A0', 'Assign'],
  ['x = 😀', '1:4-1:6', "invalid character '😀' (U+1F600)"],
  ['x = 1\0\ny', '1:5-1:6', 'source code cannot contain null bytes', 'Assign Expr'],
  ['x = 1abc', '1:4-1:8', 'invalid decimal literal'],
  ['x = 1_', '1:4-1:6', 'invalid decimal literal'],
  ['x = 0x', '1:4-1:6', 'invalid hexadecimal literal'],
  ['x = 0o8', '1:4-1:7', 'invalid octal literal'],
  ['x = 0b2', '1:4-1:7', 'invalid binary literal'],
  ['x = 1jz', '1:4-1:7', 'invalid imaginary literal'],
  ['x = 012', '1:4-1:7', 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers'],
  [`x = ${'1'.repeat(4301)}`, '1:4-1:4305', 'Exceeds the limit (4300 digits) for integer string conversion; consider hexadecimal for huge integer literals'],
  ['x = a \\ b\ny', '1:6-1:7', 'unexpected character after line continuation character', 'Assign Expr'],
  ['x = a \\\n', '1:6-1:7', 'unexpected EOF while parsing', 'Assign'],
  ['if a:\n        b\n    c\nd', '3:4-3:5', 'unindent does not match any outer indentation level', 'If Expr'],
  ['if a:\n        b\n\tc\nd', '3:1-3:2', 'inconsistent use of tabs and spaces in indentation', 'If Expr'],
  ['if a:\n    if b:\n\tc\nd', '3:1-3:2', 'inconsistent use of tabs and spaces in indentation', 'If Expr'],
  ['if a:\n\tif b:\n\t\tc\n        d\ne', '4:8-4:9', 'inconsistent use of tabs and spaces in indentation', 'If Expr'],
];

const BRACKETS: readonly Case[] = [
  ['f(\ndef g(): pass\nx = 1', '1:1-1:2', "'(' was never closed", 'FunctionDef Assign'],
  ['f(a, [\n    b,\n    # a comment\n\n]\nx\n', '1:1-1:2', "'(' was never closed", 'Expr'],
  ['def f():\n    g(a,\n      b\n    return c\nx = 1', '2:5-2:6', "'(' was never closed", 'FunctionDef Assign'],
  ['class A:\n    def f(self\n        return 1\n    def g(self): pass\nx = 1', '2:9-2:10', "'(' was never closed", 'ClassDef Assign'],
  ['f(f(f(', '1:5-1:6', "'(' was never closed"],
  ['f(a # b\n# c\n"d\nimport e', '1:1-1:2', "'(' was never closed", 'Import'],
  ['f(a))\nx', '1:4-1:5', "unmatched ')'", 'Expr Expr'],
  ['f(a]\nx', '1:3-1:4', "closing parenthesis ']' does not match opening parenthesis '('", 'Expr'],
  ['(a[b)\nx', '1:4-1:5', "closing parenthesis ')' does not match opening parenthesis '['", 'Expr'],
  ["f'{(}'\nx", '1:4-1:5', "closing parenthesis '}' does not match opening parenthesis '('", 'Expr'],
  ["f'{a)}'\nx", '1:4-1:5', "closing parenthesis ')' does not match opening parenthesis '{'", 'Expr'],
];

const STRINGS: readonly Case[] = [
  ["b'a' 'b'", '1:5-1:8', 'cannot mix bytes and nonbytes literals'],
  ["'a' b'b'", '1:4-1:8', 'cannot mix bytes and nonbytes literals'],
  ["b'a' f'b'", '1:5-1:7', 'cannot mix bytes and nonbytes literals'],
  ["f'a' b'b'", '1:5-1:9', 'cannot mix bytes and nonbytes literals'],
  ["b'é'", '1:0-1:4', 'bytes can only contain ASCII literal characters'],
  ["t'a' 'b'", '1:5-1:8', 'cannot mix t-string literals with string or bytes literals'],
  ["'a' t'b'", '1:4-1:6', 'cannot mix t-string literals with string or bytes literals'],
  ["t'a' f'b'", '1:5-1:7', 'cannot mix t-string literals with string or bytes literals'],
  ["'\\x1'", '1:0-1:5', "(unicode error) 'unicodeescape' codec can't decode bytes: truncated \\xXX escape"],
  ["'\\u12'", '1:0-1:6', "(unicode error) 'unicodeescape' codec can't decode bytes: truncated \\uXXXX escape"],
  ["'\\U0012'", '1:0-1:8', "(unicode error) 'unicodeescape' codec can't decode bytes: truncated \\UXXXXXXXX escape"],
  ["'\\U00110000'", '1:0-1:12', "(unicode error) 'unicodeescape' codec can't decode bytes: illegal Unicode character"],
  ["'\\N'", '1:0-1:4', "(unicode error) 'unicodeescape' codec can't decode bytes: malformed \\N character escape"],
  ["b'\\x1'", '1:0-1:6', '(value error) invalid \\x escape'],
  ["f'{}'", '1:3-1:4', "f-string: valid expression required before '}'"],
  ["f'{!r}'", '1:3-1:4', "f-string: valid expression required before '!'"],
  ["t'{=}'", '1:3-1:4', "t-string: valid expression required before '='"],
  ["f'{a!x}'", '1:5-1:6', "f-string: invalid conversion character 'x': expected 's', 'r', or 'a'"],
  ["f'{a!}'", '1:5-1:6', 'f-string: missing conversion character'],
  ["f'{a! r}'", '1:6-1:7', 'f-string: conversion type must come right after the exclamation mark'],
  ["f'{a b}'", '1:5-1:6', "f-string: expecting '}'"],
];

const EXPRESSIONS: readonly Case[] = [
  ['x = a.\ny', '1:6-2:0', 'invalid syntax', 'Expr'],
  ['x = (a b)', '1:5-1:8', 'invalid syntax. Perhaps you forgot a comma?'],
  ['x = a b', '1:6-1:7', 'invalid syntax', 'Assign'],
  ['x = a if b', '1:10-1:11', "expected 'else' after 'if' expression"],
  ['x = a not b', '1:6-1:9', 'invalid syntax', 'Assign'],
  ['x = (*a)', '1:5-1:7', 'cannot use starred expression here'],
  ['x = {a: b, c}', '1:12-1:13', "':' expected after dictionary key"],
  ['x = {a := b: c}', '1:11-1:12', 'invalid syntax'],
  ['x = [a for b c]', '1:13-1:14', "'in' expected after for-loop variables"],
  ['f(a for b in c, d)', '1:2-1:14', 'Generator expression must be parenthesized'],
  ['f(a, b for c in d)', '1:1-1:18', 'Generator expression must be parenthesized'],
  ['f(a=b, c)', '1:7-1:8', 'positional argument follows keyword argument'],
  ['f(**a, b)', '1:7-1:8', 'positional argument follows keyword argument unpacking'],
  ['f(**a, *b)', '1:7-1:8', 'iterable argument unpacking follows keyword argument unpacking'],
  ['lambda a b: c', '1:9-1:10', "expected ':'"],
];

const TARGETS: readonly Case[] = [
  ['f() = 1', '1:0-1:3', 'cannot assign to function call'],
  ['a + b = 1', '1:0-1:5', 'cannot assign to expression'],
  ['(a, None) = 1', '1:4-1:8', 'cannot assign to None'],
  ['True = 1', '1:0-1:4', 'cannot assign to True'],
  ['False = 1', '1:0-1:5', 'cannot assign to False'],
  ['... = 1', '1:0-1:3', 'cannot assign to ellipsis'],
  ['1 = a', '1:0-1:1', 'cannot assign to literal'],
  ['a = yield = 1', '1:4-1:9', 'cannot assign to yield expression'],
  ['x[1:2:3] = a; a[b] = {c} = 1', '1:21-1:24', 'cannot assign to set display', 'Assign'],
  ['del f()', '1:4-1:7', 'cannot delete function call'],
  ['del (a, *b)', '1:8-1:10', 'cannot delete starred'],
  ['del a + b', '1:6-1:7', 'invalid syntax'],
  ['for f() in a: pass\nx', '1:4-1:7', 'cannot assign to function call', 'Expr'],
  ['with a as 1: pass', '1:10-1:11', 'cannot assign to literal'],
  ['f() += 1', '1:0-1:3', "'function call' is an illegal expression for augmented assignment"],
  ['a, b += 1', '1:0-1:4', "'tuple' is an illegal expression for augmented assignment"],
  ['a, b: int', '1:0-1:4', 'only single target (not tuple) can be annotated'],
  ['[a]: int', '1:0-1:3', 'only single target (not list) can be annotated'],
  ['f(): int', '1:3-1:4', 'invalid syntax'],
];

const STATEMENTS: readonly Case[] = [
  ['import a.\nx', '1:9-2:0', 'invalid syntax', 'Expr'],
  ['from a import b,\nx', '1:16-2:0', 'trailing comma not allowed without surrounding parentheses', 'Expr'],
  ['from a import ()', '1:15-1:16', 'invalid syntax'],
  ['lazy from __future__ import a', '1:0-1:20', 'lazy from __future__ import is not allowed'],
  ['def f(a=1, b): pass', '1:11-1:12', 'parameter without a default follows parameter with a default'],
  ['def f(/, a): pass', '1:6-1:7', 'at least one argument must precede /'],
  ['def f(a, /, b, /): pass', '1:15-1:16', '/ may appear only once'],
  ['def f(*a, /): pass', '1:10-1:11', '/ must be ahead of *'],
  ['def f(*, **a): pass', '1:7-1:8', 'named arguments must follow bare *'],
  ['def f(*a, *b): pass', '1:10-1:11', '* argument may appear only once'],
  ['def f(**a, b): pass', '1:11-1:12', 'arguments cannot follow var-keyword argument'],
  ['def f[](): pass', '1:6-1:7', 'Type parameter list cannot be empty'],
  ['def f: pass', '1:5-1:6', "expected '('"],
  ['class A(a for b in c): pass', '1:7-1:21', 'invalid syntax'],
  ['@a b\ndef f(): pass', '1:3-1:4', 'invalid syntax', 'FunctionDef'],
  ['@a\nx = 1', '2:0-2:1', 'invalid syntax'],
  ['async x', '1:6-1:7', 'invalid syntax'],
  ['if a\n    b\nx', '1:4-2:0', "expected ':'", 'If Expr'],
  ['if a b:\n    c\nx', '1:5-1:6', 'invalid syntax', 'Expr Expr'],
  ['if a:\nx', '2:0-2:1', "expected an indented block after 'if' statement", 'If Expr'],
  ['def f():\n', '2:0-2:0', 'expected an indented block after function definition', 'FunctionDef'],
  ['x\n    y\nz', '2:4-2:5', 'unexpected indent', 'Expr Expr Expr'],
  ['if a:\n    b\nelif c d:\n    e\nelse:\n    f\nx', '3:7-3:8', 'invalid syntax', 'If Expr Expr'],
  ['if a:\n    b\nelse c:\n    d\nx', '3:5-3:6', 'invalid syntax', 'If Expr'],
  ['try:\n    a\nx', '3:0-3:1', "expected 'except' or 'finally' block", 'Try Expr'],
  ['try:\n    a\nexcept A B:\n    c\nfinally:\n    d\nx', '3:9-3:10', 'invalid syntax', 'Try Expr'],
  ['try: a\nexcept A: b\nexcept* B: c', '3:0-3:6', "cannot have both 'except' and 'except*' on the same 'try'", 'Try'],
  ['try: a\nexcept*: b', '2:7-2:8', 'expected one or more exception types', 'TryStar'],
  ['try: a\nexcept A, B as c: d', '2:7-2:11', "multiple exception types must be parenthesized when using 'as'", 'Try'],
  ['with (a as b, c: d', '1:5-1:6', "'(' was never closed"],
  ['x = 1 +\ny = 2', '1:7-2:0', 'invalid syntax', 'Assign'],
];

const PATTERNS: readonly Case[] = [
  ['*a', '3:8-3:9', 'invalid syntax'],
  ['a as _', '3:11-3:12', "cannot use '_' as a target"],
  ["f'a'", '3:6-3:10', 'patterns may only match literals and attribute lookups'],
  ['1 + 2', '3:10-3:11', 'imaginary number required in complex literal'],
  ['-a', '3:7-3:8', 'invalid syntax'],
  ['A(b=c, d)', '3:13-3:14', 'positional patterns follow keyword patterns'],
  ['{a: b}', '3:8-3:9', 'invalid syntax'],
  ['{**a, 1: b}', '3:12-3:13', 'invalid syntax'],
  ['...', '3:6-3:9', 'invalid syntax'],
];

describe('errors', () => {
  for (const [text, place, message, left = ''] of [...TOKENS, ...BRACKETS, ...STRINGS, ...EXPRESSIONS, ...TARGETS, ...STATEMENTS]) {
    it(JSON.stringify(text.slice(0, 100)), () => {
      expect(check(text)).toEqual([place, message, left]);
    });
  }

  for (const [pattern, place, message] of PATTERNS) {
    it(`case ${pattern}`, () => {
      expect(check(`match x:\n case 1: a\n case ${pattern}: b\n case 2: c\ny`)).toEqual([place, message, 'Match Expr']);
    });
  }

  it('reports all of them, the one that CPython names first', () => {
    const found = (text: string) => parsePython(text).errors.map(({ message, loc }) => `${loc.start.line} ${message}`);
    expect(found('a b\nc d\nx = "e\nf = $\n')).toEqual(['3 unterminated string literal', '1 invalid syntax', '2 invalid syntax', '4 invalid syntax']);
    expect(found('a\n b\nx = $\n')).toEqual(['2 unexpected indent', '3 invalid syntax']);
    expect(found('a b\nif c:\n  d\n e\n')).toEqual(['1 invalid syntax', '4 unindent does not match any outer indentation level']);
  });

  it('keeps what could be read of a statement with blocks', () => {
    const { ast } = parsePython('try:\n  a\nexcept A B:\n  c\nfinally:\n  d\nmatch x:\n  case 1: a\n  case 2 3:\n    b\n  nothing\n');
    expect(ast.body).toMatchObject([
      { type: 'Try', body: [{ value: { id: 'a' } }, { value: { id: 'c' } }], handlers: [], finalbody: [{ value: { id: 'd' } }] },
      { type: 'Match', cases: [{ body: [{ value: { id: 'a' } }, { value: { id: 'b' } }] }] },
    ]);
  });

  it('lets an error of its own through', () => {
    const text = { charCodeAt: 1 } as unknown as string;
    expect(() => parsePython(text)).toThrow(TypeError);
  });
});
