/** What is followed through the steps of a function: each program that loses a value stands beside the nearest one that does not. */
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import { Analysis } from '../../src/flow/index.js';
import { throwsNothing } from '../../src/flow/harmless.js';
import { javascript } from '../../src/javascript/language.js';
import { outlineText } from '../../src/project/parse.js';
import { expectMarks } from './marked.js';

const start = `import { AsyncLocalStorage } from 'node:async_hooks';
const user = new AsyncLocalStorage();
const load = async (id) => id;
`;
const main = 'export async function main(id) { await enter(id); return user.getStore(); }\n';

it.each<[string, string, string]>([
  ['a block that is left early', 'async function enter(id) { await load(id); done: { if (id) break done; «user.enterWith(id)»; } }', 'async function enter(id) { done: { if (id) break done; user.enterWith(id); } await load(id); }'],
  [
    'parts of a generator, one after the other',
    'function* steps(id) { «user.enterWith(id)»; yield 1; }\nasync function enter(id) { await load(id); const it = steps(id); it.next(); it.next(); }',
    'function* steps(id) { user.enterWith(id); yield 1; yield user.getStore(); }\nasync function enter(id) { await load(id); const it = steps(id); it.next(); it.next(); }',
  ],
  [
    'whichever of two promises is made, both bind in place of what was there',
    "async function bind(id) { if (!id) throw new Error('who'); user.enterWith(id); }\nasync function enter(id, now) { await load(id); «user.enterWith(1)»; await (now ? bind(id) : bind(2)); return user.getStore(); }",
    "async function bind(id) { if (!id) throw new Error('who'); user.enterWith(id); }\nasync function enter(id, now) { await load(id); user.enterWith(1); await (now ? bind(id) : load(2)); return user.getStore(); }",
  ],
])('%s', (_, wrong, right) => {
  expectMarks('no-lost-write', `${start}${wrong}\n${main}`, `${start}${right}\n${main}`);
});

describe('a setter that binds only where nothing is bound, and changes what is there', () => {
  it.each<[string, string, string]>([
    ['on two ways', 'if (id.ok) id.user = 1; else id.user = 2;', 'if (id.ok) held.user = 1; else held.user = 2;'],
    ['in a loop', 'for (const key of id) id[key] = id;', 'for (const key of id) held[key] = id;'],
    ['where that may fail', 'try { id.user = id; } catch {}', 'try { held.user = id; } catch {}'],
  ])('%s', (_, other, change) => {
    const code = (what: string): string => `${start}function set(id) { const held = user.getStore(); if (held) { ${what} } else user.enterWith({ id }); }\nasync function enter(id) { await load(id); «set(id)»; }\n${main}`;
    expectMarks('no-lost-write', code(other), code(change).replace(/[«»]/g, ''));
  });
});

/** Of code with a function \`f\`, which is called at its end. */
function analyzed(code: string): Analysis {
  const found = outlineText(`${start}${code}\nf();\n`, '/project/a.ts');
  if ('unknown' in found) throw new Error(found.unknown);
  return new Analysis(found.outline, createCatalog(catalog), javascript);
}

describe('a call that throws nothing', () => {
  const isCertain = (code: string): boolean => {
    const analysis = analyzed(code);
    const call = analysis.program.calls.find(({ text }) => text === 'f')!;
    return throwsNothing(analysis, call, analysis.resolver.resolve(call.callee, null), null);
  };

  it.each([
    ['function f() { for (const one of [1]) { REST } }'],
    ['function f() { try { REST } catch { REST } finally { REST } }'],
    ['function f() { switch (1) { case 1: REST } }'],
    ['function f() { done: { REST } }'],
    ['function f() { if (a) { REST } else { REST } }'],
  ])('is told by all that it does: %s', (code) => {
    const parts = code.split('REST');
    expect(isCertain(code.replaceAll('REST', 'user.getStore();'))).toBe(true);
    for (let i = 1; i < parts.length; i++) expect(isCertain(parts.map((part, j) => (j === 0 ? part : `${i === j ? 'unknown();' : 'user.getStore();'}${part}`)).join(''))).toBe(false);
  });

  it.each<[string, boolean]>([
    ['function f() { for (;;) break; }', true],
    ['function f() { return 1; }', true],
    ['function f() { throw 1; }', false],
    // What begins in the meantime may fail at once.
    ["import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); function f() { prisma.order.findMany(); }", false],
  ])('%s: %s', (code, certain) => {
    expect(isCertain(code)).toBe(certain);
  });
});

describe('a promise that may be rejected', () => {
  it.each<[string, boolean]>([
    ['async function f() { await (a ? no() : yes()); }', true],
    ['async function f() { await (a ? yes() : yes()); }', false],
    ['async function f() { await no(); }', true],
    ['async function f() { await [no(), 1]; }', true],
    ['async function f() { await [yes(), 1]; }', false],

    ['async function f() { await yes(); }', false],
  ])('%s: %s', (code, may) => {
    const analysis = analyzed(`${code}\nasync function no() { throw 1; }\nasync function yes() {}`);
    const fn = analysis.program.functions.findIndex(({ name }) => name === 'f');
    expect(analysis.throwing.mayThrow(fn, null)).toBe(may);
    // It is only quicker than to follow all that the function does.
    expect(analysis.wholeSummaryOf(fn, null)?.rejects).toBe(may);
  });
});
