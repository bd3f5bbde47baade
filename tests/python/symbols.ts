/** Our scopes in the lines that symbols.py writes of CPython's symtable. */
import { analyzeScopes } from '../../src/python/scopes.js';
import type { Module } from '../../src/python/ast.js';
import type { PythonSymbol, Scope } from '../../src/python/symbols.js';

export function symbolLines(tree: Module): string[] {
  const annotations = !tree.body.some((statement) =>
    statement.type === 'ImportFrom' && statement.module === '__future__' && statement.names.some(({ name }) => name === 'annotations'));
  const lines = new Set<string>();
  const stack: [Scope, string][] = [[analyzeScopes(tree, { annotations }).module, '']];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [scope, path] = top;
    for (const symbol of scope.symbols.values()) {
      if (symbol.name !== '__class__') lines.add(ascii(`${path} ${symbol.name} ${scope.parent === null ? 'global' : symbol.lookup} ${words(symbol)}`));
    }
    for (const child of scope.children) stack.push([child, `${path}/${child.name}:${child.node.loc.start.line}`]);
  }
  return [...lines].sort();
}

function words(symbol: PythonSymbol): string {
  // What `+=` reads is no reference for CPython.
  const referenced = symbol.references.some((node) => node.type === 'Name' && node.ctx === 'Load');
  const flags = {
    parameter: symbol.parameter, imported: symbol.imported, assigned: symbol.assigned, annotated: symbol.annotated, referenced, nonlocal: symbol.declared === 'nonlocal',
  };
  return Object.entries(flags).flatMap(([flag, holds]) => (holds ? [flag] : [])).join(' ');
}

function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) => {
    const code = character.codePointAt(0)!;
    return code < 256 ? `\\x${hex(code, 2)}` : code < 65536 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  });
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}
