/** The ways in which a function can be written down and named. */
import type { Grower, Scope } from '../grow.js';
import { within } from '../grow.js';
import type { Item } from '../program.js';

/** A function that a statement calls or hands over. */
export interface Target {
  /** `function: method` and the like. */
  readonly shape: string;
  readonly blocks: readonly (readonly Item[])[];
  readonly parts: (bodies: readonly string[]) => Parts;
}

interface Parts {
  readonly top?: string;
  /** Stands before the statement. */
  readonly local?: string;
  /** Names the function. */
  readonly name: string;
}

interface Form {
  readonly name: string;
  /** The name cannot be handed over: calling it is the only thing that works. */
  readonly callOnly?: boolean;
  /** The name is that of a function which calls the one that holds the statements. */
  readonly calls?: boolean;
  readonly bodies?: number;
  readonly choices?: number;
  readonly parts: (id: number, async: string, bodies: readonly string[]) => Parts;
}

const FORMS: readonly Form[] = [
  { name: 'declaration', parts: (id, async, [body]) => ({ top: `${async}function f${id}() {\n${body}\n}`, name: `f${id}` }) },
  { name: 'arrow', parts: (id, async, [body]) => ({ top: `const f${id} = ${async}() => {\n${body}\n};`, name: `f${id}` }) },
  { name: 'function expression', parts: (id, async, [body]) => ({ top: `const f${id} = ${async}function () {\n${body}\n};`, name: `f${id}` }) },
  { name: 'closure', parts: (id, async, [body]) => ({ local: `const f${id} = ${async}() => {\n${body}\n};`, name: `f${id}` }) },
  { name: 'local function', parts: (id, async, [body]) => ({ local: `${async}function f${id}() {\n${body}\n}`, name: `f${id}` }) },
  { name: 'object member', parts: (id, async, [body]) => ({ top: `const o${id} = {\n${async}go() {\n${body}\n},\n};`, name: `o${id}.go` }) },
  { name: 'object arrow', parts: (id, async, [body]) => ({ top: `const o${id} = {\ngo: ${async}() => {\n${body}\n},\n};`, name: `o${id}.go` }) },
  { name: 'method', parts: (id, async, [body]) => ({ top: `class C${id} {\n${async}go() {\n${body}\n}\n}\nconst c${id} = new C${id}();`, name: `c${id}.go` }) },
  { name: 'method of a new instance', parts: (id, async, [body]) => ({ top: `class C${id} {\n${async}go() {\n${body}\n}\n}`, name: `new C${id}().go` }) },
  { name: 'static member', parts: (id, async, [body]) => ({ top: `class C${id} {\nstatic ${async}go() {\n${body}\n}\n}`, name: `C${id}.go` }) },
  { name: 'private method', callOnly: true, parts: (id, async, [body]) => ({ top: `class C${id} {\n${async}#own() {\n${body}\n}\n${async}go() {\nreturn this.#own();\n}\n}\nconst c${id} = new C${id}();`, name: `c${id}.go` }) },
  { name: 'inherited method', parts: (id, async, [body]) => ({ top: `class B${id} {\n${async}go() {\n${body}\n}\n}\nclass C${id} extends B${id} {}\nconst c${id} = new C${id}();`, name: `c${id}.go` }) },
  { name: 'super method', callOnly: true, parts: (id, async, [body]) => ({ top: `class B${id} {\n${async}go() {\n${body}\n}\n}\nclass C${id} extends B${id} {\n${async}go() {\nreturn super.go();\n}\n}\nconst c${id} = new C${id}();`, name: `c${id}.go` }) },
  { name: 'field', parts: (id, async, [body]) => ({ top: `class C${id} {\ngo = ${async}() => {\n${body}\n};\n}\nconst c${id} = new C${id}();`, name: `c${id}.go` }) },
  { name: 'static field', parts: (id, async, [body]) => ({ top: `class C${id} {\nstatic go = ${async}() => {\n${body}\n};\n}`, name: `C${id}.go` }) },
  { name: 'alias', parts: (id, async, [body]) => ({ top: `${async}function f${id}() {\n${body}\n}`, local: `const g${id} = f${id};`, name: `g${id}` }) },
  { name: 'destructured', parts: (id, async, [body]) => ({ top: `const o${id} = {\n${async}go() {\n${body}\n},\n};`, local: `const { go: g${id} } = o${id};`, name: `g${id}` }) },
  { name: 'bound', parts: (id, async, [body]) => ({ top: `${async}function f${id}() {\n${body}\n}`, name: `f${id}.bind(null)` }) },
  { name: 'bound method', calls: true, parts: (id, async, [body]) => ({ top: `class C${id} {\n${async}own() {\n${body}\n}\n${async}go() {\nreturn this.own();\n}\n}\nconst c${id} = new C${id}();`, name: `c${id}.go.bind(c${id})` }) },
  { name: 'bound to this', parts: (id, async, [body]) => ({ top: `class C${id} {\n${async}own() {\n${body}\n}\ngo() {\nreturn this.own.bind(this);\n}\n}\nconst c${id} = new C${id}();`, name: `c${id}.go()` }) },
  { name: 'called by call', callOnly: true, parts: (id, async, [body]) => ({ top: `${async}function f${id}() {\n${body}\n}`, name: `f${id}.call` }) },
  { name: 'called by apply', callOnly: true, parts: (id, async, [body]) => ({ top: `${async}function f${id}() {\n${body}\n}`, name: `f${id}.apply` }) },
  { name: 'made by a function', parts: (id, async, [body]) => ({ top: `function make${id}() {\nreturn ${async}() => {\n${body}\n};\n}`, name: `make${id}()` }) },
  { name: 'default parameter', parts: (id, async, [body]) => ({ top: `${async}function f${id}() {\n${body}\n}\nfunction g${id}(fn = f${id}) {\nreturn fn();\n}`, name: `g${id}`, }), callOnly: true },
  { name: 'written on the spot', callOnly: true, parts: (_, async, [body]) => ({ name: `(${async}() => {\n${body}\n})` }) },
  { name: 'conditional', bodies: 2, choices: 1, parts: (id, async, [one, two]) => ({ top: `${async}function f${id}() {\n${one}\n}\n${async}function g${id}() {\n${two}\n}`, name: `(coin.flip ? f${id} : g${id})` }) },
];

