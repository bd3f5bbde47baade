/** What a value may turn out to be, once names, imports and arguments have been followed. */
import type { CallOutline, Place, TypeOutline, Value } from '../outline/outline.js';
import type { CrossingEntry } from '../catalog/entry.js';

/**
 * The bindings under which a function's body is read: what its parameters got in this way of calling it, what `this` is,
 * and the bindings of the function around it. `args[i]` is null when nothing is known of argument `i`.
 */
export interface Env {
  readonly fn: number;
  readonly args: readonly (readonly Abstract[] | null)[];
  /** True when the caller is unknown, so that missing arguments are unknown and not `undefined`. */
  readonly open: boolean;
  readonly self: readonly Abstract[] | null;
  readonly parent: Env | null;
  /** Equal keys mean equal bindings. */
  readonly key: string;
  readonly depth: number;
  /** The functions that made the classes among the arguments: a mixin takes a class and gives one that extends it. */
  readonly mixins: ReadonlySet<number>;
}

export interface Closure {
  readonly kind: 'closure';
  readonly fn: number;
  /** Bindings of the function that the closure was written in. */
  readonly env: Env | null;
  /** The receiver, when it was taken from one (`object.method`, `fn.bind(object)`). */
  readonly self?: readonly Abstract[];
  /** Arguments fixed by `bind`. */
  readonly bound?: readonly (readonly Abstract[])[];
  /** The names of the parameters that those are for, where they were given by name. */
  readonly boundNames?: readonly (string | undefined)[];
  /** Where it was handed over by name, when it came in as an argument. */
  readonly handedAt?: Place;
}

/** An instance of a class of this file. `made` tells two instances apart; `made` is `this` inside its own methods. */
export interface Instance {
  readonly kind: 'instance';
  readonly class: number;
  readonly env: Env | null;
  readonly made: string;
  /** The classes of the instances by way of which it was made: a list makes a factory, which makes the next list. */
  readonly within?: ReadonlySet<number>;
  /** Bindings of the constructor call, when it is known. */
  readonly built?: Env;
}

/**
 * Something that comes from another module or from the language. `path` is as in the catalog (`AsyncLocalStorage#run`);
 * `site` tells two instances apart: where it was made, or the name it was imported under.
 */
export interface External {
  readonly kind: 'external';
  readonly module: string;
  readonly path: string;
  readonly site: string;
  /** Known by its declared type only: it may be the same thing as another one of that type. */
  readonly aliased?: boolean;
  /** What a method was taken from. */
  readonly receiver?: readonly Abstract[];
}

export interface Coroutine {
  readonly kind: 'coroutine';
  readonly closure: Closure;
  readonly env: Env;
}

export type Abstract =
  | Closure
  | Instance
  | External
  | { readonly kind: 'class'; readonly class: number; readonly env: Env | null }
  /** All that a file of the project exports; `module` is the name under which entries speak of it. */
  | { readonly kind: 'namespace'; readonly file: number; readonly module: string }
  | { readonly kind: 'object'; readonly value: Value & { is: 'object' }; readonly env: Env | null }
  | { readonly kind: 'list'; readonly items: readonly (readonly Abstract[])[] }
  /** `call`/`apply`/`bind` taken from a function. */
  | { readonly kind: 'functionMethod'; readonly name: string; readonly target: Abstract }
  /** A function that runs `target` across a crossing each time it is called. */
  | { readonly kind: 'wrapped'; readonly target: readonly Abstract[]; readonly entry: CrossingEntry; readonly call: CallOutline }
  | { readonly kind: 'promise'; readonly of: readonly Abstract[] }
  /** What calling a generator function gives. */
  | { readonly kind: 'iterator'; readonly closure: Closure; readonly env: Env }
  /** What calling an async function gives that runs when it is awaited. */
  | Coroutine
  | { readonly kind: 'primitive' }
  | { readonly kind: 'unknown'; readonly type?: TypeOutline };

export const UNKNOWN_VALUE: Abstract = { kind: 'unknown' };
export const PRIMITIVE: Abstract = { kind: 'primitive' };
/** `resolve` and `reject` of a promise: they run nothing here. */
export const SETTLE: External = { kind: 'external', module: 'global', path: 'Promise#settle', site: '' };

/** Equal keys mean the same thing as far as the analysis can tell. */
export function keyOf(abstract: Abstract): string {
  switch (abstract.kind) {
    case 'closure': return `f${abstract.fn}${envKey(abstract.env)}${listKey('.', abstract.self)}${(abstract.bound ?? []).map((b, i) => listKey(`,${abstract.boundNames?.[i] ?? ''}`, b)).join('')}`;
    case 'class': return `c${abstract.class}${envKey(abstract.env)}`;
    case 'namespace': return `n${abstract.file}`;
    case 'instance': return `i${abstract.class}:${abstract.made}${envKey(abstract.env)}`;
    case 'external': return `x${abstract.module}:${abstract.path}@${abstract.site}`;
    case 'object': return `o${objectId(abstract.value)}${envKey(abstract.env)}`;
    case 'list': return `l[${abstract.items.map((item) => listKey(',', item)).join('')}]`;
    case 'functionMethod': return `m${abstract.name}(${keyOf(abstract.target)})`;
    case 'wrapped': return `w${abstract.call.at.start}(${listKey(',', abstract.target)})`;
    case 'promise': return `p(${listKey(',', abstract.of)})`;
    case 'iterator': case 'coroutine': return `g${abstract.closure.fn}${envKey(abstract.env)}`;
    case 'primitive': return '0';
    case 'unknown': return '?';
  }
}

