/** Callbacks that run later. */
import type { Scope, Shape } from '../grow.js';
import { inside } from '../grow.js';
import { callback, target, using } from './functions.js';

const awaited = (scope: Scope, await_: boolean): string => (scope.async && await_ ? 'await ' : ';');

export const later: readonly Shape[] = [
  {
    name: 'then', weight: 3,
    grow(grower, scope) {
      const how = awaited(scope, grower.pick(3) > 0);
      return using([callback(grower, scope, grower.pick(3) === 0)], ([name]) => ({ body: `${how}Promise.resolve(1).then(${name});` }));
    },
  },
  {
    name: 'then after a call', weight: 2,
    grow(grower, scope) {
      const how = awaited(scope, grower.pick(3) > 0);
      return using([target(grower, scope, true), callback(grower, scope, grower.pick(3) === 0)], ([one, two]) => ({ body: `${how}${one}().then(${two});` }));
    },
  },
  {
    name: 'catch', choices: 1,
    grow(grower, scope) {
      const how = awaited(scope, grower.pick(3) > 0);
      return using([callback(grower, scope, false)], ([name]) => ({ body: `${how}coin.promise.catch(${name});` }));
    },
  },
  {
    name: 'finally', choices: 1,
    grow(grower, scope) {
      const how = awaited(scope, grower.pick(3) > 0);
      return using([callback(grower, scope, false)], ([name]) => ({ body: `${how}coin.promise.finally(${name});` }));
    },
  },
  {
    name: 'then with two callbacks', choices: 1,
    grow: (grower, scope) => using([callback(grower, scope, false), callback(grower, scope, false)], ([one, two]) => ({ body: `coin.promise.then(\n${one},\n${two},\n);` })),
  },
  ...(['setTimeout', 'setImmediate', 'queueMicrotask', 'process.nextTick'] as const).map((timer): Shape => ({
    name: timer,
    grow: (grower, scope) => using([callback(grower, scope, grower.pick(3) === 0)], ([name]) => ({ body: `${timer}(${name});` })),
  })),
  {
    name: 'setInterval',
    grow(grower, scope) {
      const id = grower.id();
      return using([callback(grower, scope, false)], ([name]) => ({ body: `const i${id} = setInterval(${name}, 1);\nsetTimeout(() => clearInterval(i${id}), 5);` }));
    },
  },
  {
    name: 'timer with a value', weight: 2,
    grow(grower, scope) {
      const [timer, value] = [grower.oneOf(['setTimeout(setUser, 0,', 'setImmediate(setUser,', 'process.nextTick(setUser,']), `'w${grower.id()}'`];
      return { blocks: [grower.block(inside(scope), 1)], render: ([rest]) => ({ body: `${timer} ${value});\n${rest}` }) };
    },
  },
];
