import { describe, expect, it } from 'vitest';
import { parsePython } from '../../src/python/parse.js';
import { analyzeScopes } from '../../src/python/scopes.js';
import type { Scope } from '../../src/python/symbols.js';

function scopesOf(text: string, options?: { annotations: boolean }) {
  const { ast, errors } = parsePython(text);
  expect(errors).toEqual([]);
  const scopes = analyzeScopes(ast, options);
  const named = (name: string): Scope => [...scopes.of.values()].find((scope) => scope.name === name)!;
  const owner = (scope: string, id: string): string | undefined => named(scope).resolve(id)?.scope.name;
  return { ...scopes, ast, text, named, owner };
}

describe('resolve', () => {
  it('finds the scope that binds a name', () => {
    const { owner } = scopesOf('import a\ndef f(b):\n  def g():\n    return a, b, c, g, print\n  c = 1\nclass C:\n  d = 1\n  def m(self): d, C, self\n');
    expect(['a', 'b', 'c', 'g', 'print'].map((id) => owner('g', id))).toEqual(['top', 'f', 'f', 'f', undefined]);
    expect(['d', 'C', 'self'].map((id) => owner('m', id))).toEqual([undefined, 'top', 'm']);
    expect(owner('C', 'd')).toBe('C');
  });

  it('follows global and nonlocal', () => {
    const { owner, module, text } = scopesOf('def f():\n  global x\n  x = 1\n  y = 2\n  def g():\n    nonlocal y\n    y = x\n    def h(): return x, y\n  def i():\n    x = 1\n    return lambda: x\n');
    expect([owner('g', 'x'), owner('g', 'y'), owner('h', 'x'), owner('h', 'y'), owner('lambda', 'x')]).toEqual(['top', 'f', 'top', 'f', 'i']);
    expect(module.symbols.get('x')!.bindings.map(({ range }) => text.slice(...range))).toEqual(['x']);
    expect(module.children[0]!.symbols.get('y')).toMatchObject({ lookup: 'cell', bindings: { length: 2 } });
  });

  it('does not find what is declared and never bound', () => {
    const { owner } = scopesOf('def f():\n  global x\n  return x\n');
    expect(owner('f', 'x')).toBeUndefined();
  });

  it('knows private names', () => {
    const { owner, named } = scopesOf('class _A:\n  __x = 1\n  __y__ = 2\n  def f(self, __p): return __p\nclass __:\n  __z = 1\n');
    expect([owner('_A', '__x'), owner('f', '__p'), owner('__', '__z')]).toEqual(['_A', 'f', '__']);
    expect([...named('_A').symbols.keys()]).toEqual(['_A__x', '__y__', 'f']);
  });

  it('lets type parameters and aliases see the class around them', () => {
    const { owner, module } = scopesOf('class C:\n  d = 1\n  type X[T: d] = d\n  type Y = lambda: d\n  def m[U: d](self): pass\n');
    expect([owner('X', 'd'), owner('X', 'T'), owner('U', 'd')]).toEqual(['C', 'X', 'C']);
    expect(owner('lambda', 'd')).toBeUndefined();
    expect(module.children[0]!.children.map(({ type }) => type)).toEqual(['type parameters', 'type alias', 'type parameters']);
  });

  it('binds a walrus outside of comprehensions', () => {
    const { owner, module } = scopesOf('[[(a := b) for b in c] for c in d]\ndef f():\n  global g\n  [(g := 1) for _ in d]\n  [(h := 1) for _ in d]\n');
    expect(module.resolve('a')?.symbol.bindings).toHaveLength(1);
    expect([owner('f', 'g'), owner('f', 'h')]).toEqual(['top', 'f']);
  });
});

describe('references and bindings', () => {
  it('count a target of += as both', () => {
    const { module } = scopesOf('a = 1\na += 1\nb.c += 1\n');
    expect(module.symbols.get('a')).toMatchObject({ bindings: { length: 2 }, references: { length: 1 } });
  });

  it('leave annotations out on request, as after the import from __future__', () => {
    const text = 'def f(a: A) -> B:\n  c: C = D\ne: E\n';
    const names = (annotations: boolean) => [...scopesOf(text, { annotations }).module.symbols.keys()];
    expect(names(true)).toEqual(['f', 'A', 'B', 'e', 'E', 'D', 'C'].filter((name) => !'DC'.includes(name)));
    expect(names(false)).toEqual(['f', 'e', 'D'].filter((name) => name !== 'D'));
  });

  it('are found in a tree with errors', () => {
    const { ast } = parsePython('def f(:\n  x = 1\ny = x\n');
    expect([...analyzeScopes(ast).module.symbols.keys()]).toEqual(['y', 'x']);
  });
});