function envKey(env: Env | null): string {
  return env === null || env.key === '' ? '' : `<${env.key}>`;
}

function listKey(separator: string, values: readonly Abstract[] | undefined): string {
  return values === undefined ? '' : separator + values.map(keyOf).join('|');
}

const objectIds = new WeakMap<Value, number>();
let nextObjectId = 0;
function objectId(value: Value): number {
  let id = objectIds.get(value);
  if (id === undefined) objectIds.set(value, id = nextObjectId++);
  return id;
}

/** Of what may be called those that can be: where it may be a function, it is one (`fn = fallback`). */
export function callable(callees: readonly Abstract[]): readonly Abstract[] {
  const functions = callees.filter(({ kind }) => kind !== 'primitive');
  return functions.length > 0 ? functions : callees;
}

/** The same values without repeats, in order of first appearance. */
export function distinct(values: readonly Abstract[]): readonly Abstract[] {
  if (values.length < 2) return values;
  const seen = new Map<string, Abstract>();
  for (const value of values) {
    const key = keyOf(value);
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}

/** Nested bindings beyond this depth are forgotten, so that a function that wraps its argument in itself comes to an end. */
const MAX_DEPTH = 6;
const MAX_KEY = 4000;

/** Short names for bindings, whose keys hold those of others: of one resolver, as long as that lives. */
export class Ways {
  readonly #names = new Map<string, string>();
  /** Of each, how long its key would be with those of all others in it written out. */
  readonly #lengths: number[] = [];

  /** Equal for equal keys. Without any bindings there is nothing to name. */
  nameOf(key: string): string {
    if (key === '') return key;
    let name = this.#names.get(key);
    if (name === undefined) {
      this.#names.set(key, name = `\u00a7${this.#lengths.length}`);
      this.#lengths.push(this.lengthOf(key));
    }
    return name;
  }

  lengthOf(key: string): number {
    let { length } = key;
    for (const [, number] of key.matchAll(/\u00a7(\d+)/g)) length += this.#lengths[Number(number)]!;
    return length;
  }
}

/** Bindings for one way of calling `fn`. Arguments that cannot matter (numbers, unknowns) are dropped, so ways that differ in them are one. */
export function bind(ways: Ways, fn: number, args: readonly (readonly Abstract[] | null)[], self: readonly Abstract[] | null, parent: Env | null, open = false): Env {
  const kept = args.map((arg) => (arg !== null && arg.some(matters) ? arg : arg !== null && arg.length > 0 && arg.every(isPrimitive) ? [PRIMITIVE] : null));
  const keptSelf = self !== null && self.some(matters) ? self : null;
  // A function written in another one that binds nothing is no deeper: the text comes to an end by itself.
  const bindsNothing = keptSelf === null && kept.every((arg) => arg === null);
  const depth = (bindsNothing ? 0 : 1) + Math.max(parent?.depth ?? 0, ...kept.map(depthOf), depthOf(keptSelf));
  const own = kept.map((arg) => (arg === null ? '?' : distinct(arg).map(keyOf).join('|'))).join(',');
  const key = [own, keptSelf === null ? '' : keptSelf.map(keyOf).join('|'), parent?.key ?? '', open ? 'open' : ''].join(';').replace(/^;*$/, '');
  const mixins = mixinsOf(kept);
  if (depth > MAX_DEPTH || mixins.has(fn) || ways.lengthOf(key) > MAX_KEY) return { fn, args: [], open: true, self: null, parent, key: ways.nameOf(`;;${parent?.key ?? ''};open`), depth: parent?.depth ?? 0, mixins: NO_MIXINS };
  return { fn, args: kept, open, self: keptSelf, parent, key: ways.nameOf(key), depth, mixins };
}

const NO_MIXINS: ReadonlySet<number> = new Set();

function mixinsOf(args: Env['args']): ReadonlySet<number> {
  const found = new Set<number>();
  for (const one of args.flat()) {
    if (one?.kind !== 'class') continue;
    for (let env = one.env; env !== null; env = env.parent) {
      found.add(env.fn);
      for (const fn of env.mixins) found.add(fn);
    }
  }
  return found.size === 0 ? NO_MIXINS : found;
}

function matters(abstract: Abstract): boolean {
  return abstract.kind !== 'unknown' && abstract.kind !== 'primitive';
}

function isPrimitive(abstract: Abstract): boolean {
  return abstract.kind === 'primitive';
}

function depthOf(values: readonly Abstract[] | null): number {
  if (values === null) return 0;
  return Math.max(0, ...values.map((value) => {
    switch (value.kind) {
      case 'closure': return Math.max(value.env?.depth ?? 0, ...(value.bound ?? []).map(depthOf), depthOf(value.self ?? null));
      case 'wrapped': return 1 + depthOf(value.target);
      case 'promise': return depthOf(value.of);
      case 'list': return Math.max(0, ...value.items.map(depthOf));
      // Classes that are made of classes are told apart by `mixins`: they may be many.
      case 'class': return 0;
      case 'object': case 'instance': case 'iterator': case 'coroutine': return value.env?.depth ?? 0;
      default: return 0;
    }
  }));
}
