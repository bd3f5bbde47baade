/** Which names lead to a rebind, in a file and in all that it leads to. */
import { describe, expect, it, vi } from 'vitest';
import { leadingTo, leadsOf } from '../../src/flow/leading.js';
import type { Leading } from '../../src/flow/names.js';
import { javascript } from '../../src/javascript/language.js';
import { openProject, type Seeds } from '../../src/project/index.js';
import { outlineText } from '../../src/project/parse.js';
import { python } from '../../src/project/python.js';
import { open, OWN, TestClock } from './folder.js';

const SEEDS: Seeds = { of: [{ name: 'enterWith' }, { name: 'enter', module: 'nestjs-cls' }, { name: 'begin', module: 'node:async_hooks' }], leading: 'called' };

/** The names that lead to `enterWith` in one file, over however many others of it. */
function leadingIn(text: string, leading: Leading = 'called'): readonly string[] {
  const outlined = outlineText(text, '/a.ts');
  if ('unknown' in outlined) throw new Error(outlined.unknown);
  const leads = leadsOf(outlined.outline, javascript, leading);
  const found = new Set(['enterWith']);
  for (const name of found) for (const leading of leadingTo(leads, name)) found.add(leading);
  return [...found].slice(1).sort();
}

describe('the names of one file', () => {
  it.each([
    ['function set() { store.enterWith(1); }', ['var set']],
    ['export function set() { store.enterWith(1); }', ['set', 'var set']],
    ['export const set = () => store.enterWith(1);', ['set', 'var set']],
    ['const set = store.enterWith.bind(store);', ['var set', 'var set()']],
    ['class A { set() { store.enterWith(1); } }', ['set']],
    ['class A { set = () => { store.enterWith(1); }; }', ['set']],
    ['class A { constructor() { store.enterWith(1); } }', ['var A']],
    ['class A { constructor() { store.enterWith(1); } } class B extends A {}', ['var A', 'var B']],
    ['class A { set user(user) { store.enterWith(user); } } function sign(a) { a.user = 1; }', ['user', 'user(set)', 'var sign']],
    ['class A { get user() { return store.enterWith(1); } } function sign(a) { return a.user; }', ['user', 'user(get)', 'var sign', 'var sign()']],
    ['const context = { get user() { return store.enterWith(1); } }; const other = { user: 1 }; function load() { const user = 1; return user; }', ['user', 'user(get)', 'var context[]']],
    ['const context = { set() { store.enterWith(1); } };', ['set', 'var context[]']],
    ['const context = { set() { store.enterWith(1); } }; const any = (key) => context[key]();', ['set', 'var any', 'var context[]']],
    ['exports.set = () => store.enterWith(1);', ['set']],
    ['export default () => store.enterWith(1);', ['default']],
    ['const binder = () => (value) => store.enterWith(value);', ['var binder()']],
    ['const binder = () => (value) => store.enterWith(value); const set = binder();', ['var binder()', 'var set', 'var set()']],
    ['const run = (work) => work(); const set = () => { run(() => store.enterWith(1)); };', ['var set']],
    ['function set() { store.enterWith.call(store, 1); }', ['var set']],
    ['async function set() { store.enterWith(1); await load(); }', ['var set']],
    ['async function set() { if (a) await load(); store.enterWith(1); }', ['var set']],
  ])('are seen in %s', (text, names) => {
    expect(leadingIn(text)).toEqual(names);
  });

  it.each([
    'async function set() { await load(); store.enterWith(1); }',
    'async function set() { try { await load(); } finally { store.enterWith(1); } }',
  ])('are told apart where it is done behind an `await`, as in %s', (text) => {
    expect(leadingIn(text)).toEqual(['~var set']);
  });

  it.each([
    'function make() { const done = store.getStore(); return done; }',
    'const answer = store.size > 0;',
  ])('are none in %s', (text) => {
    expect(leadingIn(text)).toEqual([]);
  });

  it('take no account of what a call was handed once it is awaited', () => {
    expect(leadingIn('const result = await run(() => store.enterWith(1)); export const set = run(() => store.enterWith(1));')).toEqual(['set held', 'var set held']);
  });

  it('go on over what was made of a function, and no further', () => {
    const text = 'const set = wrap(() => store.enterWith(1)); const row = read(set); const text = format(row); function use() { return set; } const used = use(); function run() { set(); }';
    expect(leadingIn(text)).toEqual(['var run', 'var set held', 'var use() held', 'var used held', 'var used() held']);
  });

  it('are none of a call that runs nothing of what it is handed', () => {
    const text = 'const set = () => store.enterWith(1); const a = () => console.log(set); const b = () => Array.isArray(set); const c = () => String(set); const d = () => { logger.log(set); };';
    expect(leadingIn(text)).toEqual(['var d', 'var set']);
    expect(leadingIn('const set = () => store.enterWith(1); const a = () => { JSON.parse(text, set); };')).toEqual(['var a', 'var set']);
  });

  it('are those of what stands for the same under another name, in every respect', () => {
    expect(leadingIn('export class A { constructor() { store.enterWith(1); } } export const B = A; const make = () => () => store.enterWith(1); export const other = make;')).toEqual(['A', 'B', 'other()', 'var A', 'var B', 'var make()', 'var other()']);
  });

  it('are those of what one of several functions gives, and of a list of those', () => {
    expect(leadingIn('const a = () => () => store.enterWith(1); const b = () => () => {}; const set = (fast ? a : b)(); const all = [set]; function run() { all.forEach(call); use(all); }')).toEqual(['var a()', 'var all', 'var run', 'var set', 'var set()']);
  });

  it('tell variables apart by the functions that they are declared in', () => {
    expect(leadingIn('function a() { const set = () => store.enterWith(1); } function b() { const set = () => {}; set(); }')).toEqual(['var set@a']);
  });

  it('count what is done behind an `await` where that is asked for', () => {
    expect(leadingIn('async function set() { await load(); store.enterWith(1); }', 'anywhere')).toEqual(['var set']);
  });
});

