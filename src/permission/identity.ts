/** Who is asking, as far as a value tells: follows names, properties and the functions of the file to a read of the catalog. */
import type { ReadEntry } from '../catalog/entry.js';
import type { External } from '../flow/abstract.js';
import { collectReturns, type Resolver } from '../flow/resolve.js';
import type { CallOutline, Outline, Place, TypeOutline, Value } from '../outline/outline.js';
import { isRequirementName } from './names.js';
import { isPlainType, namedBy, partOf, wordsOf, type Form, type Kind } from './words.js';
import { isWrapper } from './wrappers.js';

/** A call that looks something up in the current context. */
export interface Read {
  readonly at: Place;
  /** Source of the callee: `currentUser.getStore`. */
  readonly text: string;
  /** As the user writes it: `currentUser`. */
  readonly store: string;
  /** The function that it stands in. */
  readonly fn: number;
  /** It exists on servers only. */
  readonly server: boolean;
  /** The type of what it gives, where the store's declaration says so. */
  readonly type?: string;
}

/** An identity that was looked up. `kind: 'bag'`: it may hold one, and the property that is taken tells. */
export interface Found {
  readonly kind: Kind | 'bag';
  readonly form: Form;
  readonly read: Read;
  /** The functions of the file that lead to the read, the one that is called here first; empty when the read stands here. */
  readonly via: readonly number[];
  /** The expression here that gives it: the read or the call, or the property of it that is identity. Undefined for a getter that is not known by place. */
  readonly at: Place | undefined;
  /** The function that `at` stands in. */
  readonly in: number;
  /** What `at` gives by itself, before properties are taken. */
  readonly base: { readonly kind: Kind | 'bag'; readonly form: Form };
  /** The properties that are taken from it; null when it is more than properties. */
  readonly taken: readonly string[] | null;
}

export type Identity = Found & { readonly kind: Kind };

export function isIdentity(found: Found | undefined): found is Identity {
  return found !== undefined && found.kind !== 'bag';
}

/** Values that are looked into for one answer; beyond it there is none. */
const MAX_NESTING = 40;
/** Values that are looked through for the source of one. */
const MAX_PARTS = 200;

export class Identities {
  readonly #calls = new Map<number, Found | undefined>();
  readonly #readers = new Map<number, Found | undefined>();
  readonly #variables = new Map<number, Found | undefined>();
  readonly #storeNames = new Map<number, string>();
  readonly #gets = new Map<Value, Place>();
  #nesting = 0;

  constructor(readonly outline: Outline, readonly resolver: Resolver) {
    for (const variable of outline.variables) for (const value of variable.values) this.#nameStore(value, variable.name);
    for (const one of outline.classes) for (const member of one.members) this.#nameStore(member.value, member.name);
    for (const assignment of outline.assignments) this.#nameStore(assignment.value, assignment.name);
    outline.functions.forEach((fn) => { this.#collectGets(fn.body); });
  }

  /** What identity the value is; undefined when it is none that was looked up. */
  of(value: Value): Found | undefined {
    if (this.#nesting >= MAX_NESTING) return undefined;
    this.#nesting += 1;
    const found = this.#of(value);
    this.#nesting -= 1;
    return found;
  }

  #of(value: Value): Found | undefined {
    switch (value.is) {
      case 'result': return this.ofCall(value.call);
      case 'member': return this.#member(value);
      case 'variable': return this.#once(this.#variables, value.variable, () => firstOf(this.outline.variables[value.variable]!.values, (one) => this.of(one)));
      case 'awaited': case 'typed': return this.of(value.of);
      case 'choice': return firstOf(value.of, (one) => this.of(one));
      default: return undefined;
    }
  }

  /** Adds nothing to its own answer while it is being asked for. */
  #once(answers: Map<number, Found | undefined>, key: number, answer: () => Found | undefined): Found | undefined {
    if (answers.has(key)) return answers.get(key);
    answers.set(key, undefined);
    const found = answer();
    answers.set(key, found);
    return found;
  }

  /** The name of a function; of one that is handed to a wrapper, of the constant that holds the result. */
  nameOf(fn: number): string {
    const own = this.outline.functions[fn]!.name;
    if (own !== '') return own;
    const holder = this.outline.variables.find((variable) => variable.values.some((value) => value.is === 'result'
      && this.outline.calls[value.call]!.arguments[0]?.value.is === 'function' && (this.outline.calls[value.call]!.arguments[0]!.value as Value & { is: 'function' }).function === fn));
    return holder?.name ?? '';
  }

  /** The functions of this file that a call may run. */
  calleesOf(call: CallOutline): readonly number[] {
    const found = this.resolver.resolve(call.callee, null).flatMap((one) => (one.kind === 'closure' ? [one.fn] : one.kind === 'unknown' ? this.#wrapped(call.callee) : []));
    return [...new Set(found)];
  }

  /** `const getUser = cache(async () => …)`: what is remembered is what the function gives. */
  #wrapped(callee: Value): readonly number[] {
    const values = callee.is === 'variable' ? this.outline.variables[callee.variable]!.values : [];
    return values.flatMap((value) => {
      if (value.is !== 'result') return [];
      const made = this.outline.calls[value.call]!;
      if (!this.resolver.resolve(made.callee, null).some((one) => one.kind === 'external' && isWrapper(one.module, one.path))) return [];
      return made.arguments.slice(0, 1).flatMap((argument) => this.resolver.resolve(argument.value, null).flatMap((one) => (one.kind === 'closure' ? [one.fn] : [])));
    });
  }

  /** What a call gives. */
  ofCall(id: number): Found | undefined {
    return this.#once(this.#calls, id, () => {
      const call = this.outline.calls[id]!;
      if (call.how !== 'call') return undefined;
      for (const callee of this.resolver.resolve(call.callee, null)) {
        const found = callee.kind === 'external' ? this.#readBy(callee, call) : undefined;
        if (found !== undefined) return found;
      }
      for (const fn of this.calleesOf(call)) {
        const found = this.readerOf(fn);
        if (found !== undefined) return { ...found, via: [fn, ...found.via], at: call.at, in: call.in, base: { kind: found.kind, form: found.form }, taken: [] };
      }
      return this.#fromMap(call);
    });
  }

