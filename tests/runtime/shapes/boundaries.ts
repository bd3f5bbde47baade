/** Explicit copies of the context, and the store's own scopes. `coin.end` marks where such a callback ends. */
import type { Grower, Scope, Shape } from '../grow.js';
import { inside, within } from '../grow.js';
import { callback, using, type Target } from './functions.js';

const crossed = (grower: Grower, scope: Scope, async: boolean): Target => callback(grower, scope, async, 'coin.end;', { mayReturn: false });

/** `make` before some other statements, `use` after them. */
function twoSteps(name: string, weight: number, make: (id: number, callback: string) => string, use: (id: number, callback: string) => string): Shape {
  return {
    name, weight,
    grow(grower, scope) {
      const [id, async] = [grower.id(), scope.async && grower.pick(2) === 0];
      return using([crossed(grower, scope, async)], ([given], [between]) => ({ body: `${make(id, given!)}\n${between}\n${async ? 'await ' : ';'}${use(id, given!)}` }), [grower.block(inside(scope), 1)]);
    },
  };
}

export const boundaries: readonly Shape[] = [
  twoSteps('snapshot', 3, (id) => `const snap${id} = AsyncLocalStorage.snapshot();`, (id, given) => `snap${id}(${given});`),
  twoSteps('AsyncLocalStorage.bind', 2, (id, given) => `const bound${id} = AsyncLocalStorage.bind(${given});`, (id) => `bound${id}();`),
  twoSteps('runInAsyncScope', 2, (id) => `const resource${id} = new AsyncResource('name');`, (id, given) => `resource${id}.runInAsyncScope(${given});`),
  twoSteps('AsyncResource bind', 1, (id, given) => `const bound${id} = new AsyncResource('name').bind(${given});`, (id) => `bound${id}();`),
  twoSteps('AsyncResource static bind', 1, (id, given) => `const bound${id} = AsyncResource.bind(${given});`, (id) => `bound${id}();`),
  // On some runtimes the object that runs a function keeps what that has bound, and the next one finds it.
  {
    name: 'bound function that is called again', weight: 2,
    grow(grower, scope) {
      const [id, async] = [grower.id(), scope.async && grower.pick(2) === 0];
      const call = `${async ? 'await ' : ';'}bound${id}();`;
      return using([crossed(grower, scope, async)], ([given], [between]) => ({ body: `const bound${id} = AsyncLocalStorage.bind(${given!});\n${call}\n${between}\n${call}` }), [grower.block(inside(scope), 1)]);
    },
  },
  {
    name: 'runInAsyncScope of one resource again', weight: 2,
    grow(grower, scope) {
      const id = grower.id();
      // That the value which was there when the resource was made is there no more, after the first function, is not followed: it is seen before.
      return using([crossed(grower, scope, false), crossed(grower, scope, false)], ([one, two]) => ({ body: `const resource${id} = new AsyncResource('name');\nresource${id}.runInAsyncScope(() => ignore(${grower.store.name}.getStore(), other.getStore()));\nresource${id}.runInAsyncScope(${one!});\nresource${id}.runInAsyncScope(${two!});` }));
    },
  },
  {
    name: 'run', weight: 3,
    grow(grower, scope) {
      const [id, store] = [grower.id(), grower.anyStore()];
      const async = scope.async && grower.pick(2) === 0;
      return using([callback(grower, scope, async)], ([name]) => ({ body: `${async ? 'await ' : ''}${store}.run('r${id}', ${name});` }));
    },
  },
  {
    name: 'run with what is current',
    grow(grower, scope) {
      const store = grower.anyStore();
      return using([callback(grower, scope, false)], ([name]) => ({ body: `${store}.run(${store}.getStore(), ${name});` }));
    },
  },
  {
    name: 'exit with a scope in it', weight: 2,
    grow(grower, scope) {
      const [id, store, inner] = [grower.id(), grower.anyStore(), within(scope, { mayReturn: false })];
      return { blocks: [grower.block(inner, 1), grower.block(inner, 1)], render: ([one, two]) => ({ body: `${store}.exit(() => {\n${one}\n${store}.run('r${id}', ignore);\n${two}\n});` }) };
    },
  },
  {
    name: 'exit',
    grow(grower, scope) {
      const store = grower.anyStore();
      const async = scope.async && grower.pick(2) === 0;
      return using([callback(grower, scope, async)], ([name]) => ({ body: `${async ? 'await ' : ''}${store}.exit(${name});` }));
    },
  },
];
