/** What classes and objects run without a call being written. */
import type { Shape } from '../grow.js';
import { inside, within } from '../grow.js';

export const classes: readonly Shape[] = [
  {
    name: 'getter', weight: 2,
    grow(grower, scope) {
      const [id, how] = [grower.id(), grower.pick(3)];
      const block = grower.block(within(scope, { mayReturn: false }));
      return {
        blocks: [block],
        render: ([body]) => {
          const getter = `get value${id}() {\n${body}\nreturn 1;\n}`;
          if (how === 0) return { top: `const o${id} = {\n${getter},\n};`, body: `o${id}.value${id};` };
          if (how === 1) return { top: `class C${id} {\nstatic ${getter}\n}`, body: `C${id}.value${id};` };
          return { top: `class C${id} {\n${getter}\n}\nconst c${id} = new C${id}();`, body: `c${id}.value${id};` };
        },
      };
    },
  },
  {
    name: 'setter',
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [grower.block(within(scope))], render: ([body]) => ({ top: `class C${id} {\nset value(given) {\n${body}\n}\n}\nconst c${id} = new C${id}();`, body: `c${id}.value = 1;` }) };
    },
  },
  {
    name: 'constructor', weight: 2,
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [grower.block(within(scope))], render: ([body]) => ({ top: `class C${id} {\nconstructor() {\n${body}\n}\n}`, body: `new C${id}();` }) };
    },
  },
  {
    name: 'super constructor',
    grow(grower, scope) {
      const id = grower.id();
      const inner = within(scope, { mayReturn: false });
      return { blocks: [grower.block(inner), grower.block(inner)], render: ([one, two]) => ({ top: `class B${id} {\nconstructor() {\n${one}\n}\n}\nclass C${id} extends B${id} {\nconstructor() {\nsuper();\n${two}\n}\n}`, body: `new C${id}();` }) };
    },
  },
  {
    name: 'field initialiser',
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [grower.block(within(scope))], render: ([body]) => ({ top: `function start${id}() {\n${body}\n}\nclass C${id} {\nvalue = start${id}();\n}`, body: `new C${id}();` }) };
    },
  },
  {
    name: 'method of a local object',
    grow(grower, scope) {
      const id = grower.id();
      return { blocks: [grower.block(within(scope)), grower.block(inside(scope), 1)], render: ([body, rest]) => ({ body: `const local${id} = {\ngo() {\n${body}\n},\n};\n${rest}\nlocal${id}.go();` }) };
    },
  },
];
