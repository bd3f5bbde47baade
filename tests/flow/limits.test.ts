/** Code beyond a limit is unknown: the analysis comes to an end, and says nothing. */
import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import { Analysis, findingsOf, Program, type Imports } from '../../src/flow/index.js';
import { LIMITS, type Limits } from '../../src/flow/limits.js';
import { javascript } from '../../src/javascript/language.js';
import { outlined } from './outlined.js';

/** How many findings there are. */
function countIn(text: string, limits: Partial<Limits>, imports?: Imports): number {
  const analysis = new Analysis(outlined(text, '/project/a.ts'), createCatalog(catalog), javascript, imports, 'thorough', { ...LIMITS, ...limits });
  return findingsOf(analysis.program, analysis.run(), { checkConfined: false }).length;
}

const STORE = `import { AsyncLocalStorage } from 'node:async_hooks';
export const store = new AsyncLocalStorage();`;
/** A rebind that is lost, over a chain of so many functions. */
const chain = (length: number): string => `${STORE}
function step0() { store.enterWith(1); }
${Array.from({ length }, (_, i) => `function step${i + 1}() { step${i}(); }`).join('\n')}
async function handle() { await 1; step${length}(); }
export async function run() { await handle(); return store.getStore(); }`;

const HELPERS = `import { store } from './store';
async function handle() { await 1; store.enterWith(1); }
export async function run() { await handle(); return store.getStore(); }`;
const FOLLOWED: Imports = {
  rebinding: new Set(['enterWith', 'var handle']), reading: new Set(['getStore']), isPackage: () => false,
  follow: (specifier) => (specifier === './store' ? { path: '/project/store.ts', outline: outlined(STORE, '/project/store.ts') } : undefined),
};

it('calls within calls are followed up to a depth', () => {
  expect(countIn(chain(3), { stack: 6 })).toBe(1);
  expect(countIn(chain(3), { stack: 4 })).toBe(0);
  expect(countIn(chain(40), {})).toBe(1);
  expect(countIn(chain(60), {})).toBe(0);
});

it('so are those that are handed over, which may look up what is bound there', () => {
  const handed = (length: number): string => `${STORE}
const read = () => store.getStore();
async function handle() { await 1; store.enterWith(1); setTimeout(step${length}); }
export async function run() { store.run(0, read); await handle(); }
${Array.from({ length }, (_, i) => `function step${i + 1}() { step${i}(); }`).join('\n')}
function step0() {}`;
  expect(countIn(handed(0), { stack: 3 })).toBe(1);
  expect(countIn(handed(0), { stack: 2 })).toBe(0);
  expect(countIn(handed(3), { stack: 6 })).toBe(1);
  expect(countIn(handed(3), { stack: 4 })).toBe(0);
});

it.each([
  ['a store', 'set(store, { n: 1 })', 'function set(of, data) { of.enterWith(1); }'],
  ['a list with it', 'set([store], { n: 1 })', 'function set(of, data) { of[0].enterWith(1); }'],
  // Of a promise that is not known nobody knows what is done with what it gives: that might look the value up.
  ['a promise of a function', 'store.enterWith(1); await set(Promise.resolve(() => {}), { n: 1 })', 'async function set(of, data) { const work = await of; work(); }'],
])('data that is handed to other files is told apart up to a number of ways, and not so %s', (_, bind, set) => {
  const text = `import { store } from './store';\nimport { set } from './set';\n${[1, 2, 3].map((n) => `async function handle${n}() { await 1; ${bind.replace('n: 1', `n: ${n}`)}; }`).join('\n')}\nconst read = () => store.getStore();\nexport async function run() { store.run(0, read); await handle1(); await handle2(); await handle3(); }`;
  const outline = outlined(`export ${set}`, '/project/set.ts');
  const imports: Imports = {
    ...FOLLOWED, rebinding: new Set(['enterWith', 'work', 'var work', 'set', 'var set', 'var handle1', 'var handle2', 'var handle3']),
    follow: (specifier, from) => (specifier === './set' ? { path: '/project/set.ts', outline } : FOLLOWED.follow(specifier, from)),
  };
  expect(countIn(text, {}, imports)).toBe(3);
  expect(countIn(text, { ways: 1 }, imports)).toBe(3);
});

