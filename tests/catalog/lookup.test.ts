/** Looking an API up by its name. */
import { describe, expect, it } from 'vitest';
import type { CatalogEntry, QuietEntry } from '../../src/catalog/entry.js';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog, normaliseModule } from '../../src/catalog/lookup.js';

const quiet = (module: string, path: string, why = 'test'): QuietEntry => ({ role: 'quiet', module, path, why, source: 'test' });
const store = (module: string, path: string): CatalogEntry => ({ role: 'store', module, path, value: true, why: 'test', source: 'test' });

describe('find', () => {
  const known = createCatalog([quiet('m', 'a', 'first'), quiet('m', 'b.c'), quiet('m', 'a', 'second'), quiet('m', 'K#*', 'member'), quiet('m', 'K#own', 'own'), quiet('m', 'N**', 'all'), quiet('all', '**', 'everything')]);
  const why = (module: string, path: string): string[] => known.find(module, path).map((entry) => entry.why);

  it('gives what is said of the name, in the order of the entries', () => {
    expect(why('m', 'a')).toEqual(['first', 'second']);
    expect(why('m', 'x')).toEqual([]);
    expect(why('x', 'a')).toEqual([]);
  });

  it('goes by a pattern only where nothing is said of the name itself', () => {
    expect(why('m', 'K#other')).toEqual(['member']);
    expect(why('m', 'K#own')).toEqual(['own']);
    expect(why('m', 'K#other.deeper')).toEqual([]);
    expect(why('m', 'K')).toEqual([]);
  });

  it('takes ** for the name and all beneath it, and no other name', () => {
    expect(['N', 'N.a', 'N#a.b', 'N().c', 'NN', 'M.N'].map((path) => why('m', path).length)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(['', 'a', 'a.b().c'].map((path) => why('all', path).length)).toEqual([1, 1, 1]);
  });

  it('knows what leads to a name, but not what only a pattern covers', () => {
    expect(['a', 'b', 'b.c', 'K', 'K#own', 'K#other', 'c', 'N'].map((path) => known.knows('m', path))).toEqual([true, true, true, true, true, false, false, false]);
  });

  it('is quiet where any entry says so', () => {
    expect([known.isQuiet('m', 'a'), known.isQuiet('m', 'K#x'), known.isQuiet('m', 'x'), known.isQuiet('x', 'a')]).toEqual([true, true, false, false]);
  });

  it('takes text in patterns for what it is', () => {
    const odd = createCatalog([quiet('m', 'a().*'), quiet('m', '$.*')]);
    expect([odd.isQuiet('m', 'a().b'), odd.isQuiet('m', 'aXXb'), odd.isQuiet('m', '$.b'), odd.isQuiet('m', '.b')]).toEqual([true, false, true, false]);
  });
});

describe('modules', () => {
  it('of Node have one name', () => {
    expect(['async_hooks', 'node:async_hooks', 'fs/promises', 'express', '@acme/fs', './fs'].map(normaliseModule)).toEqual(['node:async_hooks', 'node:async_hooks', 'node:fs/promises', 'express', '@acme/fs', './fs']);
  });

  it('that several entries may mean are looked up in all of them', () => {
    const known = createCatalog([store('file:src/context.ts', 'user'), store('file:*', 'tenant'), store('file:other.ts', 'job')]);
    const module = known.moduleOf('./context', 'src/app.ts');
    expect(module).toBe('file:src/context.ts|file:*');
    expect(['user', 'tenant', 'job'].map((path) => known.find(module, path).length)).toEqual([1, 1, 0]);
    expect([known.knows(module, 'tenant'), known.knows(module, 'job'), known.isQuiet(module, 'user')]).toEqual([true, false, false]);
    expect(known.moduleOf('async_hooks', 'src/app.ts')).toBe('node:async_hooks');
    expect(known.moduleOf('express', 'src/app.ts')).toBe('express');
  });

  it('declared here: only what an entry calls a store', () => {
    const known = createCatalog([store('file:src/context.ts', 'user'), quiet('file:*', 'log'), store('file:*', 'tenant')]);
    expect(known.declaredHere('/project/src/context.ts', 'user')).toEqual({ module: 'file:src/context.ts', path: 'user' });
    expect(known.declaredHere('src/other.ts', 'user')).toBeUndefined();
    expect(known.declaredHere('src/other.ts', 'tenant')).toEqual({ module: 'file:*', path: 'tenant' });
    expect(known.declaredHere('src/context.ts', 'log')).toBeUndefined();
  });
});

/** Of two kinds, the one that is said where either runtime may be meant is the one in which more may be seen. */
describe('a crossing that is another one in async hooks', () => {
  const kindOf = (module: string, path: string, runtime?: 'any' | 'async-hooks' | 'context-frame'): unknown => createCatalog(catalog, runtime).find(module, path)[0];

  it.each([
    ['sqlite3', 'Database#get', 'copy', 'bare', 'copy'],
    ['ws', 'WebSocketServer#on', 'bare', 'capture', 'capture'],
  ])('%s %s', (module, path, onHooks, onFrame, onAny) => {
    expect(kindOf(module, path, 'async-hooks')).toMatchObject({ kind: onHooks });
    expect(kindOf(module, path, 'context-frame')).toMatchObject({ kind: onFrame });
    expect(kindOf(module, path, 'any')).toMatchObject({ kind: onAny });
    expect(kindOf(module, path)).toMatchObject({ kind: onAny });
  });
});

describe('the runtime', () => {
  const exit = (runtime?: 'any' | 'async-hooks' | 'context-frame'): unknown => createCatalog(catalog, runtime).find('node:async_hooks', 'AsyncLocalStorage#exit')[0];

  it('decides what `exit` lets out', () => {
    expect(exit()).toMatchObject({ leaky: true });
    expect(exit('any')).toMatchObject({ leaky: true });
    expect(exit('async-hooks')).toMatchObject({ leaky: true, leaks: true });
    expect(exit('context-frame')).toMatchObject({ leaky: false, leaks: false });
    expect(exit()).not.toHaveProperty('leaks');
  });

  it('changes nothing else', () => {
    expect(createCatalog(catalog, 'context-frame').find('node:async_hooks', 'AsyncLocalStorage#run')).toEqual(createCatalog(catalog).find('node:async_hooks', 'AsyncLocalStorage#run'));
  });
});

describe('which files matter', () => {
  const known = createCatalog(catalog);

  it.each([
    ['', false],
    ['const a = 1;', false],
    ["import { readFile } from 'node:fs';", false],
    ['setTimeout(() => {}, 1);', false],
    ["import { AsyncResource } from 'node:async_hooks';", false],
    ["import { AsyncLocalStorage } from 'node:async_hooks';", true],
    ["const { AsyncLocalStorage } = require('async_hooks');", true],
    ['const store = new AsyncLocalStorage();', true],
    ["import { cookies } from 'next/headers';", false],
    ["import { ClsService } from 'nestjs-cls';", true],
  ])('%s: %s', (text, matters) => {
    expect(known.mattersTo(text)).toBe(matters);
  });

  it('what nothing is known to write is looked for by itself', () => {
    const texts = ["import { cookies } from 'next/headers';", 'store.getStore(); new AsyncLocalStorage();', "import { readFile } from 'node:fs';"];
    expect(texts.map((text) => known.readsIn(text))).toEqual([true, true, false]);
  });

  it('what binds can only come from where it is spoken of, by the package or, where it needs none, by its name', () => {
    const declared = createCatalog([...catalog, { role: 'scope', module: 'file:*', path: 'default.tenancy.during', argument: 0, callback: 1, store: 's', why: 'test', source: 'test' }]);
    const texts = ["import { AsyncLocalStorage } from 'async_hooks';", 'new AsyncLocalStorage()', "import api from '@opentelemetry/api';", 'tenancy.during(1, work)', 'store.run(1, work)', "import { cookies } from 'next/headers';"];
    expect(texts.map((text) => declared.bindsIn(text))).toEqual([true, true, true, true, false, false]);
  });

  it('a declared name of the project makes every file matter that has it', () => {
    const declared = createCatalog([{ role: 'rebind', module: 'file:*', path: 'Context.enter', argument: 0, store: 's', why: 'test', source: 'test' }]);
    expect([declared.mattersTo('Context.enter(1)'), declared.mattersTo('Context.leave(1)'), declared.mattersTo('enter(1)')]).toEqual([true, false, false]);
  });

  it('a default export has no name to look for', () => {
    const declared = createCatalog([{ role: 'rebind', module: 'ctx', path: 'default', argument: 0, why: 'test', source: 'test' }]);
    expect([declared.mattersTo("import enter from 'ctx';"), declared.mattersTo("import enter from 'other';")]).toEqual([true, false]);
  });
});
