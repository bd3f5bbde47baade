/** Calls in the frame at hand. */
import type { Scope, Shape } from '../grow.js';
import { inside, within } from '../grow.js';
import { callback, target, using } from './functions.js';

export const calls: readonly Shape[] = [
  {
    name: 'call', weight: 8,
    grow: (grower, scope) => using([target(grower, scope, false)], ([name]) => ({ body: `${name}();` })),
  },
  {
    name: 'async call without await', weight: 3,
    grow(grower, scope) {
      const start = grower.oneOf(['', 'void ']);
      return using([target(grower, scope, true)], ([name]) => ({ body: `;${start}${name}();` }));
    },
  },
  {
    name: 'return of a call', choices: 1, fits: (scope) => scope.mayReturn && !scope.generator,
    grow(grower, scope) {
      const how = scope.async ? grower.oneOf(['return ', 'return await ']) : 'return ';
      return using([target(grower, scope, scope.async)], ([name]) => ({ body: `if (coin.flip) {\n${how}${name}();\n}` }));
    },
  },
  {
    name: 'short circuit', choices: 1, weight: 2,
    grow(grower, scope) {
      const test = grower.oneOf(['coin.flip &&', 'coin.flip ||', 'coin.nothing ??']);
      const how = scope.async ? grower.oneOf(['', 'await ']) : '';
      return using([target(grower, scope, how !== '')], ([name]) => ({ body: `${test} ${how}${name}();` }));
    },
  },
  {
    name: 'conditional expression', choices: 1, weight: 2,
    grow(grower, scope) {
      const how = scope.async ? grower.oneOf(['', 'await ']) : '';
      return using([target(grower, scope, how !== ''), target(grower, scope, how !== '')], ([one, two]) => ({ body: `coin.flip\n? ${how}${one}()\n: ${how}${two}();` }));
    },
  },
  {
    name: 'optional chain', choices: 1,
    grow: (grower, scope) => using([target(grower, scope, false)], ([name]) => ({ body: `coin.nothing?.[${name}()];` })),
  },
  {
    name: 'call in an argument',
    grow: (grower, scope) => using([target(grower, scope, false), target(grower, scope, false)], ([one, two]) => ({ body: `ignore(\n${one}(),\n${two}(),\n);` })),
  },
  {
    name: 'value as an argument', weight: 3,
    grow(grower, scope) {
      const [id, value] = [grower.id(), `'w${grower.id()}'`];
      return { blocks: [grower.block(within(scope))], render: ([body]) => ({ top: `function take${id}(value) {\n${grower.store.name}.enterWith(value);\n${body}\n}`, body: `take${id}(${value});` }) };
    },
  },
  {
    name: 'local wrapper', weight: 3,
    grow(grower, scope) {
      const id = grower.id();
      return using([callback(grower, scope, false)], ([name], [before, after]) => ({ top: `function wrap${id}(fn) {\n${before}\nfn();\n${after}\n}`, body: `wrap${id}(${name});` }), [grower.block(within(scope), 1), grower.block(within(scope), 1)]);
    },
  },
  {
    name: 'wrapper that awaits its callback', weight: 2, fits: (scope) => scope.async,
    grow(grower, scope) {
      const [id, async] = [grower.id(), grower.pick(3) > 0];
      return using([callback(grower, scope, async)], ([name], [before, after]) => ({ top: `async function wrap${id}(fn) {\n${before}\nawait fn();\n${after}\n}`, body: `await wrap${id}(${name});` }), [grower.block(within(scope, { async: true }), 1), grower.block(within(scope, { async: true }), 1)]);
    },
  },
  {
    name: 'wrapper of a wrapper',
    grow(grower, scope) {
      const id = grower.id();
      return using([callback(grower, scope, false)], ([name], [before]) => ({ top: `function inner${id}(fn) {\n${before}\nreturn fn();\n}\nfunction outer${id}(fn) {\nreturn inner${id}(() => fn());\n}`, body: `outer${id}(${name});` }), [grower.block(within(scope), 1)]);
    },
  },
  {
    name: 'spread arguments',
    grow(grower, scope) {
      const id = grower.id();
      return using([callback(grower, scope, false), callback(grower, scope, false)], ([one, two]) => ({ top: `function both${id}(first, second) {\nfirst();\nsecond();\n}`, body: `both${id}(...[\n${one},\n${two},\n]);` }));
    },
  },
  {
    name: 'rest parameter',
    grow(grower, scope) {
      const id = grower.id();
      return using([callback(grower, scope, false), callback(grower, scope, false)], ([one, two]) => ({ top: `function both${id}(...fns) {\nfns[1]();\nfns[0]();\n}`, body: `both${id}(\n${one},\n${two},\n);` }));
    },
  },
  {
    name: 'array method', choices: 1, weight: 3,
    grow(grower, scope) {
      const method = grower.oneOf(['forEach', 'map', 'flatMap']);
      return using([callback(grower, scope, grower.pick(4) === 0)], ([name]) => ({ body: `coin.items.${method}(${name});` }));
    },
  },
  {
    name: 'async recursion', choices: 1, fits: (scope) => scope.async,
    grow(grower, scope) {
      const id = grower.id();
      const inner = within(scope, { async: true });
      return { blocks: [grower.block(inner), grower.block(inner)], render: ([one, two]) => ({ top: `async function again${id}() {\n${one}\nif (coin.more) {\nawait again${id}();\n}\n${two}\n}`, body: `await again${id}();` }) };
    },
  },
  {
    name: 'recursion', choices: 1,
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [grower.block(within(scope)), grower.block(within(scope))], render: ([one, two]) => ({ top: `function again${id}() {\n${one}\nif (coin.more) {\nagain${id}();\n}\n${two}\n}`, body: `again${id}();` }) };
    },
  },
  {
    name: 'mutual recursion', choices: 1,
    grow(grower, scope) {
      const id = grower.id();
      const async = scope.async && grower.pick(2) === 0;
      const [a, w] = async ? ['async ', 'await '] : ['', ''];
      const inner: Scope = within(scope, { async });
      return {
        blocks: [grower.block(inner), grower.block(inner), grower.block(inner, 1)],
        render: ([one, two, three]) => ({ top: `${a}function even${id}() {\n${one}\nif (coin.more) {\n${w}odd${id}();\n}\n${three}\n}\n${a}function odd${id}() {\n${two}\n${w}even${id}();\n}`, body: `${w}even${id}();` }),
      };
    },
  },
  {
    name: 'sequence',
    grow: (grower, scope) => using([target(grower, scope, false), target(grower, scope, false)], ([one, two]) => ({ body: `void (${one}(), ${two}());` })),
  },
  {
    name: 'default in a pattern', choices: 1,
    grow(grower, scope) {
      const id = grower.id();
      return using([target(grower, scope, false)], ([name], [body]) => ({ body: `const { nothing: n${id} = ${name}() } = coin;\n${body}` }), [grower.block(inside(scope), 1)]);
    },
  },
  {
    name: 'tagged template',
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [grower.block(within(scope))], render: ([body]) => ({ top: `function tag${id}() {\n${body}\n}`, body: `tag${id}\`text\`;` }) };
    },
  },
];