  #readBy(callee: External, call: CallOutline): Found | undefined {
    for (const entry of this.resolver.knowledge.find(callee.module, callee.path)) {
      if (entry.role !== 'read' || call.arguments.length > (entry.ambientUpTo ?? Infinity)) continue;
      const named = this.#namedBy(entry, callee, call);
      if (named === undefined) continue;
      const { type, ...rest } = named;
      return {
        ...rest, via: [], at: call.at, in: call.in, base: { kind: rest.kind, form: rest.form }, taken: [],
        read: { at: call.at, text: call.text, store: this.#nameOf(callee, entry), fn: call.in, server: entry.server === true, ...(type === undefined ? {} : { type }) },
      };
    }
    return undefined;
  }

  #namedBy(entry: ReadEntry, callee: External, call: CallOutline): { kind: Kind | 'bag'; form: Form; type?: string } | undefined {
    switch (entry.identity) {
      case 'never': return undefined;
      case 'always': return namedBy(nounOf(lastName(entry.path))) ?? { kind: 'user', form: 'whole' };
      case 'key': {
        if (entry.key === undefined || call.arguments.length <= entry.key) return { kind: 'bag', form: 'whole' };
        const key = this.textOf(call.arguments[entry.key]!.value);
        // A key that is not known may be any: what is taken from the value tells.
        return key === undefined ? { kind: 'bag', form: 'whole' } : namedBy(key) ?? (CONTAINERS.has(key) ? { kind: 'bag', form: 'whole' } : undefined);
      }
      case 'type': return this.#contentOf(callee, entry);
    }
  }

  /** What a store holds, by the type it was declared with and by its own name. */
  #contentOf(callee: External, entry: ReadEntry): { kind: Kind | 'bag'; form: Form; type?: string } {
    const type = contentType(this.#typeOfStore(callee.site));
    const byName = namedBy(this.#nameOf(callee, entry));
    const given = type === undefined ? {} : { type };
    if (type === undefined) return byName ?? { kind: 'bag', form: 'whole' };
    if (type.startsWith('{') || /^(?:Map|Record|WeakMap|Partial)\b/.test(type)) return { kind: 'bag', form: 'whole', ...given };
    if (isPlainType(type)) return byName === undefined ? { kind: 'bag', form: 'whole' } : { kind: byName.kind, form: type === 'string' || type === 'number' ? 'id' : byName.form, ...given };
    const named = namedBy(type.replace(/<.*$/, '').split('.').at(-1)!);
    if (named !== undefined) return { ...named, ...given };
    // A type whose name says something else is no identity by the store's name alone: `session: AsyncLocalStorage<ClientSession>`.
    return { kind: 'bag', form: 'whole', ...given };
  }

  #typeOfStore(site: string): string | undefined {
    const [, how, what] = /^(call|typed:variable|typed:field|typed:parameter):([^<]*)/.exec(site) ?? [];
    if (how === 'call') {
      const id = Number(what);
      return this.outline.calls[id]?.of?.text ?? this.#declaredAround(id);
    }
    if (how === 'typed:variable') return argumentOf(this.outline.variables[Number(what)]?.type);
    const [owner, name] = splitOnce(what ?? '');
    if (how === 'typed:field') return argumentOf(this.outline.classes[Number(owner)]?.members.find((member) => member.name === name)?.type);
    return how === undefined ? undefined : argumentOf(this.outline.functions[Number(owner)]?.parameters[Number(name)]?.type);
  }

  /** `const store: AsyncLocalStorage<User> = new AsyncLocalStorage()` */
  #declaredAround(call: number): string | undefined {
    return argumentOf(this.outline.variables.find((variable) => variable.type !== undefined && variable.values.some((value) => value.is === 'result' && value.call === call))?.type);
  }

  #nameOf(callee: External, entry: ReadEntry): string {
    if (entry.store !== undefined) return entry.store;
    const [, how, what] = /^(call|typed:variable|typed:field|typed:parameter):([^<]*)/.exec(callee.site) ?? [];
    if (how === 'call') return this.#storeNames.get(Number(what)) ?? 'the store';
    if (how === 'typed:variable') return this.outline.variables[Number(what)]?.name ?? 'the store';
    const [owner, name] = splitOnce(what ?? '');
    if (how === 'typed:field') return name;
    return how === undefined ? lastName(callee.path.replace(/[#.]\w+$/, '')) : this.outline.functions[Number(owner)]?.parameters[Number(name)]?.name ?? 'the store';
  }

  #nameStore(value: Value, name: string): void {
    if (value.is === 'result' && !this.#storeNames.has(value.call)) this.#storeNames.set(value.call, name);
    else if (value.is === 'choice') for (const one of value.of) this.#nameStore(one, name);
    else if (value.is === 'typed') this.#nameStore(value.of, name);
  }

  // ---- properties

  #member(value: Value & { is: 'member' }): Found | undefined {
    for (const of of this.resolver.resolve(value.of, null)) {
      for (const getter of this.resolver.getters(of, value.name)) {
        const found = this.readerOf(getter.fn);
        const at = this.#gets.get(value);
        if (found !== undefined) return { ...found, via: [getter.fn, ...found.via], at, in: at === undefined ? 0 : this.#functionAt(at), base: { kind: found.kind, form: found.form }, taken: [] };
      }
    }
    const base = this.of(value.of);
    if (base === undefined || value.name === '?') return undefined;
    const taken = base.taken === null ? null : [...base.taken, value.name];
    if (base.kind !== 'bag') return { ...base, ...partOf({ kind: base.kind, form: base.form }, value.name), taken };
    const named = namedBy(value.name);
    if (named !== undefined) return { ...base, ...named, taken };
    return CONTAINERS.has(value.name.replace(/^_+/, '')) ? { ...base, taken } : undefined;
  }

  /** `store.getStore().get('user')` of a store that holds a map. */
  #fromMap(call: CallOutline): Found | undefined {
    const { callee } = call;
    if (callee.is !== 'member' || callee.name !== 'get' || call.arguments.length !== 1) return undefined;
    const base = this.of(callee.of);
    const key = base?.kind === 'bag' ? this.textOf(call.arguments[0]!.value) : undefined;
    const named = key === undefined ? undefined : namedBy(key);
    return base === undefined || named === undefined ? undefined : { ...base, ...named, taken: null };
  }

  /** The content of a string, also through a constant of the file. */
  textOf(value: Value): string | undefined {
    if (value.is === 'constant') return value.value;
    if (value.is !== 'variable') return undefined;
    const { values } = this.outline.variables[value.variable]!;
    return values.length === 1 && values[0]!.is === 'constant' ? values[0].value : undefined;
  }

  // ---- readers of the file

  /** The identity that a function answers with, for whoever calls it without saying whom it is about. */
  readerOf(fn: number): Found | undefined {
    return this.#once(this.#readers, fn, () => {
      const { parameters, generator, body } = this.outline.functions[fn]!;
      if (generator || !parameters.every((parameter) => (parameter.optional || parameter.rest || parameter.name === '') && isRequirementName(parameter.name))) return undefined;
      const returned: Value[] = [];
      collectReturns(body, returned);
      const found = firstOf(returned, (value) => this.of(value));
      return isIdentity(found) ? found : this.#madeOfBag(fn, returned) ?? found;
    });
  }

  /** `getUser()` that looks a cookie up and gives what somebody makes of it: its name says what that is. */
  #madeOfBag(fn: number, returned: readonly Value[]): Found | undefined {
    const named = namedBy(nounOf(this.nameOf(fn)));
    if (named === undefined || named.kind === 'rights') return undefined;
    const base = returned.map((value) => this.sourceOf(value)).find((one) => one !== undefined);
    return base === undefined ? undefined : { ...base, ...named, base: named, taken: [] };
  }

  /** What is looked up on the way to a value, however much is made of it. */
  sourceOf(value: Value): Found | undefined {
    const seen = new Set([value]);
    for (const one of seen) {
      const found = this.of(one);
      if (found !== undefined) return found;
      if (seen.size < MAX_PARTS) for (const part of this.#partsOf(one)) seen.add(part);
    }
    return undefined;
  }

  #partsOf(value: Value): readonly Value[] {
    switch (value.is) {
      case 'variable': return this.outline.variables[value.variable]!.values;
      case 'member': case 'awaited': case 'typed': case 'element': return [value.of];
      case 'choice': return value.of;
      case 'result': {
        const call = this.outline.calls[value.call]!;
        return [...call.arguments.map((argument) => argument.value), ...(call.callee.is === 'member' ? [call.callee.of] : [])];
      }
      case 'object': return value.properties.map((property) => property.value);
      default: return [];
    }
  }

  /** The reads of the catalog in a function and in what is written in it, that give who is asking by themselves. */
  readsIn(fn: number): readonly Identity[] {
    const { at } = this.outline.functions[fn]!;
    return this.outline.calls.flatMap((call, id) => {
      const found = at.start <= call.at.start && call.at.end <= at.end ? this.ofCall(id) : undefined;
      return isIdentity(found) && found.via.length === 0 && found.base.kind !== 'bag' ? [found] : [];
    });
  }

  #functionAt(at: Place): number {
    let found = 0;
    this.outline.functions.forEach((fn, id) => { if (fn.at.start <= at.start && at.end <= fn.at.end && fn.at.start >= this.outline.functions[found]!.at.start) found = id; });
    return found;
  }

  #collectGets(steps: Outline['functions'][number]['body']): void {
    for (const step of steps) {
      switch (step.do) {
        case 'get': this.#gets.set(step.value, step.at); break;
        case 'branch': for (const arm of step.arms) this.#collectGets(arm); break;
        case 'loop': for (const part of [step.head, step.body, step.tail]) this.#collectGets(part); break;
        case 'try': for (const part of [step.block, step.handler ?? [], step.finalizer ?? []]) this.#collectGets(part); break;
        case 'switch': for (const one of step.cases) this.#collectGets(one); break;
        case 'label': this.#collectGets(step.body); break;
        default: break;
      }
    }
  }
}

