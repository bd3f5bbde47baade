/** Who is asking, as far as a value tells: follows names, properties and functions, wherever they are written, to a read of the catalog. */
import type { ReadEntry } from '../catalog/entry.js';
import type { Abstract, External } from '../flow/abstract.js';
import type { Program } from '../flow/program.js';
import { collectReturns, type Resolver } from '../flow/resolve.js';
import type { CallOutline, Place, TypeOutline, Value } from '../outline/outline.js';
import { isRequirement } from './names.js';
import type { Rows } from './rows.js';
import { visitSteps } from '../outline/steps.js';
import { isPlainType, isStanding, namedBy, nounOf, partOf, tellsOfSomebody, type Form, type Kind, type Named } from './words.js';

/** A call that looks something up in the current context; or a property, or a variable of a module, that stands for it. */
export interface Read {
  /** Undefined for a property, whose place is not known. */
  readonly at: Place | undefined;
  /** As it is written: `currentUser.getStore()`, `context.currentUser`. */
  readonly text: string;
  /** As the user writes it: `currentUser`. */
  readonly store: string;
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
  /** The functions that lead to the read, the one that is called here first; empty when the read stands here. */
  readonly via: readonly number[];
  /** The expression here that gives it: the read, or the call that leads to it. Undefined for a property that is not known by place. */
  readonly at: Place | undefined;
  /** The function that `at` stands in; undefined where that is. */
  readonly in: number | undefined;
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
  readonly #holders = new Map<number, ReadonlyMap<number, number>>();
  readonly #storeNames = new Map<number, ReadonlyMap<number, string>>();
  readonly #gets = new Map<Value, Place>();
  readonly #learnt = new Set<number>();
  #nesting = 0;

  constructor(readonly program: Program, readonly resolver: Resolver, readonly rows: Rows) {}

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
      case 'variable': return this.#once(this.#variables, value.variable, () => this.#ofVariable(value.variable));
      case 'import': return this.#kept(value) ?? this.#property(value);
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

