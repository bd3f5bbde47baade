/** Branches, loops, exceptions. */
import type { Grower, Scope, Shape } from '../grow.js';
import { inside } from '../grow.js';

function nested(name: string, choices: number, render: (blocks: readonly string[], id: number, grower: Grower) => string, blocks = 1, changes: Partial<Scope> = {}, fits?: Shape['fits'], weight = 1): Shape {
  return {
    name, choices, weight, ...(fits === undefined ? {} : { fits }),
    grow(grower, scope) {
      const id = grower.id();
      const own = changes.labels === undefined ? changes : { ...changes, labels: [...scope.labels, `l${id}`] };
      return { blocks: Array.from({ length: blocks }, () => grower.block(inside(scope, own))), render: (bodies) => ({ body: render(bodies, id, grower) }) };
    },
  };
}

function leaf(name: string, body: (grower: Grower, scope: Scope) => string, fits: Shape['fits'], weight = 1): Shape {
  return {
    name, choices: 1, leaf: true, weight, ...(fits === undefined ? {} : { fits }),
    grow(grower, scope) {
      const text = `if (coin.flip) {\n${body(grower, scope)}\n}`;
      return { blocks: [], render: () => ({ body: text }) };
    },
  };
}

const loop = { loop: true };
const notInFinalizer = (scope: Scope): boolean => !scope.finalizer;

export const control: readonly Shape[] = [
  nested('if', 1, ([one]) => `if (coin.flip) {\n${one}\n}`, 1, {}, undefined, 3),
  nested('if else', 1, ([one, two]) => `if (coin.flip) {\n${one}\n} else {\n${two}\n}`, 2, {}, undefined, 3),
  nested('for of', 1, ([one]) => `for (const item of coin.items) {\n${one}\n}`, 1, loop, undefined, 2),
  nested('while', 1, ([one]) => `while (coin.more) {\n${one}\n}`, 1, loop),
  nested('do while', 1, ([one]) => `do {\n${one}\n} while (coin.more);`, 1, loop),
  nested('for', 1, ([one], id) => `for (let i${id} = coin.count; i${id} > 0; i${id} -= 1) {\n${one}\n}`, 1, loop),
  nested('endless loop', 1, ([one, two]) => `for (;;) {\n${one}\nif (coin.enough) break;\n${two}\n}`, 2, loop),
  nested('labelled loop', 1, ([one], id) => `l${id}: for (const item of coin.items) {\n${one}\n}`, 1, { loop: true, labels: [] }),
  nested('labelled block', 1, ([one, two], id) => `l${id}: {\n${one}\nif (coin.flip) break l${id};\n${two}\n}`, 2),
  nested('switch', 1, ([one, two, three]) => `switch (coin.count) {\ncase 0:\n${one}\nbreak;\ncase 1:\n${two}\ndefault:\n${three}\n}`, 3),
  nested('switch without default', 1, ([one, two]) => `switch (coin.count) {\ncase 0:\n${one}\ncase 1:\n${two}\nbreak;\n}`, 2),
  nested('try catch', 1, ([one, two]) => `try {\n${one}\nif (coin.flip) throw new Error('stop');\n} catch {\n${two}\n}`, 2, {}, undefined, 3),
  {
    name: 'try finally', weight: 2,
    grow(grower, scope) {
      return { blocks: [grower.block(inside(scope)), grower.block(inside(scope, { finalizer: true, mayReturn: false, loop: false, labels: [] }), 1)], render: ([one, two]) => ({ body: `try {\n${one}\n} finally {\n${two}\n}` }) };
    },
  },
  {
    name: 'try catch finally', choices: 1,
    grow(grower, scope) {
      return { blocks: [grower.block(inside(scope)), grower.block(inside(scope)), grower.block(inside(scope, { finalizer: true, mayReturn: false, loop: false, labels: [] }), 1)], render: ([one, two, three]) => ({ body: `try {\n${one}\nif (coin.flip) throw new Error('stop');\n} catch {\n${two}\n} finally {\n${three}\n}` }) };
    },
  },
  leaf('early return', () => 'return;', (scope) => scope.mayReturn, 3),
  leaf('throw', () => 'throw new Error(\'stop\');', notInFinalizer, 2),
  leaf('break', () => 'break;', (scope) => scope.loop, 3),
  leaf('continue', () => 'continue;', (scope) => scope.loop, 3),
  leaf('labelled continue', (grower, scope) => `${grower.oneOf(['continue', 'break'])} ${grower.oneOf(scope.labels)};`, (scope) => scope.labels.length > 0, 20),
];
