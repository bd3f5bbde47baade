/** How deep the bindings of a call are: beyond a depth no ways of calling a function are told apart, so that there are not endlessly many. */
import { expect, it } from 'vitest';
import { bind, Ways, type Abstract, type Env } from '../../src/flow/abstract.js';

const ways = new Ways();
const call = { at: { start: 0, end: 1 } } as never;
const inner = bind(ways, 1, [[{ kind: 'external', module: 'a', path: 'b', site: 'a:b' }]], null, null);
const closure = (env: Env): Abstract => ({ kind: 'closure', fn: 2, env });
const deep = bind(ways, 1, [[closure(inner)]], null, null);

it.each<[string, Abstract, number]>([
  ['a number', { kind: 'primitive' }, 1],
  ['a function', closure(deep), 3],
  // It may be kept again, and again.
  ['a function that was kept with its context', { kind: 'wrapped', target: [closure(deep)], entry: {} as never, call }, 4],
  ['a promise of a function', { kind: 'promise', of: [closure(deep)] }, 3],
  ['a list of functions', { kind: 'list', items: [[closure(inner)], [closure(deep)]] }, 3],
])('%s', (_, argument, depth) => {
  expect([inner.depth, deep.depth]).toEqual([1, 2]);
  expect(bind(ways, 3, [[argument]], null, null).depth).toBe(depth);
});
