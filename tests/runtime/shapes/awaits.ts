/** What suspends a function. */
import type { Scope, Shape } from '../grow.js';
import { inside, within } from '../grow.js';
import { callback, target, using } from './functions.js';

const fits = (scope: Scope): boolean => scope.async;

function plain(name: string, weight: number, body: string, choices = 0): Shape {
  return { name, weight, fits, choices, leaf: true, grow: () => ({ blocks: [], render: () => ({ body }) }) };
}

export const awaits: readonly Shape[] = [
  plain('await of a value', 5, 'await null;'),
  plain('await of a tick', 3, 'await tick();'),
  plain('await of a promise', 2, 'await Promise.resolve(1);'),
  plain('await of what may reject', 2, 'await coin.promise;', 1),
  plain('await in a condition', 1, 'coin.flip ? await null : 0;', 1),
  plain('await in a short circuit', 1, 'coin.flip && await null;', 1),
  plain('await in an argument', 2, 'ignore(await null);'),
  {
    name: 'await call', weight: 8, fits,
    grow: (grower, scope) => using([target(grower, scope, true)], ([name]) => ({ body: `await ${name}();` })),
  },
  {
    name: 'await call that may be rejected before it binds', choices: 2, fits,
    grow(grower, scope) {
      const id = grower.id();
      return {
        blocks: [grower.block(within(scope, { async: true }), 1), grower.block(inside(scope), 1), grower.block(inside(scope), 1)],
        render: ([own, rest, handler]) => ({ top: `async function may${id}() {\nif (coin.flip) await coin.promise;\n${own}\n}`, body: `try {\nawait may${id}();\n${rest}\n} catch {\n${handler}\n}` }),
      };
    },
  },
  {
    name: 'await call of a sync function', fits,
    grow: (grower, scope) => using([target(grower, scope, false)], ([name]) => ({ body: `await ${name}();` })),
  },
  {
    name: 'await a call later', weight: 2, fits,
    grow(grower, scope) {
      const id = grower.id();
      return using([target(grower, scope, true)], ([name], [rest]) => ({ body: `const r${id} = ${name}();\n${rest}\nawait r${id};` }), [grower.block(inside(scope))]);
    },
  },
  {
    name: 'Promise.all', weight: 2, fits,
    grow: (grower, scope) => using([target(grower, scope, true), target(grower, scope, grower.pick(3) > 0)], (names) => ({ body: `await Promise.all([\n${names.map((name) => `${name}(),\n`).join('')}]);` })),
  },
  {
    name: 'Promise.allSettled and race', choices: 1, fits,
    grow(grower, scope) {
      const how = grower.oneOf(['allSettled', 'race', 'any']);
      return using([target(grower, scope, true), target(grower, scope, true)], (names) => ({ body: `await Promise.${how}([\n${names.map((name) => `${name}(),\n`).join('')}]);` }));
    },
  },
  {
    name: 'Promise.all of a map', choices: 1, fits,
    grow: (grower, scope) => using([callback(grower, scope, true)], ([name]) => ({ body: `await Promise.all(coin.items.map(${name}));` })),
  },
  {
    name: 'Promise executor', weight: 2, fits,
    grow(grower, scope) {
      return { blocks: [grower.block(within(scope, { mayReturn: false }))], render: ([body]) => ({ body: `await new Promise((resolve) => {\n${body}\nresolve();\n});` }) };
    },
  },
  {
    name: 'Promise executor awaited later', weight: 2, fits,
    grow(grower, scope) {
      const id = grower.id();
      const settlesFirst = grower.pick(3) === 0;
      return {
        blocks: [grower.block(within(scope, { mayReturn: false })), grower.block(inside(scope), 1)],
        render: ([body, rest]) => ({ body: `const p${id} = new Promise((resolve) => {\n${settlesFirst ? `resolve();\n${body}` : `${body}\nresolve();`}\n});\n${rest}\nawait p${id};` }),
      };
    },
  },
  {
    name: 'promise of a timer', weight: 2, fits,
    grow(grower, scope) {
      const timer = grower.oneOf(['setTimeout', 'setImmediate', 'queueMicrotask', 'process.nextTick']);
      return { blocks: [grower.block(within(scope, { mayReturn: false }))], render: ([body]) => ({ body: `await new Promise((resolve) => ${timer}(() => {\ntry {\n${body}\n} finally {\nresolve();\n}\n}));` }) };
    },
  },
  {
    name: 'thenable', fits,
    grow(grower, scope) {
      const block = grower.block(within(scope, { mayReturn: false }));
      return { blocks: [block], render: ([body]) => ({ body: `await {\nthen(resolve) {\ntry {\n${body}\n} finally {\nresolve();\n}\n},\n};` }) };
    },
  },
  {
    name: 'thenable returned', fits,
    grow(grower, scope) {
      const id = grower.id();
      const block = grower.block(within(scope, { mayReturn: false }));
      return { blocks: [block], render: ([body]) => ({ top: `class Query${id} {\nthen(resolve) {\ntry {\n${body}\n} finally {\nresolve();\n}\n}\n}\nasync function query${id}() {\nreturn new Query${id}();\n}`, body: `await query${id}();` }) };
    },
  },
  {
    name: 'for await over a list', choices: 1, fits,
    grow(grower, scope) {
      return { blocks: [grower.block(inside(scope, { loop: true }))], render: ([body]) => ({ body: `for await (const item of coin.items) {\n${body}\n}` }) };
    },
  },
  {
    name: 'await using', fits,
    grow(grower, scope) {
      const id = grower.id();
      const [disposed, rest] = [grower.block(within(scope, { async: true })), grower.block(inside(scope))];
      if (!grower.features.disposal) return { blocks: [rest, disposed], render: ([body, end]) => ({ top: `async function end${id}() {\n${end}\n}`, body: `{\n${body}\nawait end${id}();\n}` }) };
      return { blocks: [rest, disposed], render: ([body, end]) => ({ body: `{\nawait using held${id} = {\nasync [Symbol.asyncDispose]() {\n${end}\n},\n};\n${body}\n}` }) };
    },
  },
];
