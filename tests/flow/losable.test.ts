/** Whether a rebind can be lost in a file at all, told by names. */
import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import { Losing, mayLose } from '../../src/flow/losable.js';
import { javascript } from '../../src/javascript/language.js';
import { outlineText } from '../../src/project/parse.js';
import { python } from '../../src/project/python.js';

const { exportCrossing } = createCatalog(catalog);

function mayLoseIn(text: string, names: readonly string[] = ['enter', 'var enter'], file = '/a.ts'): boolean {
  const outlined = outlineText(text, file);
  if ('unknown' in outlined) throw new Error(outlined.unknown);
  return mayLose(outlined.outline, new Set(names), javascript, { foundNames: new Set(['handleRequest']), exportCrossing });
}

it.each([
  ['in a plain function', "import { enter } from './store'; export function bind() { enter(1); }"],
  ['before the first await', "import { enter } from './store'; export async function bind() { enter(1); await load(); }"],
  ['in what is awaited first', "import { enter } from './store'; export async function bind() { await enter(1); }"],
  ['in a plain generator', "import { enter } from './store'; export function* bind() { yield 1; enter(1); }"],
  ['behind the await of another function', "import { enter } from './store'; export function bind() { const later = async () => { await load(); }; enter(1); }"],
  ['in a loop that does not wait', "import { enter } from './store'; export async function bind(all) { for (const one of all) enter(one); await load(); }"],
  ['in a block that is left early', "import { enter } from './store'; export async function bind(x) { done: { if (x) break done; enter(1); } await load(); }"],
  ['in another method', "import { enter } from './store'; export class Guard extends AuthGuard('jwt') { handleRequest(error, user) { return user; } bind(user) { enter(user); } }"],
  ['by no call at all', "import { enter } from './store'; export { enter };"],
])('a rebind %s is not', (_, text) => {
  expect(mayLoseIn(text)).toBe(false);
});

it.each([
  ['behind an await', "import { enter } from './store'; export async function bind() { await load(); enter(1); }"],
  ['behind an await in a branch', "import { enter } from './store'; export async function bind(x) { if (x) await load(); enter(1); }"],
  ['before an await in a loop', "import { enter } from './store'; export async function bind(all) { for (const one of all) { enter(one); await load(); } }"],
  ['in a loop that waits for its items', "import { enter } from './store'; export async function bind(all) { for await (const one of all) enter(one); }"],
  ['behind a yield of an async generator', "import { enter } from './store'; export async function* bind() { yield 1; enter(1); }"],
  ['in a try behind an await', "import { enter } from './store'; export async function bind() { try { await load(); } finally { enter(1); } }"],
  ['behind an await in a block that is left early', "import { enter } from './store'; export async function bind(x) { done: { await load(); if (x) break done; enter(1); } }"],
  ['in a callback', "import { enter } from './store'; setTimeout(() => { enter(1); });"],
  ['in a function that is handed over by name', "import { enter } from './store'; setTimeout(enter);"],
  ['in a method of an object that is handed over', "import { enter } from './store'; listen({ opened() { enter(1); } });"],
  ['in a method that a framework finds', "import { enter } from './store'; export class Guard extends AuthGuard('jwt') { handleRequest(error, user) { enter(user); } }"],
  ['behind an await, in what a call gives', 'export async function bind() { await load(); binderOf(1)(2); }'],
  ['behind an await, in the constructor of the class that it extends', 'export class A extends B { constructor() { const f = async () => { await load(); super(); }; } }'],
])('a rebind %s may be', (_, text) => {
  expect(mayLoseIn(text)).toBe(true);
});

it('what is read or written behind an await may bind by a getter or setter of that name', () => {
  const read = 'import { context } from "./context"; export async function bind() { await load(); switch (context.kind) { case 1: row = context.user; } }';
  const written = 'export async function bind(context) { await load(); switch (context.kind) { case 1: context.user = 1; } }';
  expect([mayLoseIn(read, ['enter', 'user(get)']), mayLoseIn(written, ['enter', 'user(set)'])]).toEqual([true, true]);
  expect([mayLoseIn(read, ['enter', 'user']), mayLoseIn(written, ['enter', 'user(get)'])]).toEqual([false, false]);
});

