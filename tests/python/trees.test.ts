/**
 * Snippets with the trees and symbols that CPython makes of them. After a change of a snippet, with the newest Python:
 *
 *     python3.15 dump.py snippets/x.py > snippets/x.tree
 *     python3.11 symbols.py snippets/scopes.py > snippets/scopes.symbols
 *     python3.13 symbols.py snippets/generics.py > snippets/generics.symbols
 *
 * (From 3.12 on, symtable no longer shows most comprehensions; before it, there were no type parameters.)
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePython } from '../../src/python/parse.js';
import { dump } from './dump.js';
import { symbolLines } from './symbols.js';

const FOLDER = new URL('snippets/', import.meta.url);

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

const names = readdirSync(FOLDER).filter((name) => name.endsWith('.py')).map((name) => name.slice(0, -3));

describe('the tree is that of CPython', () => {
  it.each(names)('%s.py', (name) => {
    const text = read(`${name}.py`);
    const { ast, errors } = parsePython(text);
    expect(errors).toEqual([]);
    expect(dump(ast, text)).toEqual(read(`${name}.tree`).trimEnd().split('\n'));
  });

  it.each(names)('%s.py with the line ends of Windows', (name) => {
    const text = read(`${name}.py`).replaceAll('\n', '\r\n');
    expect(dump(parsePython(text).ast, text)).toEqual(read(`${name}.tree`).trimEnd().split('\n'));
  });
});

describe('the symbols are those of CPython', () => {
  it.each(['scopes', 'generics'])('%s.py', (name) => {
    expect(symbolLines(parsePython(read(`${name}.py`)).ast)).toEqual(read(`${name}.symbols`).trimEnd().split('\n'));
  });
});