describe('the names of a Python file', () => {
  /** Its own variables and functions that lead to a store which it makes. */
  const leadingInPython = (body: string, leading: Leading): readonly string[] => {
    const outlined = python.outline(`current = ContextVar("current")\n${body}`, '/a.py');
    if ('unknown' in outlined) throw new Error(outlined.unknown);
    const leads = leadsOf(outlined.outline, python.semantics, leading);
    const found = new Set(['ContextVar() store']);
    for (const name of found) for (const one of leadingTo(leads, name)) found.add(one);
    return [...found].flatMap((name) => /^var ([\w@]+)(?: held)?$/.exec(name)?.[1] ?? []).sort();
  };

  it('lead to a store by what binds it', () => {
    expect(leadingInPython('def bind(value):\n    current.set(value)\ndef look():\n    return current.get()\n', 'bound')).toEqual(['bind']);
  });

  it('lead to it by a look-up as well, where that is asked for', () => {
    expect(leadingInPython('def bind(value):\n    current.set(value)\ndef look():\n    return current.get()\n', 'called')).toEqual(['bind', 'look']);
  });

  it('are none of what a function gives, unless that is still to be awaited', () => {
    const body = 'def bind():\n    current.set(1)\nasync def bind_later():\n    current.set(1)\ndef run():\n    row = bind()\n    waiting = bind_later()\n    done = await_it(row)\n';
    expect(leadingInPython(body, 'bound')).toEqual(['bind', 'bind_later', 'run', 'waiting@run']);
    expect(leadingInPython('async def bind_later():\n    current.set(1)\nasync def run():\n    row = await bind_later()\n    return row.id\n', 'bound')).toEqual(['bind_later', 'run']);
  });

  it('are those of a coroutine by whatever name its function has', () => {
    const body = 'async def bind():\n    current.set(1)\nothers = [bind]\nother = bind if fast else others[0]\nclass Work:\n    async def go(self):\n        current.set(2)\ndef run(work):\n    a = other()\n    b = work.go()\n';
    expect(leadingInPython(body, 'bound')).toEqual(['a@run', 'b@run', 'bind', 'go', 'other', 'others', 'run']);
  });

  it('lead there by what `with` enters, where that is seen to be such a thing or is not seen at all', () => {
    const scope = 'class Scope:\n    def __enter__(self):\n        current.set(1)\n    def __exit__(self, *_):\n        pass\nlock = Lock()\n';
    const body = `${scope}def direct():\n    with Scope():\n        pass\nscope = Scope()\ndef named():\n    with scope:\n        pass\ndef locked():\n    with lock:\n        pass\ndef unseen(one):\n    with one:\n        pass\n`;
    expect(leadingInPython(body, 'bound')).toEqual(['__enter__', 'direct', 'named', 'unseen']);
  });

  it('are those of what one of several coroutines is, and of one in a list', () => {
    const body = 'async def bind():\n    current.set(1)\nasync def other():\n    pass\nall_of_them = [bind, other]\ndef run():\n    a = (bind if fast else other)()\n    b = all_of_them[0]()\n';
    expect(leadingInPython(body, 'bound')).toEqual(['a@run', 'all_of_them', 'bind', 'run']);
  });

  it('tell attributes, items and what the module holds apart', () => {
    const body = 'def bind():\n    current.set(1)\ndef use(offer, table):\n    a = offer.bind\n    b = table["bind"]\n    c = bind\n';
    expect(leadingInPython(body, 'bound')).toEqual(['bind', 'c@use']);
    expect(leadingInPython(`${body}class Offer:\n    def bind(self):\n        current.set(1)\n`, 'bound')).toEqual(['a@use', 'bind', 'c@use']);
    expect(leadingInPython(`${body}def fill(table):\n    table["bind"] = bind\n`, 'bound')).toEqual(['b@use', 'bind', 'c@use']);
    expect(leadingInPython(`${body}tables = {"bind": bind}\n`, 'bound')).toEqual(['b@use', 'bind', 'c@use']);
    expect(leadingInPython(`${body}first, second = [bind, 1]\nthird = pair[0]\n`, 'bound')).toEqual(['bind', 'c@use']);
  });

  it('are those of a module by any name that stands for it, or for a package around it', () => {
    const body = 'import app.binding\nimport other as alias\nfrom app import third\nmodule = alias if fast else third\ndef bind():\n    current.set(1)\na = app.binding.bind\nb = alias.bind\nc = third.bind\nd = module.bind\ne = offer().bind\n';
    expect(leadingInPython(body, 'bound')).toEqual(['a', 'b', 'bind', 'c', 'd']);
  });

  it('are none of a call that runs nothing of what it is handed, or only when the process ends', () => {
    const body = 'import atexit, other\nfrom atexit import register\ndef bind():\n    current.set(1)\ndef a():\n    atexit.register(bind)\ndef b():\n    register(bind)\ndef c():\n    isinstance(bind, str)\ndef d():\n    other.register(bind)\ndef e():\n    list(bind)\n';
    expect(leadingInPython(body, 'bound')).toEqual(['bind', 'd', 'e']);
  });

  it('are not those of what a store holds', () => {
    expect(leadingInPython('user = current.get()\nname = user.name\ndef load():\n    return name.lower()\n', 'bound')).toEqual([]);
  });
});