/** Properties of a request or of a context that hold further ones. */
const CONTAINERS = new Set(['state', 'locals', 'var', 'req', 'request', 'context', 'ctx', 'data', 'value', 'store', 'raw']);

function firstOf(values: readonly Value[], find: (value: Value) => Found | undefined): Found | undefined {
  let bag: Found | undefined;
  for (const value of values) {
    const found = find(value);
    if (isIdentity(found)) return found;
    bag ??= found;
  }
  return bag;
}

/** `user` of `getCurrentUserOrThrow` and `userFromCookie`. */
function nounOf(name: string): string {
  return wordsOf(name).join(' ').replace(/^(?:(?:try|get|fetch|load|require|resolve|find|read|retrieve|extract|decode|cached|server) )+/, '').replace(/ (?:(?:or|from|by|if|on|with|server|safe|cached|async)\b.*)$/, '');
}

function lastName(path: string): string {
  return path.replace(/\(\)/g, '').split(/[.#]/).at(-1)!;
}

/** `User` of `AsyncLocalStorage<User>`. */
function argumentOf(type: TypeOutline | undefined): string | undefined {
  return /^[\w.]+<(.*)>$/.exec(type?.text ?? '')?.[1];
}

/** Without what only says that it may be missing. */
function contentType(text: string | undefined): string | undefined {
  const parts = text?.startsWith('{') === true ? [text] : text?.split('|').map((part) => part.trim()).filter((part) => part !== 'undefined' && part !== 'null' && part !== '');
  return parts?.length === 1 ? parts[0]!.replace(/^Readonly<(.*)>$/, '$1') : parts === undefined ? undefined : text;
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf('.');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
