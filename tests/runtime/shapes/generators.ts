/** Generators, which run in the frame of whoever asks for the next value. */
import type { Grower, Scope, Shape } from '../grow.js';
import { inside, within } from '../grow.js';
import type { Item } from '../program.js';

const bodyOf = (grower: Grower, scope: Scope, async: boolean): Item[] => grower.block(within(scope, { async, generator: true }), 2 + grower.pick(2));
const isAsync = (scope: Scope): boolean => scope.async;

export const generators: readonly Shape[] = [
  {
    name: 'yield', weight: 6, leaf: true, fits: (scope) => scope.generator,
    grow: () => ({ blocks: [], render: () => ({ body: 'yield 1;' }) }),
  },
  {
    name: 'for of a generator', weight: 2,
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [bodyOf(grower, scope, false), grower.block(inside(scope, { loop: true }))], render: ([own, body]) => ({ top: `function* gen${id}() {\n${own}\nyield 0;\n}`, body: `for (const item of gen${id}()) {\n${body}\n}` }) };
    },
  },
  {
    name: 'for await of a generator', weight: 2, fits: isAsync,
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [bodyOf(grower, scope, true), grower.block(inside(scope, { loop: true }))], render: ([own, body]) => ({ top: `async function* gen${id}() {\n${own}\nyield 0;\n}`, body: `for await (const item of gen${id}()) {\n${body}\n}` }) };
    },
  },
  {
    name: 'async generator that is left', choices: 1, fits: isAsync,
    grow(grower, scope) {
      const id = grower.id();
      const last = within(scope, { async: true, finalizer: true, mayReturn: false });
      return { blocks: [bodyOf(grower, scope, true), grower.block(last, 1), grower.block(inside(scope, { loop: true }))], render: ([own, end, body]) => ({ top: `async function* gen${id}() {\ntry {\n${own}\nyield 0;\n} finally {\n${end}\n}\n}`, body: `for await (const item of gen${id}()) {\n${body}\nif (coin.flip) break;\n}` }) };
    },
  },
  {
    name: 'delegating generator', fits: isAsync,
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [bodyOf(grower, scope, true), bodyOf(grower, scope, true), grower.block(inside(scope))], render: ([one, two, body]) => ({ top: `async function* part${id}() {\n${one}\nyield 0;\n}\nasync function* gen${id}() {\n${two}\nyield* part${id}();\n}`, body: `for await (const item of gen${id}()) {\n${body}\n}` }) };
    },
  },
  {
    name: 'sync delegating generator',
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [bodyOf(grower, scope, false), bodyOf(grower, scope, false), grower.block(inside(scope))], render: ([one, two, body]) => ({ top: `function* part${id}() {\n${one}\nyield 0;\n}\nfunction* gen${id}() {\n${two}\nyield* part${id}();\n}`, body: `for (const item of gen${id}()) {\n${body}\n}` }) };
    },
  },
  {
    name: 'spread of a generator',
    grow(grower, scope) {
      const id = grower.id();
      const how = grower.oneOf([`void [...gen${id}()];`, `Array.from(gen${id}());`]);
      return { blocks: [bodyOf(grower, scope, false)], render: ([own]) => ({ top: `function* gen${id}() {\n${own}\nyield 0;\n}`, body: how }) };
    },
  },
  {
    name: 'first value of a generator',
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [grower.block(within(scope))], render: ([own]) => ({ top: `function* gen${id}() {\n${own}\nyield 0;\n}`, body: `gen${id}().next();` }) };
    },
  },
];