it('an object that is awaited may bind', () => {
  const text = "import { enter } from './store'; export const query = { then(done) { enter(1); done(); } };";
  expect(mayLoseIn(text, ['enter', 'then'])).toBe(true);
  expect(mayLoseIn(text, ['enter'])).toBe(false);
});

it.each([
  ['behind an await', 'async def bind():\n    await load()\n    enter(1)\n', false],
  ['in a function that nobody is handed', 'def bind(value):\n    enter(value)\n', false],
  ['in a function that is handed over', 'def bind():\n    enter(1)\npool.submit(bind)\n', true],
  ['in a coroutine that is handed over', 'async def bind():\n    enter(1)\nasync def main():\n    create_task(bind())\n', true],
  ['in a function with a decorator', '@app.on_event("startup")\ndef bind():\n    enter(1)\n', true],
  ['in a function with a parameter that is filled in', 'def bind(user=Depends(load)):\n    enter(user)\n', true],
  ['in a function with a parameter that is declared to be filled in', 'def bind(user: Annotated[str, Depends(load)]):\n    enter(user)\n', true],
])('in Python a rebind %s', (_, text, expected) => {
  const outlined = python.outline(text, '/a.py');
  if ('unknown' in outlined) throw new Error(outlined.unknown);
  const names = new Set(['enter', 'var bind', 'bind', 'var bind(…)', 'bind(…)']);
  expect(mayLose(outlined.outline, names, python.semantics, { foundNames: new Set(), exportCrossing })).toBe(expected);
});

it('a rebind in what a framework finds by its name is, where the file imports from that', () => {
  const proxy = (from: string): string => `import { NextResponse } from '${from}'; import { enter } from './store'; export function proxy() { enter(1); return NextResponse.next(); }`;
  expect([['next/server', '/src/proxy.ts'], ['express', '/src/proxy.ts'], ['next/server', '/src/proxies.ts']].map(([from, file]) => mayLoseIn(proxy(from!), undefined, file))).toEqual([true, false, false]);
});

it('who may have to do with that, in Python, leads to what hands over or is called by a framework', () => {
  const text = [
    'def bind():', '    enter(1)', 'def hand():', '    pool.submit(bind)', 'def caller():', '    hand()', 'def other():', '    bind()',
    'def filled(user=Depends(load)):', '    enter(user)', 'def unfilled(user=Depends(load)):', '    print(user)', 'def around():', '    def inner():', '        pool.submit(bind)', '    return inner',
    'def decorated():', '    @app.tool(name="x")', '    def tool():', '        bind()', 'def chosen(key):', '    table[key](bind)', 'def plain():', '    app.start()',
  ].join('\n');
  const outlined = python.outline(text, '/a.py');
  if ('unknown' in outlined) throw new Error(outlined.unknown);
  const { outline } = outlined;
  const into = (names: readonly string[]): readonly string[] => {
    const losing = new Losing(outline, new Set(names), python.semantics);
    return outline.functions.flatMap(({ name }, fn) => (losing.isIn(fn) ? [name] : []));
  };
  const names = ['enter', 'var bind', 'bind', '>bind', 'var tool@decorated'];
  expect(into(names).filter((name) => name !== '')).toEqual(['hand', 'caller', 'filled', 'around', 'inner', 'decorated', 'chosen']);
  expect(into([])).toEqual([]);
});

it('who may have to do with that is anybody where what is handed over is handed to something without a name', () => {
  const outlined = python.outline('def bind():\n    enter(1)\ndef hand():\n    (await_it or [])[0](bind)\n    (lambda f: f())(bind)\ndef other():\n    pass\n', '/a.py');
  if ('unknown' in outlined) throw new Error(outlined.unknown);
  const losing = new Losing(outlined.outline, new Set(['var bind']), python.semantics);
  expect(losing.isIn(outlined.outline.functions.findIndex(({ name }) => name === 'other'))).toBe(true);
});