/** A function to call. */
export function target(grower: Grower, scope: Scope, async: boolean, changes: Partial<Scope> = {}): Target {
  return grown(grower, scope, async, grower.oneOf(FORMS), changes);
}

/** A function to hand over: by name, as an arrow on the spot, or as an arrow that calls it. `last` stands at its end. */
export function callback(grower: Grower, scope: Scope, async: boolean, last = '', changes: Partial<Scope> = {}): Target {
  const how = grower.pick(5);
  if (how < 2) {
    return { shape: 'callback on the spot', blocks: [grower.block(within(scope, { async, ...changes }))], parts: ([body]) => ({ name: `${async ? 'async ' : ''}() => {\n${body}\n${last}\n}` }) };
  }
  const form = grower.oneOf(FORMS);
  const byName = form.callOnly !== true && how < 4;
  // An async function that the callback calls has a frame of its own in the end.
  const own = grown(grower, scope, async, form, changes, (byName && form.calls !== true) || !async ? last : '');
  if (byName) return { ...own, shape: `${own.shape}, callback by name` };
  return {
    shape: `${own.shape}, callback that calls`, blocks: own.blocks,
    parts: (bodies) => {
      const parts = own.parts(bodies);
      return { ...parts, name: `() => ${parts.name}()` };
    },
  };
}

function grown(grower: Grower, scope: Scope, async: boolean, form: Form, changes: Partial<Scope>, last = ''): Target {
  const id = grower.id();
  const blocks = Array.from({ length: form.bodies ?? 1 }, () => grower.block(within(scope, { async, ...changes })));
  return { shape: `function: ${form.name}`, blocks, parts: (bodies) => form.parts(id, async ? 'async ' : '', bodies.map((body) => `${body}\n${last}`)) };
}

/** Puts a statement together from the functions that it uses. */
export function using(targets: readonly Target[], body: (names: readonly string[], rest: readonly string[]) => { readonly body: string; readonly top?: string }, rest: readonly (readonly Item[])[] = []): Pick<Item, 'blocks' | 'render'> & { also: readonly string[] } {
  return {
    also: [...new Set(targets.flatMap(({ shape }) => shape.split(', ')))],
    blocks: [...targets.flatMap(({ blocks }) => blocks), ...rest],
    render(rendered) {
      let at = 0;
      const parts = targets.map((one) => one.parts(rendered.slice(at, at += one.blocks.length)));
      const own = body(parts.map(({ name }) => name), rendered.slice(at));
      const top = [...parts.map((one) => one.top), own.top].filter((one) => one !== undefined).join('\n');
      return { ...(top === '' ? {} : { top }), body: [...parts.map((one) => one.local), own.body].filter((one) => one !== undefined).join('\n') };
    },
  };
}