it('only so many files belong to one', () => {
  const imports: Imports = { ...FOLLOWED, follow: (specifier) => ({ path: `/project/${specifier}.ts`, outline: outlined('', `/project/${specifier}.ts`) }) };
  const program = new Program(outlined('', '/project/a.ts'), imports);
  const followed = Array.from({ length: 500 }, (_, i) => program.follow(`./f${i}`, 0));
  expect(followed.filter((file) => file !== undefined)).toHaveLength(399);
  expect(followed.at(-1)).toBeUndefined();
  // One that belongs to it already still does.
  expect(program.follow('./f7', 1)).toBe(followed[7]);
});

it('a file that takes too much effort is given up', () => {
  expect(countIn(chain(3), { effort: 30, effortForMany: 0 })).toBe(1);
  expect(countIn(chain(3), { effort: 5 })).toBe(0);
});

it('so is one whose loops are gone through too often', () => {
  expect(countIn(chain(3), { steps: 100 })).toBe(1);
  expect(countIn(chain(3), { steps: 5 })).toBe(0);
});

it('generators that go through generators come to an end', () => {
  const walk = (depth: number): string => `function* walk${depth}(a) { for (const b of walk${depth - 1}(a)) { yield b; if (b) yield a; yield* walk${depth - 1}(b); } }`;
  const text = `${STORE}
function* walk0(a) { yield a; yield a; }
${Array.from({ length: 12 }, (_, i) => walk(i + 1)).join('\n')}\nexport async function run(user) { await user; for (const one of walk12(user)) store.enterWith(one); }`;
  let taken = 0;
  const analysis = new Analysis(outlined(text, '/project/a.ts'), createCatalog(catalog), javascript);
  const takeStep = analysis.takeStep.bind(analysis);
  analysis.takeStep = () => {
    taken += 1;
    return takeStep();
  };
  analysis.run();
  expect(taken).toBeLessThan(2 * LIMITS.steps);
});

it('so is one that leads to others, at another limit', () => {
  expect(countIn(HELPERS, { effortForMany: 30, effort: 0 }, FOLLOWED)).toBe(1);
  expect(countIn(HELPERS, { effortForMany: 2 }, FOLLOWED)).toBe(0);
});

it('answers only so many questions about values, and fewer with several files', () => {
  expect(countIn(HELPERS, { questionsForMany: 30 }, FOLLOWED)).toBe(1);
  expect(countIn(HELPERS, { questionsForMany: 1 }, FOLLOWED)).toBe(0);
  expect(countIn(chain(3), { questions: 30, questionsForMany: 0 })).toBe(1);
  expect(countIn(chain(3), { questions: 1 })).toBe(0);
});

it('ends in a chain of objects that each hold the one before', () => {
  const length = 4_000;
  const chain = Array.from({ length }, (_, i) => `const o${i + 1} = { ...o${i}, n${i}: ${i} };`).join('\n');
  const text = `${STORE}\nconst o0 = { enter(user) { store.enterWith(user); } };\n${chain}\nexport async function run(user) { await user; `;
  expect(countIn(`${text}o3.enter(user); }`, {})).toBe(1);
  expect(countIn(`${text}o${length}.enter(user); }`, {})).toBe(0);
});

const HANDLE = `${STORE}
async function handle() { await 1; store.enterWith(1); }
export async function run() { await handle(); return store.getStore(); }`;

it('classes that make each other are of one kind each, however often one has made the other', () => {
  expect(countIn(`${HANDLE}
class List {
  constructor(data) { this.data = data; this.factory = new Factory(); }
  push(data) { const entry = this.factory.make(data); entry.next = this.next; this.next = entry; entry.next.last = entry; return this.before(entry); }
  before(entry) { this.last.next = entry; entry.next = this; entry.last = this.last; this.last = entry; return entry; }
}
class Factory { make(data) { const entry = new List(data); entry.last = entry; entry.next = entry; return entry; } }
export function go(data) { return new List(data).push(data); }`, { effort: 300 })).toBe(1);
});

it('a generator that asks for its own kind is gone through once, as one does that walks a tree', () => {
  expect(countIn(`${HANDLE}
function* walk(node) {
  for (const one of node.children) yield* walk(one);
  for (const one of node.parts) { if (one.isPart) yield* walk(one.whole); }
  for (const one of walk(node.other)) yield one;
}
export function go(node) { for (const one of walk(node)) console.log(one); }`, { steps: 2_000 })).toBe(1);
});

it('a class that extends whatever its own variable holds comes to an end', () => {
  expect(countIn(`${HANDLE}
let Chain = class extends Base { constructor() { super(); } };
for (let i = 0; i < 100; i++) Chain = class extends Chain { constructor() { super(); } };
export function go() { return new Chain().work(); }`, {})).toBe(1);
});