describe('the names of a project', () => {
  const options = { matters: (text: string) => /enterWith|nestjs-cls|begin/.test(text) };
  const namesOf = (files: Record<string, string>, path: string, text?: string): readonly string[] | undefined => {
    const { lint, project } = open(files, options);
    lint(path, text);
    const names = project.names(SEEDS);
    return names && [...names].filter((name) => !name.startsWith('var ')).sort();
  };
  const tenant = 'export function setTenant() { store.enterWith(1); }';

  it('lead from file to file', () => {
    const files = { 'tenant.ts': tenant, 'guard.ts': 'import { setTenant } from "./tenant"; export const guard = () => setTenant();', 'app.ts': 'import { guard } from "./guard"; guard();' };
    expect(namesOf(files, 'app.ts')).toEqual(['enterWith', 'guard', 'setTenant']);
    expect(namesOf(files, 'tenant.ts')).toEqual(['enterWith', 'setTenant']);
  });

  it('are none for a file whose text holds none of them', () => {
    expect(namesOf({ 'tenant.ts': tenant, 'app.ts': 'import "./tenant"; setTenants();' }, 'app.ts')).toBeUndefined();
  });

  it('are none for a file that leads to no file that matters', () => {
    expect(namesOf({ 'tenant.ts': tenant, 'app.ts': 'setTenant();' }, 'app.ts')).toBeUndefined();
  });

  it('are not those of files that others lead to', () => {
    const files = { 'tenant.ts': tenant, 'other.ts': 'export const set = () => store.enterWith(1);', 'app.ts': 'import { setTenant } from "./tenant"; setTenant(); set();', 'b.ts': 'import "./other"; import "./app"; set();' };
    const { lint, project } = open(files, options);
    lint('b.ts');
    expect(project.names(SEEDS)?.has('set')).toBe(true);
    lint('app.ts');
    expect(project.names(SEEDS)?.has('set')).toBe(false);
  });

  it('are those of the few files that the linted one leads to, however many others speak of the same', () => {
    const others = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`other${i}.ts`, `export const setTenant = () => store.enterWith(${i}); export const set${i} = () => setTenant();`]));
    const files = { ...others, 'tenant.ts': tenant, 'plain.ts': 'export const setTenants = 1;', 'app.ts': 'import "./plain"; import { setTenant } from "./tenant"; export const one = () => setTenant(); export const two = () => set1();' };
    const { lint, project } = open(files, options);
    for (const path of Object.keys(others)) {
      lint(path);
      expect(project.names(SEEDS)).toContain(path.replace('other', 'set').replace('.ts', ''));
    }
    for (const text of [undefined, `${files['app.ts']} setTenant();`]) {
      lint('app.ts', text);
      expect([...project.names(SEEDS)!].filter((name) => !name.startsWith('var ')).sort()).toEqual(text === undefined ? ['enterWith', 'one', 'setTenant'] : ['enterWith', 'setTenant']);
    }
  });

  it('call a default export what each file that imports it calls it', () => {
    const files = {
      'a.ts': 'export default () => store.enterWith(1);', 'b.ts': 'export { default } from "./a";', 'other.ts': 'export default () => 1;',
      'app.ts': 'import bind from "./b"; import other from "./other"; export const one = () => bind(); export const two = () => other();',
    };
    expect(namesOf(files, 'app.ts')).toEqual(['* ./a', '* ./b', 'default', 'default ./a', 'default ./b', 'enterWith', 'one']);
  });

  it('call a CommonJS module what each file that requires it calls it', () => {
    const files = { 'a.js': 'module.exports = () => store.enterWith(1);', 'app.js': 'const bind = require("./a"); exports.one = () => bind(); exports.two = () => other();' };
    expect(namesOf(files, 'app.js')).toEqual(['* ./a', 'default', 'default ./a', 'enterWith', 'one']);
  });

  it('begin with a name of a package only where a file imports the package', () => {
    const app = 'export const start = () => service.enter();';
    expect(namesOf({ 'app.ts': app }, 'app.ts')).toBeUndefined();
    expect(namesOf({ 'app.ts': `import "nestjs-cls"; ${app}` }, 'app.ts')).toEqual(['enter', 'enterWith', 'start']);
    expect(namesOf({ 'app.ts': `import "./b"; ${app}`, 'b.ts': 'import "nestjs-cls";' }, 'app.ts')).toEqual(['enter', 'enterWith', 'start']);
  });

  it('begin with a name of a module of Node.js only where a file speaks of it', () => {
    expect(namesOf({ 'app.ts': 'store.begin();' }, 'app.ts')).toBeUndefined();
    expect(namesOf({ 'app.ts': 'process.getBuiltinModule("node:async_hooks"); store.begin();' }, 'app.ts')).toEqual(['begin', 'enterWith']);
  });

  it('are the same for all files of a cycle, whichever was asked first', () => {
    const files = { 'a.ts': `import "./b"; ${tenant}`, 'b.ts': 'import { setTenant } from "./a"; export const guard = () => setTenant();' };
    const { lint, project, clock } = open(files, options);
    lint('a.ts');
    const first = project.names(SEEDS);
    // No time to look at the disk again.
    clock.time--;
    lint('b.ts');
    expect(project.names(SEEDS)).toBe(first);
    expect([...first!].sort()).toEqual(['enterWith', 'guard', 'setTenant', 'var guard', 'var setTenant']);
  });

  it('are the same for files that lead to the same ones, whatever was asked before', () => {
    const files = {
      'tenant.ts': tenant, 'whole.ts': 'export default () => store.enterWith(1);', 'core.ts': 'import { setTenant } from "./tenant"; import whole from "./whole"; export const begin = () => { setTenant(); whole(); };',
      'a.ts': 'import { begin } from "./core"; export const a = () => begin();', 'b.ts': 'import "./core"; import bound from "./whole"; const inner = () => bound(); export const b = () => inner();',
      'c.ts': 'import { a } from "./a"; export const c = () => a(); export const begin = () => b();', 'd.ts': 'import "./b"; import { c } from "./c"; export const d = () => { c(); b(); };', 'e.ts': 'import "./core"; export const e = 1;',
    };
    const asked = ['a.ts', 'b.ts', 'd.ts', 'c.ts', 'e.ts', 'core.ts', 'tenant.ts', 'a.ts'];
    const { lint, project } = open(files, options);
    for (const path of asked) {
      lint(path);
      const names = project.names(SEEDS);
      const alone = open(files, options);
      alone.lint(path);
      expect([path, ...[...names ?? []].sort()]).toEqual([path, ...[...alone.project.names(SEEDS) ?? []].sort()]);
    }
    const text = `${files['b.ts']} export const set = () => begin();`;
    lint('b.ts', text);
    const edited = open(files, options);
    edited.lint('b.ts', text);
    expect([...project.names(SEEDS)!].sort()).toEqual([...edited.project.names(SEEDS)!].sort());
  });

  // Each file imports some of those behind it, and now and then one before it.
  const LATER: Seeds = { ...SEEDS, awaited: 2 };
  const random = (seed: number): (() => number) => { let at = seed; return () => (at = (at * 48271) % 2147483647) / 2147483647; };
  const tangle = (count: number, seed: number, back: number): Record<string, string> => {
    const next = random(seed);
    const textOf = (at: number): string => {
      const to = Array.from({ length: 1 + Math.floor(3 * next()) }, () => (next() < back ? Math.floor(next() * at) : Math.min(count - 1, at + 1 + Math.floor(4 * next())))).filter((one) => one !== at);
      const calls = to.map((one) => (next() < 0.5 ? `await work${one}();` : `work${one}();`)).join(' ');
      const own = next() < 0.1 ? `store.enterWith(${at});` : next() < 0.1 ? 'whole();' : '';
      return `${to.map((one) => `import whole${next() < 0.3 ? '' : one}, { work${one} } from "./f${one}";`).join(' ')} export async function work${at}() { ${calls} ${own} } export default () => work${at % 7 === 0 ? at : at + 1}(); // enterWith`;
    };
    return Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}.ts`, textOf(at)]));
  };
  it.each([['lead on and on', 0], ['lead back now and then', 0.03]])('are the same whatever was asked before, where very many files %s, and some are changed', (_how, back) => {
    const files = tangle(160, 7, back);
    const { lint, project, folder, clock } = open(files, options);
    const asked = [...Array.from({ length: 12 }, (_, at) => at), 90, 91, 30, 12, 13, 60, 150, 0];
    asked.forEach((at, turn) => {
      if (turn % 4 === 3) {
        const changed = `f${(at * 37 + 40) % 160}.ts`;
        files[changed] = `${files[changed]!.replace('await ', '')} export function more${turn}() { work${turn % 2 === 0 ? at + 2 : 159}(); }`;
        folder.write(changed, files[changed]);
        clock.waited += 100;
      }
      lint(`f${at}.ts`, files[`f${at}.ts`]);
      const alone = openProject({ ...options, clock: new TestClock() });
      alone.begin({ path: folder.path(`f${at}.ts`), text: files[`f${at}.ts`]!, outline: () => OWN });
      for (const seeds of [SEEDS, LATER]) expect([at, ...[...project.names(seeds) ?? []].sort()]).toEqual([at, ...[...alone.names(seeds) ?? []].sort()]);
    });
    expect(project.names(LATER)).toContain('work0');
  });

  it('are those of the text in the editor', () => {
    const files = { 'tenant.ts': tenant, 'app.ts': 'import "./tenant";' };
    const { lint, project } = open(files, options);
    lint('app.ts');
    expect(project.names(SEEDS)).toBeUndefined();
    lint('app.ts', 'import "./tenant"; setTenant();');
    expect(project.names(SEEDS)?.has('setTenant')).toBe(true);
    lint('app.ts');
    expect(project.names(SEEDS)).toBeUndefined();
  });

  it('follow a file that is changed', () => {
    const { lint, project, folder, clock } = open({ 'tenant.ts': tenant, 'app.ts': 'import "./tenant"; setTenant(); set();' }, options);
    lint('app.ts');
    expect(project.names(SEEDS)?.has('set')).toBe(false);
    folder.write('tenant.ts', 'export const set = () => store.enterWith("another");');
    clock.waited += 100;
    lint('app.ts');
    expect([...project.names(SEEDS)!].sort()).toEqual(['enterWith', 'set', 'var set']);
  });

  it('forget states of files that are no more, and are the same as before', () => {
    const { lint, project, folder, clock } = open({ 'tenant.ts': tenant, 'app.ts': 'import "./tenant"; setTenant();' }, options);
    const cleared = vi.spyOn(Map.prototype, 'clear');
    // Of all that is cleared the index alone knows the words of the files.
    const forgotten = (): number => cleared.mock.contexts.filter((map) => (map as Map<string, unknown>).has('setTenant')).length;
    let states = 0;
    for (; states < 3000 && forgotten() === 0; states++) {
      folder.write('tenant.ts', `${tenant} // ${states}`);
      clock.waited += 100;
      lint('app.ts');
      expect(project.names(SEEDS)?.has('setTenant')).toBe(true);
    }
    expect(states).toBeLessThan(3000);
    // Not for each state that comes after.
    const count = forgotten();
    folder.write('tenant.ts', `${tenant} // last`);
    clock.waited += 100;
    lint('app.ts');
    expect(project.names(SEEDS)?.has('setTenant')).toBe(true);
    expect(forgotten()).toBe(count);
    cleared.mockRestore();
  });

  it('know of a file that does not parse only what stands in it', () => {
    expect(namesOf({ 'a.ts': 'export const set = () => store.enterWith(', 'app.ts': 'import "./a"; store.enterWith(1); set();' }, 'app.ts')).toEqual(['enterWith']);
    expect(OWN.functions).toEqual([]);
  });
});
