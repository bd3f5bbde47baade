/** Writes and reads. A write in a `finally` binds a value that begins with `f`, any other one that begins with `w`. */
import type { Grower, Scope, Shape } from '../grow.js';
import { inside } from '../grow.js';

const value = (grower: Grower, scope: Scope): string => `'${scope.finalizer ? 'f' : 'w'}${grower.id()}'`;

function leaf(name: string, weight: number, text: (grower: Grower, scope: Scope) => string, fits?: Shape['fits']): Shape {
  return {
    name, weight, leaf: true, ...(fits === undefined ? {} : { fits }),
    grow(grower, scope) {
      const body = text(grower, scope);
      return { blocks: [], render: () => ({ body }) };
    },
  };
}

const mayAwait = (scope: Scope): boolean => scope.async;

export const stores: readonly Shape[] = [
  leaf('write', 16, (grower, scope) => `${grower.anyStore()}.enterWith(${value(grower, scope)});`),
  leaf('write through a helper', 6, (grower, scope) => `setUser(${value(grower, scope)});`),
  leaf('write through an async helper', 4, (grower, scope) => `await loadAndSet(${value(grower, scope)});`, mayAwait),
  leaf('write before an await in a helper', 3, (grower, scope) => `await setFirst(${value(grower, scope)});`, mayAwait),
  leaf('write of an awaited value', 4, (grower, scope) => `${grower.anyStore()}.enterWith(await ${grower.oneOf([value(grower, scope), `Promise.resolve(${value(grower, scope)})`])});`, mayAwait),
  leaf('write by another name', 2, (grower, scope) => {
    const id = grower.id();
    return `const same${id} = ${grower.store.name};\nsame${id}.enterWith(${value(grower, scope)});`;
  }),
  leaf('reset', 2, (grower) => `${grower.anyStore()}.enterWith(undefined);`),
  leaf('read', 14, (grower) => `${grower.anyStore()}.getStore();`),
  leaf('read through a helper', 5, () => 'readUser();'),
  leaf('read in a nested function', 3, (grower) => {
    const id = grower.id();
    return `const show${id} = () => ${grower.anyStore()}.getStore();\nshow${id}();`;
  }),
  leaf('read in an argument', 2, (grower) => `ignore(${grower.anyStore()}.getStore());`),
  leaf('read later', 3, (grower) => `setImmediate(() => ${grower.anyStore()}.getStore());`),
  {
    name: 'save and restore',
    grow(grower, scope) {
      const [id, store] = [grower.id(), grower.anyStore()];
      return {
        blocks: [grower.block(inside(scope))],
        render: ([body]) => ({ body: `const before${id} = ${store}.getStore();\n${body}\n${store}.enterWith(before${id});` }),
      };
    },
  },
  {
    name: 'save and restore in finally',
    grow(grower, scope) {
      const [id, store] = [grower.id(), grower.anyStore()];
      return {
        blocks: [grower.block(inside(scope))],
        render: ([body]) => ({ body: `const before${id} = ${store}.getStore();\ntry {\n${body}\n} finally {\n${store}.enterWith(before${id});\n}` }),
      };
    },
  },
];
