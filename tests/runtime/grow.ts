/** Grows a program from a tape of numbers: each decision takes the next number, so equal tapes give equal programs. */
import type { Item, Program } from './program.js';
import { shapes } from './shapes/index.js';

/** What may be written at one point of a program. */
export interface Scope {
  /** `await` is allowed. */
  readonly async: boolean;
  /** `yield` is allowed. */
  readonly generator: boolean;
  readonly mayReturn: boolean;
  /** `break` and `continue` are allowed. */
  readonly loop: boolean;
  /** Labels of the loops around. */
  readonly labels: readonly string[];
  /** Inside a `finally`: nothing throws, and nothing leaves it early. */
  readonly finalizer: boolean;
  readonly depth: number;
}

/** A kind of statement. */
export interface Shape {
  readonly name: string;
  /** How often it is chosen, against the others. Default: 1. */
  readonly weight?: number;
  /** Where it makes sense. Default: everywhere. */
  readonly fits?: (scope: Scope) => boolean;
  /** How many values it looks at that the source does not show. Default: 0. */
  readonly choices?: number;
  /** It holds no other statements. */
  readonly leaf?: boolean;
  readonly grow: (grower: Grower, scope: Scope) => Omit<Item, 'shape'> & { readonly also?: readonly string[] };
}

/** What the runtime at hand can do. */
export interface Features {
  /** `using` and `await using`. */
  readonly disposal: boolean;
}

const MAIN: Scope = { async: true, generator: false, mayReturn: true, loop: false, labels: [], finalizer: false, depth: 0 };
const MAX_DEPTH = 4;
/** Values that the source does not show: every one doubles the ways to run the program. */
const MAX_CHOICES = 4;

const STORES: readonly { readonly name: string; readonly declare: (store: string) => string }[] = [
  { name: 'store', declare: (store) => `const store = new ${store}();` },
  { name: 'Context.store', declare: (store) => `class Context {\nstatic store = new ${store}();\n}` },
  { name: 'context.store', declare: (store) => `const context = { store: new ${store}() };` },
  { name: 'own.store', declare: (store) => `class Own {\nstore = new ${store}();\n}\nconst own = new Own();` },
  { name: 'custom', declare: (store) => `class Custom extends ${store} {}\nconst custom = new Custom();` },
];

const FOOTERS = ['main();', 'main().catch(() => {});', 'setImmediate(main);', 'Promise.resolve().then(main);', 'void main();', 'setTimeout(() => main(), 0);'];

export class Grower {
  #at = 0;
  #id = 0;
  #items: number;
  #choices = MAX_CHOICES;
  readonly store: (typeof STORES)[number];

  constructor(readonly tape: readonly number[], readonly features: Features) {
    this.#items = 6 + this.pick(14);
    this.store = this.pick(2) === 0 ? STORES[0]! : this.oneOf(STORES);
  }

  program(): Program {
    const main = this.block(MAIN, 4 + this.pick(4));
    const { name, declare } = this.store;
    const header = (rest: string): string => [
      'import { AsyncLocalStorage, AsyncResource } from \'node:async_hooks\';',
      declare('AsyncLocalStorage'),
      ...HELPERS.filter(({ call }) => rest.includes(call)).map(({ text }) => text.replaceAll('STORE', name)),
      '',
    ].join('\n');
    return { header, main, footer: this.oneOf(FOOTERS) };
  }

  pick(below: number): number {
    return (this.tape[this.#at++] ?? 0) % below;
  }

  oneOf<T>(all: readonly T[]): T {
    return all[this.pick(all.length)]!;
  }

  /** A number that no other name of the program has. */
  id(): number {
    return this.#id++;
  }

  /** The store that most statements are about, now and then another one. */
  anyStore(): string {
    return this.pick(8) === 7 ? 'other' : this.store.name;
  }

  block(scope: Scope, most = 1 + this.pick(3)): Item[] {
    const items: Item[] = [];
    for (let i = 0; i < most; i += 1) items.push(this.#item(scope));
    return items;
  }

  #item(scope: Scope): Item {
    const leafOnly = scope.depth >= MAX_DEPTH || this.#items <= 0 || this.pick(5) < 2;
    const fitting = shapes.filter((shape) => (shape.leaf === true) === leafOnly && (shape.choices ?? 0) <= this.#choices && (shape.fits?.(scope) ?? true));
    const shape = this.#weighted(fitting);
    this.#items -= 1;
    this.#choices -= shape.choices ?? 0;
    const { also = [], ...grown } = shape.grow(this, scope);
    return { shape: [shape.name, ...also].join(', '), ...grown };
  }

  #weighted(all: readonly Shape[]): Shape {
    let at = this.pick(all.reduce((sum, { weight = 1 }) => sum + weight, 0));
    for (const shape of all) {
      at -= shape.weight ?? 1;
      if (at < 0) return shape;
    }
    return all[0]!;
  }
}

/** Small functions that programs share. */
const HELPERS = [
  { call: 'other.', text: 'const other = new AsyncLocalStorage();' },
  { call: 'tick', text: 'const tick = () => new Promise((resolve) => setImmediate(resolve));' },
  { call: 'setUser', text: 'function setUser(value) {\nSTORE.enterWith(value);\n}' },
  { call: 'readUser', text: 'function readUser() {\nreturn STORE.getStore();\n}' },
  { call: 'loadAndSet', text: 'async function loadAndSet(value) {\nawait null;\nSTORE.enterWith(value);\n}' },
  { call: 'setFirst', text: 'async function setFirst(value) {\nSTORE.enterWith(value);\nawait null;\n}' },
  { call: 'ignore', text: 'function ignore() {}' },
];

/** The scope of a function's body. */
export function within(scope: Scope, changes: Partial<Scope> = {}): Scope {
  return { async: false, generator: false, mayReturn: true, loop: false, labels: [], finalizer: false, depth: scope.depth + 1, ...changes };
}

/** The scope of a block of the same function. */
export function inside(scope: Scope, changes: Partial<Scope> = {}): Scope {
  return { ...scope, depth: scope.depth + 1, ...changes };
}