  #ofVariable(id: number): Found | undefined {
    return this.#current(id) ?? firstOf(this.program.variables[id]!.values, (one) => this.of(one));
  }

  /** `let currentAccount; export function setCurrentAccount(account) { currentAccount = account; }`: everybody reads the last one. */
  #current(id: number): Found | undefined {
    const { name, function: owner, values, at, type } = this.program.variables[id]!;
    if (!this.program.isModule(owner) || !values.some((value) => this.#isGiven(value))) return undefined;
    const named = namedBy(name);
    if (named === undefined || named.kind === 'rights') return undefined;
    return { ...named, via: [], at: undefined, in: undefined, base: named, taken: [], read: { at, text: name, store: name, server: false, ...(type === undefined ? {} : { type: type.text }) } };
  }

  /** What a function was handed. */
  #isGiven(value: Value): boolean {
    const bare = strip(value);
    if (bare.is === 'parameter') return true;
    return bare.is === 'variable' && this.program.variables[bare.variable]!.values.some((one) => strip(one).is === 'parameter');
  }

  /** A variable of another module: `import { currentUser } from './current'`. */
  #kept(value: Value & { is: 'import' }): Found | undefined {
    if (value.lazy === true || value.name === '*' || namedBy(value.name) === undefined) return undefined;
    const file = this.program.follow(value.module, value.file ?? 0);
    const exported = file === undefined ? undefined : this.program.file(file).exports.find((one) => one.name === value.name)?.value;
    return exported?.is === 'variable' ? this.#current(exported.variable) : undefined;
  }

  /** The name of a function, and where it stands; of one that is handed to a wrapper, those of the constant that holds the result. */
  named(fn: number): { readonly name: string; readonly at: Place } {
    const { name, nameAt } = this.program.functions[fn]!;
    const holder = name === '' ? this.#holderOf(fn) : undefined;
    return holder === undefined ? { name, at: nameAt } : this.program.variables[holder]!;
  }

  nameOf(fn: number): string {
    return this.named(fn).name;
  }

  /** `const getUser = cache(async () => …)`: the variable, by the function. */
  #holderOf(fn: number): number | undefined {
    const { program } = this;
    const file = program.fileOf(fn);
    const known = this.#holders.get(file);
    if (known !== undefined) return known.get(fn);
    const holders = new Map<number, number>();
    this.#holders.set(file, holders);
    const { from, to } = this.rows.variablesOf(file);
    for (let id = from; id < to; id++) {
      for (const value of program.variables[id]!.values) {
        const first = value.is === 'result' ? program.calls[value.call]!.arguments[0]?.value : undefined;
        if (first?.is === 'function' && !holders.has(first.function)) holders.set(first.function, id);
      }
    }
    return holders.get(fn);
  }

  /** The functions that a call may run, wherever they are written. */
  calleesOf(call: CallOutline): readonly number[] {
    return [...new Set(this.resolver.resolve(call.callee, null).flatMap(inner).flatMap((one) => (one.kind === 'closure' ? [one.fn] : [])))];
  }

  /** What a call gives. */
  ofCall(id: number): Found | undefined {
    return this.#once(this.#calls, id, () => {
      const call = this.program.calls[id]!;
      if (call.how !== 'call') return undefined;
      for (const callee of this.resolver.resolve(call.callee, null).flatMap(inner)) {
        const entries = callee.kind === 'external' ? this.#readsOf(callee) : [];
        for (const entry of entries) {
          const found = this.#readBy(entry, callee as External, call);
          if (found !== undefined) return found;
        }
        // The entry says all that there is to say.
        if (entries.length > 0) return undefined;
      }
      for (const fn of this.calleesOf(call)) {
        const found = this.#limitOf(fn) < call.arguments.length ? undefined : this.readerOf(fn);
        if (found !== undefined) return { ...found, via: [fn, ...found.via], at: call.at, in: call.in, base: { kind: found.kind, form: found.form }, taken: [] };
      }
      return this.#fromMap(call) ?? this.#method(call);
    });
  }

  #readsOf({ module, path }: External): readonly ReadEntry[] {
    return this.resolver.knowledge.find(module, path).filter((entry): entry is ReadEntry => entry.role === 'read' && entry.property !== true);
  }

  #readBy(entry: ReadEntry, callee: External, call: CallOutline): Found | undefined {
    // What a function hands on of all its own arguments (`...args`) may be nothing: whoever calls that function says so.
    if (call.arguments.filter(({ spread, value }) => !spread || !this.#isRest(value)).length > (entry.ambientUpTo ?? Infinity)) return undefined;
    if (entry.ambientBy !== undefined && !this.#isMadeOfAmbient(call.arguments[entry.ambientBy]?.value)) return undefined;
    const named = this.#namedBy(entry, callee, call);
    if (named === undefined) return undefined;
    const { type, ...rest } = named;
    return {
      ...rest, via: [], at: call.at, in: call.in, base: { kind: rest.kind, form: rest.form }, taken: [],
      read: { at: call.at, text: `${call.text}()`, store: this.#nameOf(callee, entry), server: entry.server === true, ...(type === undefined ? {} : { type }) },
    };
  }

  #isRest(value: Value): boolean {
    const bare = strip(value);
    if (bare.is === 'parameter') return bare.rest === true;
    return bare.is === 'variable' && this.program.variables[bare.variable]!.values.some((one) => { const given = strip(one); return given.is === 'parameter' && given.rest === true; });
  }

  #namedBy(entry: ReadEntry, callee: External, call: CallOutline): { kind: Kind | 'bag'; form: Form; type?: string } | undefined {
    switch (entry.identity) {
      case 'never': return undefined;
      case 'always': return this.#nounOf(entry);
      case 'key': {
        if (entry.key === undefined || call.arguments.length <= entry.key) return { kind: 'bag', form: 'whole' };
        const key = this.textOf(call.arguments[entry.key]!.value);
        // A key that is not known may be any: what is taken from the value tells.
        return key === undefined ? { kind: 'bag', form: 'whole' } : namedByPath(key) ?? (CONTAINERS.has(key) ? { kind: 'bag', form: 'whole' } : undefined);
      }
      case 'type': return this.#contentOf(callee, entry);
    }
  }

  #nounOf(entry: ReadEntry): { kind: Kind; form: Form } {
    return namedBy(nounOf(lastName(entry.path))) ?? { kind: 'user', form: 'whole' };
  }

  /** What a store holds, by the type it was declared with and by its own name. */
  #contentOf(callee: External, entry: ReadEntry): { kind: Kind | 'bag'; form: Form; type?: string } {
    const type = contentType(this.#typeOfStore(callee.site));
    const byName = namedBy(this.#nameOf(callee, entry));
    const given = type === undefined ? {} : { type };
    if (type === undefined) return byName ?? { kind: 'bag', form: 'whole' };
    if (type.startsWith('{') || /^(?:Map|Record|WeakMap|Partial|dict|Dict|Mapping|MutableMapping|defaultdict)\b/.test(type)) return { kind: 'bag', form: 'whole', ...given };
    if (isPlainType(type)) return byName === undefined ? { kind: 'bag', form: 'whole' } : { kind: byName.kind, form: /^(?:string|number|str|int|UUID)$/.test(type) ? 'id' : byName.form, ...given };
    const named = namedBy(type.replace(/[<[].*$/, '').split('.').at(-1)!);
    if (named !== undefined) return { ...named, ...given };
    // A type whose name says something else is no identity by the store's name alone: `session: AsyncLocalStorage<ClientSession>`.
    return { kind: 'bag', form: 'whole', ...given };
  }

  #typeOfStore(site: string): string | undefined {
    const [, how, what] = /^(call|typed:variable|typed:field|typed:parameter):([^<]*)/.exec(site) ?? [];
    if (how === 'call') {
      const id = Number(what);
      return this.program.calls[id]?.of?.text ?? this.#declaredAround(id);
    }
    if (how === 'typed:variable') return argumentOf(this.program.variables[Number(what)]?.type);
    const [owner, name] = splitOnce(what ?? '');
    if (how === 'typed:field') return argumentOf(this.program.classes[Number(owner)]?.members.find((member) => member.name === name)?.type);
    return how === undefined ? undefined : argumentOf(this.program.functions[Number(owner)]?.parameters[Number(name)]?.type);
  }

  /** `const store: AsyncLocalStorage<User> = new AsyncLocalStorage()` */
  #declaredAround(call: number): string | undefined {
    const { from, to } = this.rows.variablesOf(this.rows.fileOfCall(call));
    for (let id = from; id < to; id++) {
      const { type, values } = this.program.variables[id]!;
      if (type !== undefined && values.some((value) => value.is === 'result' && value.call === call)) return argumentOf(type);
    }
    return undefined;
  }

  #nameOf(callee: External, entry: ReadEntry): string {
    if (entry.store !== undefined) return entry.store;
    const [, how, what] = /^(call|typed:variable|typed:field|typed:parameter):([^<]*)/.exec(callee.site) ?? [];
    if (how === 'call') return this.#storeNamesOf(this.rows.fileOfCall(Number(what))).get(Number(what)) ?? 'the store';
    if (how === 'typed:variable') return this.program.variables[Number(what)]?.name ?? 'the store';
    const [owner, name] = splitOnce(what ?? '');
    if (how === 'typed:field') return name;
    return how === undefined ? lastName(callee.path.replace(/[#.]\w+$/, '')) : this.program.functions[Number(owner)]?.parameters[Number(name)]?.name ?? 'the store';
  }

  /** What the results of a file's calls are kept under, by the number of the call. */
  #storeNamesOf(file: number): ReadonlyMap<number, string> {
    const known = this.#storeNames.get(file);
    if (known !== undefined) return known;
    const names = new Map<number, string>();
    this.#storeNames.set(file, names);
    const enter = (value: Value, name: string): void => {
      if (value.is === 'result' && !names.has(value.call)) names.set(value.call, name);
      else if (value.is === 'choice') for (const one of value.of) enter(one, name);
      else if (value.is === 'typed') enter(value.of, name);
    };
    const { program } = this;
    for (const variable of program.variablesOf(file)) for (const value of variable.values) enter(value, variable.name);
    for (const one of program.classesOf(file)) for (const member of one.members) enter(member.value, member.name);
    for (const assignment of program.file(file).assignments) enter(assignment.value, assignment.name);
    return names;
  }

  // ---- properties

  #member(value: Value & { is: 'member' }): Found | undefined {
    for (const of of this.resolver.resolve(value.of, null)) {
      for (const getter of this.resolver.getters(of, value.name)) {
        const found = this.readerOf(getter.fn);
        const at = this.#gets.get(value);
        if (found !== undefined) return { ...found, via: [getter.fn, ...found.via], at, in: at && this.rows.functionAt(at), base: { kind: found.kind, form: found.form }, taken: [] };
      }
    }
    return this.#property(value) ?? this.#taken(value);
  }

  /** A property that the catalog knows to look something up: `context.currentUser`. */
  #property(value: Value & { is: 'member' | 'import' }): Found | undefined {
    const root = rootOf(value);
    if (root !== 'import' && root !== 'global' && root !== 'variable') return undefined;
    for (const one of this.resolver.resolve(value, null)) {
      if (one.kind !== 'external') continue;
      const entry = this.resolver.knowledge.find(one.module, one.path).find((each): each is ReadEntry => each.role === 'read' && each.property === true);
      if (entry === undefined) continue;
      const named = this.#propertyNamed(entry, one);
      if (named === undefined) return undefined;
      return { ...named, via: [], at: undefined, in: undefined, base: named, taken: [], read: { at: undefined, text: entry.path.endsWith('*') ? this.#textOfProperty(value, one) : entry.path.replaceAll('#', '.'), store: entry.store ?? entry.path, server: entry.server === true } };
    }
    return undefined;
  }

  /** Where any property is one of a store, its own name says whom it is about. */
  #propertyNamed(entry: ReadEntry, { path }: External): { kind: Kind | 'bag'; form: Form } | undefined {
    if (entry.identity === 'always') return this.#nounOf(entry);
    return entry.path.endsWith('*') ? namedBy(lastName(path)) ?? (CONTAINERS.has(lastName(path)) ? { kind: 'bag', form: 'whole' } : undefined) : { kind: 'bag', form: 'whole' };
  }

  /** `_locals.user` as the user writes it. */
  #textOfProperty(value: Value, { path }: External): string {
    const of = value.is === 'member' && value.of.is === 'variable' ? `${this.program.variables[value.of.variable]!.name}.` : '';
    return of + lastName(path);
  }

  #taken(value: Value & { is: 'member' }): Found | undefined {
    const base = this.of(value.of);
    if (base === undefined || value.name === '?') return undefined;
    const taken = base.taken === null ? null : [...base.taken, value.name];
    if (base.kind !== 'bag') return { ...base, ...partOf({ kind: base.kind, form: base.form }, value.name), taken };
    const named = namedBy(value.name) ?? (isStanding(value.name) ? RIGHTS : undefined);
    if (named !== undefined) return { ...base, ...named, taken };
    return CONTAINERS.has(value.name.replace(/^[_$]+/, '')) ? { ...base, taken } : undefined;
  }

  /** `store.getStore().get('user')` of a store that holds a map. */
  #fromMap(call: CallOutline): Found | undefined {
    const { callee } = call;
    if (callee.is !== 'member' || callee.name !== 'get' || call.arguments.length !== 1) return undefined;
    const base = this.of(callee.of);
    const key = base?.kind === 'bag' ? this.textOf(call.arguments[0]!.value) : undefined;
    const named = key === undefined ? undefined : namedBy(key);
    return base === undefined || named === undefined ? undefined : { ...base, ...named, at: call.at, in: call.in, taken: null };
  }

  /** `client.auth.getUser()` of a client that is made of the current request's cookies. */
  #method(call: CallOutline): Found | undefined {
    const { callee } = call;
    if (callee.is !== 'member' || call.arguments.length > 0) return undefined;
    const named = namedBy(nounOf(callee.name));
    if (named === undefined) return undefined;
    const base = this.of(callee.of);
    return base === undefined || (base.kind !== 'bag' && base.kind !== 'session') ? undefined : { ...base, ...named, at: call.at, in: call.in, base: named, taken: [] };
  }

  /**
   * Something else that is kept in the session of who is asking: `session['folder']`, `session.get('folder')`, `'folder' in session`. Who that
   * is does not come into it.
   */
  isOther(value: Value): boolean {
    const [key, of] = this.#keptIn(value);
    const base = of === undefined || key === undefined || namedByPath(key) !== undefined || tellsOfSomebody(key) ? undefined : this.of(of);
    return base?.kind === 'session' && base.form === 'whole';
  }

  /** The key, and what it is looked for in. */
  #keptIn(value: Value): readonly [key?: string | undefined, of?: Value | undefined] {
    switch (value.is) {
      case 'member': return value.name === '?' || this.resolver.language.itemMethods.has(value.name) ? [] : [value.name, value.of];
      case 'operation': return /^(?:not )?in$/.test(value.operator) ? [this.textOf(value.operands[0]!), value.operands[1]] : [];
      case 'result': {
        const { callee, arguments: given } = this.program.calls[value.call]!;
        return callee.is === 'member' && this.resolver.language.itemMethods.has(callee.name) && given.length > 0 ? [this.textOf(given[0]!.value), callee.of] : [];
      }
      default: return [];
    }
  }

  /** The content of a string, also through a constant of the file. */
  textOf(value: Value): string | undefined {
    if (value.is === 'constant') return value.value;
    if (value.is !== 'variable') return undefined;
    const { values } = this.program.variables[value.variable]!;
    return values.length === 1 && values[0]!.is === 'constant' ? values[0].value : undefined;
  }

  // ---- readers of the project

  /** The identity that a function answers with, for whoever calls it without saying whom it is about. */
  readerOf(fn: number): Found | undefined {
    return this.#once(this.#readers, fn, () => {
      const { generator, body } = this.program.functions[fn]!;
      if (generator) return undefined;
      this.learn(fn);
      const returned: Value[] = [];
      collectReturns(body, returned);
      const found = firstOf(returned, (value) => this.of(value));
      return isIdentity(found) ? found : this.#madeOfBag(fn, returned) ?? found ?? this.#bagOf(returned);
    });
  }

  /** A call with more arguments says whom it is about. Arguments that only say what is asked for do not count. */
  #limitOf(fn: number): number {
    const at = this.program.functions[fn]!.parameters.findIndex((parameter) => !isRequirement(parameter, this.program));
    return at < 0 ? Infinity : at;
  }

  /** `getUser()` that looks a cookie up and gives what somebody makes of it: its name says what that is. */
  #madeOfBag(fn: number, returned: readonly Value[]): Found | undefined {
    const named = namedBy(nounOf(this.nameOf(fn)));
    if (named === undefined || named.kind === 'rights') return undefined;
    const base = returned.map((value) => this.sourceOf(value)).find((one) => one !== undefined);
    return base === undefined ? undefined : { ...base, ...named, base: named, taken: [] };
  }

  /** `{ status: 'authenticated', session: { user } }`: the property that is taken tells. */
  #bagOf(returned: readonly Value[]): Found | undefined {
    for (const value of returned) {
      const found = value.is === 'object' ? this.sourceOf(value) : undefined;
      if (isIdentity(found)) return { ...found, kind: 'bag', form: 'whole', base: { kind: 'bag', form: 'whole' }, taken: [] };
    }
    return undefined;
  }

  /** What is looked up on the way to a value, however much is made of it. */
  sourceOf(value: Value): Found | undefined {
    return this.#search(value, false);
  }

  /** The value is looked up, or made of what is, or a function that looks it up: `{ cookies }`, `{ cookies: { getAll: () => jar.getAll() } }`. */
  #isMadeOfAmbient(value: Value | undefined): boolean {
    return value !== undefined && this.#search(value, true) !== undefined;
  }

  #search(value: Value, inFunctions: boolean): Found | undefined {
    const seen = new Set([value]);
    for (const one of seen) {
      const found = this.of(one) ?? (inFunctions ? this.#handed(one) : undefined);
      if (found !== undefined) return found;
      if (seen.size < MAX_PARTS) for (const part of this.#partsOf(one, inFunctions)) seen.add(part);
    }
    return undefined;
  }

  /** A function of the catalog that looks something up, and is handed over. */
  #handed(value: Value): Found | undefined {
    if (value.is !== 'variable' && value.is !== 'import') return undefined;
    for (const one of this.resolver.resolve(value, null)) {
      const entry = one.kind === 'external' ? this.#readsOf(one)[0] : undefined;
      if (entry !== undefined) return { kind: 'bag', form: 'whole', via: [], at: undefined, in: undefined, base: { kind: 'bag', form: 'whole' }, taken: [], read: { at: undefined, text: `${lastName(entry.path)}()`, store: entry.store ?? entry.path, server: entry.server === true } };
    }
    return undefined;
  }

  #partsOf(value: Value, inFunctions: boolean): readonly Value[] {
    switch (value.is) {
      case 'variable': return this.program.variables[value.variable]!.values;
      case 'member': case 'awaited': case 'typed': case 'element': return [value.of];
      case 'choice': return value.of;
      case 'result': {
        const call = this.program.calls[value.call]!;
        return [...call.arguments.map((argument) => argument.value), ...(call.callee.is === 'member' ? [call.callee.of] : [])];
      }
      case 'object': return [...value.properties.map((property) => property.value), ...value.spreads];
      case 'function': return inFunctions ? this.program.callNumbersIn(value.function).map((call): Value => ({ is: 'result', call })) : [];
      default: return [];
    }
  }

  /** The reads of the catalog in a function and in what is written in it, that give who is asking by themselves. */
  readsIn(fn: number): readonly Identity[] {
    const { at } = this.program.functions[fn]!;
    const found: Identity[] = [];
    const { from, to } = this.rows.callsOf(this.program.fileOf(fn));
    for (let id = from; id < to; id++) {
      const call = this.program.calls[id]!;
      const one = at.start <= call.at.start && call.at.end <= at.end ? this.ofCall(id) : undefined;
      if (isIdentity(one) && one.via.length === 0 && one.base.kind !== 'bag') found.push(one);
    }
    return found;
  }

  /** Must be called before values of the function are asked about: remembers where its properties stand. */
  learn(fn: number): void {
    if (this.#learnt.has(fn)) return;
    this.#learnt.add(fn);
    visitSteps(this.program.functions[fn]!.body, (step) => { if (step.do === 'get') this.#gets.set(step.value, step.at); });
  }
}

/** A key may lead to what hangs off a user: `user.isOwner`. */
function namedByPath(key: string): Named | undefined {
  const [first, ...rest] = key.split('.');
  const named = namedBy(first!);
  return rest.length === 0 || named === undefined ? namedBy(key) : rest.reduce(partOf, named);
}

const RIGHTS: Named = { kind: 'rights', form: 'whole' };

/** Properties of a request or of a context that hold further ones. */
const CONTAINERS = new Set(['state', 'locals', 'var', 'req', 'request', 'context', 'ctx', 'data', 'value', 'store', 'raw', 'api']);

function firstOf(values: readonly Value[], find: (value: Value) => Found | undefined): Found | undefined {
  let bag: Found | undefined;
  for (const value of values) {
    const found = find(value);
    if (isIdentity(found)) return found;
    bag ??= found;
  }
  return bag;
}

/** What a function with a memory calls. */
function inner(one: Abstract): readonly Abstract[] {
  return one.kind === 'wrapped' && one.entry.kind === 'inline' ? one.target.flatMap(inner) : [one];
}

function strip(value: Value): Value {
  return value.is === 'typed' || value.is === 'awaited' ? strip(value.of) : value;
}

/** What the outermost of a chain of properties is taken from. */
function rootOf(value: Value): Value['is'] {
  return value.is === 'member' ? rootOf(value.of) : value.is;
}

function lastName(path: string): string {
  return path.replace(/\(\)/g, '').split(/[.#]/).at(-1)!;
}

/** `User` of `AsyncLocalStorage<User>`. */
function argumentOf(type: TypeOutline | undefined): string | undefined {
  const [, typed, subscribed] = /^[\w.]+(?:<(.*)>|\[(.*)\])$/.exec(type?.text ?? '') ?? [];
  return typed ?? subscribed;
}

const NO_VALUES: ReadonlySet<string> = new Set(['undefined', 'null', 'None', '']);

/** Without what only says that it may be missing. */
function contentType(text: string | undefined): string | undefined {
  const bare = text?.replace(/^(["'])(.*)\1$/, '$2').replace(/^(?:\w+\.)?Optional\[(.*)\]$/, '$1').replace(/^(["'])(.*)\1$/, '$2');
  const parts = bare?.startsWith('{') === true ? [bare] : bare?.split('|').map((part) => part.trim()).filter((part) => !NO_VALUES.has(part));
  return parts?.length === 1 ? parts[0]!.replace(/^Readonly<(.*)>$/, '$1') : parts === undefined ? undefined : bare;
}

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf('.');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
