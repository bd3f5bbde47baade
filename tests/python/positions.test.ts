import { describe, expect, it } from 'vitest';
import { parsePython } from '../../src/python/parse.js';
import { visitorKeys } from '../../src/python/visitor-keys.js';

/** `type value line:column-line:column`, after a check that range and text agree. */
function shown(text: string, { type, value, range, loc }: { type: string; value: string; range: readonly [number, number]; loc: { start: { line: number; column: number }; end: { line: number; column: number } } }): string {
  expect(text.slice(...range).replace(/^#/, '')).toBe(value);
  return `${type} ${value} ${loc.start.line}:${loc.start.column}-${loc.end.line}:${loc.end.column}`;
}

describe('positions', () => {
  it('counts UTF-16 units, and breaks lines where Python does', () => {
    const text = 'x = "😀é"; y\r\nz\rw = "\u2028\f"\n\fv\n';
    const { ast } = parsePython(text);
    expect(ast.body.map(({ range, loc }) => [...range, loc.start.line, loc.start.column, loc.end.column])).toEqual([
      [0, 9, 1, 0, 9], [11, 12, 1, 11, 12], [14, 15, 2, 0, 1], [16, 24, 3, 0, 8], [26, 27, 4, 1, 2],
    ]);
    expect([ast.range, ast.loc.start, ast.loc.end]).toEqual([[0, text.length], { line: 1, column: 0 }, { line: 5, column: 0 }]);
  });

  it('passes over a byte order mark, and knows names as Python compares them', () => {
    const { ast, errors } = parsePython('\ufeffﬁ = ªb\n');
    expect(errors).toEqual([]);
    expect(ast.body).toMatchObject([{ type: 'Assign', targets: [{ id: 'fi', range: [1, 2] }], value: { id: 'ab' } }]);
  });

  it('reads any indentation that Python reads', () => {
    const { ast, errors } = parsePython('if a:\n\tb\n\tif c:\n\t\td\n\n    # a comment\n \f\tf\n\\\ng\nif h:\n  i\n  \\\n    j\n\fk');
    expect(errors).toEqual([]);
    expect(ast.body.map(({ type }) => type)).toEqual(['If', 'Expr', 'If', 'Expr']);
  });

  it('gives comments and tokens', () => {
    const text = "#!a\ndef f(): # b\n  return f'x{a!r:>{b}}y' + 1 # c";
    const { comments, tokens } = parsePython(text);
    expect(comments.map((comment) => shown(text, comment))).toEqual(['Comment !a 1:0-1:3', 'Comment  b 2:9-2:12', 'Comment  c 3:29-3:32']);
    expect(tokens.map((token) => shown(text, token))).toEqual([
      'Keyword def 2:0-2:3', 'Name f 2:4-2:5', 'Punctuator ( 2:5-2:6', 'Punctuator ) 2:6-2:7', 'Punctuator : 2:7-2:8',
      'Keyword return 3:2-3:8', "String f' 3:9-3:11", 'String x 3:11-3:12', 'Punctuator { 3:12-3:13', 'Name a 3:13-3:14',
      'Punctuator ! 3:14-3:15', 'Name r 3:15-3:16', 'Punctuator : 3:16-3:17', 'String > 3:17-3:18', 'Punctuator { 3:18-3:19',
      'Name b 3:19-3:20', 'Punctuator } 3:20-3:21', 'Punctuator } 3:21-3:22', 'String y 3:22-3:23', "String ' 3:23-3:24",
      'Punctuator + 3:25-3:26', 'Number 1 3:27-3:28',
    ]);
  });

  it('takes more tokens than it expected', () => {
    const { tokens } = parsePython('()'.repeat(500));
    expect(tokens).toHaveLength(1000);
  });

  it('says where names of definitions stand, and what has no position in CPython', () => {
    const text = 'class A: pass\nasync def f(a, *b): pass\ndef g(): pass\n';
    const { ast } = parsePython(text);
    expect(ast.body.map((node) => 'nameRange' in node && text.slice(...node.nameRange))).toEqual(['A', 'f', 'g']);
    expect(ast.body.slice(1)).toMatchObject([{ args: { range: [26, 31] } }, { args: { range: [45, 45] } }]);
  });

  it('has keys for every field that holds nodes', () => {
    expect(Object.keys(visitorKeys)).toHaveLength(77);
    expect(visitorKeys.ExceptHandler).toEqual(['type_', 'body']);
  });
});
