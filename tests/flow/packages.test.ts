/** Which calls of packages may look up what was bound before: those that the project handed a function, now or earlier. */
import * as parser from '@typescript-eslint/parser';
import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.js';
import { createCatalog } from '../../src/catalog/lookup.js';
import { Analysis, findingsOf } from '../../src/flow/index.js';
import { javascript } from '../../src/javascript/language.js';
import { outlineOf } from '../../src/javascript/outline.js';

/** Source of the writes that are lost. */
function lostIn(text: string): readonly string[] {
  const { ast, scopeManager } = parser.parseForESLint(text, { range: true, loc: true, sourceType: 'module' });
  const outline = outlineOf({ program: ast as never, scopeManager: scopeManager as never, text, file: '/project/file.ts' });
  const analysis = new Analysis(outline, createCatalog(catalog), javascript, {
    rebinding: new Set(['enterWith']), reading: new Set(['getStore']),
    follow: () => undefined, isPackage: (specifier) => !/^(?:\.|node:)/.test(specifier),
  });
  return findingsOf(analysis.program, analysis.run(), { checkConfined: false }).map(({ id, place }) => `${id} ${text.slice(place.start, place.end)}`);
}

const withCall = (call: string, before = ''): string => `import { AsyncLocalStorage } from 'node:async_hooks';
import { send, on } from 'mailer';
import { other } from 'other';
export const store = new AsyncLocalStorage();
const readStore = () => store.getStore();
const plain = { subject: 'hello', to: ['a', 'b'] };
const withHook = { subject: 'hello', log: readStore };
${before}
export async function handle(body, size: number, done: () => void, event: MailListener) {
  const text = await body;
  const made = await send();
  const onSent = text.sent;
  store.enterWith(1);
  ${call}
}`;

const LOST = ['lost store.enterWith(1)'];

it.each([
  ['nothing', 'send();'],
  ['a text', "send('hello');"],
  ['what a package gave', 'send(made);'],
  ['an object of plain values', 'send(plain);'],
  ['a list of plain values', 'send([1, text.name]);'],
  ['a promise of a plain value', 'send(Promise.resolve(1));'],
  ['a parameter whose type is no function', 'send(size);'],
  ['a property that does not sound like a function', 'send(text.size);'],
  ['one of two plain values', 'send(size ? text.size : 1);'],
])('a package that is handed %s looks nothing up', (_, call) => {
  expect(lostIn(withCall(call))).toEqual(LOST);
});

it.each([
  ['a function that reads the store', 'send(readStore);'],
  ['a function in an object', 'send(withHook);'],
  ['a function in a list', 'send([readStore]);'],
  ['a promise of a function', 'send(Promise.resolve(readStore));'],
  ['a parameter that nobody declares', 'send(body);'],
  ['a parameter of a type of functions', 'send(done);'],
  ['a parameter of a type that is named like one', 'send(event);'],
  ['a property that sounds like a function', 'send(text.onSent);'],
  ['a variable that sounds like a function', 'send(onSent);'],
  ['one of two, of which one may be a function', 'send(size ? text.callback : 1);'],
  ['the store itself', 'send(store);'],
])('a package that is handed %s may look the store up', (_, call) => {
  expect(lostIn(withCall(call))).toEqual([]);
});

it.each([
  ['by itself', 'on(readStore);'],
  ['in an object', 'on(withHook);'],
  ['in a list', 'on([readStore]);'],
])('what a package was handed earlier, %s, may run in each of its calls, and in no other package', (_, before) => {
  expect(lostIn(withCall('send();', before))).toEqual([]);
  expect(lostIn(withCall('other();', before))).toEqual(LOST);
});

it('takes a package that was handed very many functions for one that may look anything up', () => {
  const many = (count: number): string => Array.from({ length: count }, (_, i) => `on(() => ${i});`).join('\n');
  expect(lostIn(withCall('send();', many(40)))).toEqual(LOST);
  expect(lostIn(withCall('send();', many(41)))).toEqual([]);
});
