/** Which names lead to which others, in one file. */
import type { ClassOutline, FunctionOutline, MemberOutline, Outline, PropertyOutline, Value } from '../outline/outline.js';
import { BuiltIn } from './built-in.js';
import type { Language } from './language.js';
import { ANY, ANYBODY, AWAITED, CALLED, either, EXPORTED, formsOf, HELD, ITEM, localName, MANAGER, Names, namesOf, READ, STARTED, STORE, wordOf, WRITTEN, type How, type Known, type Leading } from './names.js';

/**
 * From each name that is mentioned in `outline` to the names that lead to it: `set` leads to `enterWith` in
 * `export function set() { store.enterWith(1) }`. Variables are called `var set`. A default import from `./a` is mentioned as
 * `default ./a`, one of the whole module, or a `require` of it, as `* ./a`; the file's own exports of that kind are called
 * `default` and `exports`. What calling a name gives is written `set()`,
 * and any property of it `set[]`. Where a language has them apart (Python), what stands under a key is called `[set`, and what a module holds `>set`.
 *
 * @param leading unless that is `anywhere`, what a function does behind an `await` of its own is told apart: `~set`
 */
export function leadsOf(outline: Outline, language: Language, leading: Leading): Leads {
  const known = leadsKnown[leading].get(outline);
  if (known !== undefined) return known;
  const { leads, bound } = new Definitions(outline, language, leading === 'anywhere' ? leading : 'called');
  if (leading === 'anywhere') leadsKnown.anywhere.set(outline, leads);
  else {
    // The same walk tells both.
    leadsKnown.called.set(outline, leads);
    leadsKnown.bound.set(outline, bound);
  }
  return leading === 'bound' ? bound : leads;
}

/** Per name, those that lead to it. Behind `ALIAS` and a name: those that stand for the same, in every respect. */
export type Leads = ReadonlyMap<string, readonly string[]>;

const ALIAS = '=';

/** All names that lead to `name` in the file. */
export function leadingTo(leads: Leads, name: string): readonly string[] {
  const word = wordOf(name);
  const aliases = leads.get(ALIAS + word);
  const own = leads.get(name) ?? [];
  return aliases === undefined ? own : [...own, ...aliases.map((alias) => alias + name.slice(word.length))];
}

/** For as long as somebody has the outline: each file is asked about more than once. */
const leadsKnown: Readonly<Record<Leading, WeakMap<Outline, Leads>>> = { anywhere: new WeakMap(), called: new WeakMap(), bound: new WeakMap() };

/** The `known` names, and those of `outline` that lead to one of them, by way of this file alone and wherever it is mentioned. */
export function namesLeadingTo(outline: Outline, language: Language, known: Known): Known {
  const leads = leadsOf(outline, language, 'anywhere');
  const found = new Set<string>();
  const add = (name: string): void => { for (const leading of leadingTo(leads, name)) if (leading !== 'constructor') found.add(leading); };
  for (const name of led(leads)) if (known.has(name)) add(name);
  // It grows on the way.
  for (const name of found) add(name);
  return either(found, known);
}

/**
 * The names, and those of `outline` that lead to one of them behind an `await` of their own, over at most as many such
 * functions as `most` says, by way of this file alone.
 */
export function namesAwaiting(outline: Outline, language: Language, names: Known, most: number): Known {
  const leads = leadsOf(outline, language, 'called');
  const own = new Set<string>();
  const found = either(own, names);
  for (let level = 0; level < most; level += 1) {
    const later = led(leads).filter((name) => found.has(name)).flatMap((name) => leadingTo(leads, name)).filter((leading) => leading.startsWith(AWAITED)).map((leading) => leading.slice(AWAITED.length));
    const added = new Set(later.filter((name) => isOwn(name) && !found.has(name)));
    if (added.size === 0) break;
    for (const name of added) for (const leading of leadingTo(leads, name)) if (!leading.startsWith(AWAITED) && isOwn(leading)) added.add(leading);
    for (const name of added) own.add(name);
  }
  return found;
}

/** Each name that some other one leads to there, as far as can be told: of what has another name, in all forms. */
function led(leads: Leads): readonly string[] {
  return [...leads.keys()].flatMap((name) => (name.startsWith(ALIAS) ? formsOf(name.slice(ALIAS.length)) : [name]));
}

/** What a module gives as a whole has another name wherever it is imported, and constructors have all the same. */
function isOwn(name: string): boolean {
  return !/^(?:default|exports|constructor)\b/.test(name);
}

class Definitions {
  readonly #all: Table = { asked: new Map(), found: new Map() };
  /** The same without what is only looked up. */
  readonly #bound: Table = { asked: new Map(), found: new Map() };
  readonly #variables: ReadonlySet<string>;
  /** What functions are called where they are written, by their numbers. */
  readonly #functions = new Map<number, string>();
  /** What it is asked for is entered. */
  readonly #names: Names;

  constructor(readonly outline: Outline, readonly language: Language, readonly leading: Names['leading']) {
    const { functions, variables, classes, exports, assignments } = outline;
    this.#names = new Names(outline, { has: (name) => this.#ask(name) }, language, leading, 'functions', BuiltIn.fieldsOf(outline, language));
    this.#variables = new Set(variables.map((variable) => localName(variable, outline)));
    functions.forEach((fn, id) => { this.#defineFunction(fn, id); });
    for (const variable of variables) for (const value of variable.values) this.#define(localName(variable, outline), value);
    const { namesApart } = language;
    for (const { name, value } of exports) if (name !== '*') this.#define(namesApart ? EXPORTED + name : name, value);
    for (const { name, item, value } of assignments) this.#define(item === true ? ITEM + name : name, value);
    for (const one of classes) this.#defineClass(one);
    for (const property of propertiesIn(outline)) this.#defineProperty(namesApart ? { ...property, name: ITEM + property.name } : property);
  }

  #ask(name: string): boolean {
    for (const { asked } of this.#names.isLookUp ? [this.#all] : [this.#all, this.#bound]) asked.set(name, this.#names.isBehindAwait && asked.get(name) !== false);
    return false;
  }

  #defineClass({ name, super: base, members, in: within }: ClassOutline): void {
    const named = this.#named(name, within);
    if (base !== undefined) this.#define(named, base);
    for (const member of members) {
      if (member.kind !== 'constructor') this.#defineProperty(member);
      // What is made of the class can be called like a function.
      if (member.name === this.language.callMethod) this.#enter(named + CALLED, (names) => names.mayName(member.value));
      // What is entered and left by `with`, where it is seen to be one of these, and where nothing is known of it.
      if (this.language.entering.has(member.name)) for (const made of [named + CALLED, ANYBODY]) this.#enter(made + MANAGER, (names) => names.mayName(member.value));
    }
  }

  #defineFunction(fn: FunctionOutline, id: number): void {
    const isClass = fn.kind === 'constructor' || fn.kind === 'fields';
    const own = isClass ? this.outline.classes[fn.class!] : undefined;
    const name = own?.name ?? fn.name;
    if (name === '' || fn.kind === 'module') return;
    const named = isClass || fn.class === undefined ? this.#named(name, own?.in ?? fn.parent) : name;
    this.#enter(named, (names) => names.leads(id));
    if (isClass) return;
    this.#functions.set(id, named);
    this.#enterKinds(named + CALLED, 'made', (names, how) => names.returns(id, how));
    if (fn.async && this.language.awaitKeepsContext) this.#enter(named + STARTED, (names) => names.leads(id));
  }

  /** How a function or class is called: by the variable of that name, when there is one. */
  #named(name: string, within: number): string {
    const local = localName({ name, function: within }, this.outline);
    return this.#variables.has(local) ? local : name;
  }

  #defineProperty({ kind, name, value }: Pick<MemberOutline | PropertyOutline, 'kind' | 'name' | 'value'>): void {
    this.#define(name, value);
    if (kind === 'getter') this.#enter(name + READ, (names) => names.mayName(value));
    if (kind === 'setter') this.#enter(name + WRITTEN, (names) => names.mayName(value));
  }

  /** `name` is given to the value. What a value is made of is asked for no more often than it has to be: large projects are full of names. */
  #define(name: string, value: Value): void {
    switch (value.is) {
      case 'constant': case 'operation': case 'class': break;
      case 'unknown': case 'this': case 'super': case 'parameter': this.#enter(name + MANAGER, ({ managers }) => managers.mayName(value)); break;
      case 'typed': case 'element': this.#define(name, value.of); break;
      case 'choice': for (const one of value.of) this.#define(name, one); break;
      case 'function': if (this.#functions.get(value.function) !== name) this.#defineValue(name, value); break;
      case 'awaited':
        if (value.of.is === 'result') this.#defineResult(name, value);
        else this.#define(name, value.of);
        break;
      case 'result': this.#defineResult(name, value); break;
      case 'list': this.#enterKinds(name, 'itself', (names, how) => names.mayName(value, how)); break;
      case 'object':
        if (this.leading === 'anywhere') this.#enterKinds(name, 'itself', (names, how) => names.mayName(value, how));
        this.#enterKinds(name + ANY, 'made', (names, how) => names.mayHold(value, how));
        break;
      case 'import': case 'global': this.#alias(name, value); break;
      case 'variable':
        this.#alias(name, value);
        // It may be an object that is written out.
        if (this.leading === 'anywhere') this.#enter(name, (names) => names.mayName(value, 'itself'));
        break;
      case 'member':
        if (value.name === '?' || this.language.functionMethods.has(value.name)) this.#defineValue(name, value);
        else {
          this.#alias(name, value);
          if (this.language.storesByName) this.#enter(name, (names) => names.mayName(value, 'itself'));
        }
        break;
    }
  }

  #alias(name: string, value: Value & { is: 'variable' | 'import' | 'global' | 'member' }): void {
    for (const one of namesOf(value, this.outline, this.language)) for (const { found } of [this.#all, this.#bound]) add(found, ALIAS + one, name);
  }

  /** Nobody knows what is in an object that a call gives. */
  #defineResult(name: string, value: Value): void {
    this.#enterKinds(name, 'itself', (names, how) => names.mayName(value, how));
    this.#enterKinds(name + CALLED, 'itself', (names, how) => names.mayGive(value, how));
  }

  #defineValue(name: string, value: Value): void {
    this.#defineResult(name, value);
    if (this.language.awaitKeepsContext) this.#enterKinds(name + STARTED, 'itself', (names, how) => names.mayStart(value, how));
    this.#enterKinds(name + ANY, 'made', (names, how) => names.mayHold(value, how));
  }

  /** `name` for what is as near as `how`, another one for what is held, both for stores, and one for what is entered. */
  #enterKinds(name: string, how: How, look: (names: Names, how: How) => unknown): void {
    this.#enter(name, (names) => look(names, how));
    this.#enter(name + HELD, (names) => look(names, 'held'), name);
    if (this.language.storesByName) {
      this.#enter(name + STORE, ({ stores }) => look(stores, how));
      this.#enter(name + HELD + STORE, ({ stores }) => look(stores, 'held'), name + STORE);
    }
    if (this.language.entering.size > 0) this.#enter(name + MANAGER, ({ managers }) => look(managers, 'made'));
  }

  /** `name` leads to whatever is asked for by `look`, unless `nearer` does. */
  #enter(name: string, look: (names: Names) => unknown, nearer?: string): void {
    this.#names.forget();
    look(this.#names);
    for (const { asked, found } of [this.#all, this.#bound]) {
      for (const [one, isBehindAwait] of asked) {
        const way = this.leading !== 'anywhere' && isBehindAwait ? AWAITED : '';
        if (nearer === undefined || found.get(one)?.has(way + nearer) !== true) add(found, one, way + name);
      }
      if (asked.size > 0) asked.clear();
    }
  }

  get leads(): Leads {
    return leadsIn(this.#all);
  }

  get bound(): Leads {
    return leadsIn(this.#bound);
  }
}

interface Table {
  /** The names that the walk at hand has asked for, and whether each is mentioned behind an `await` only. */
  readonly asked: Map<string, boolean>;
  /** Per name, those that lead to it. */
  readonly found: Map<string, Set<string>>;
}

function add(found: Table['found'], name: string, leading: string): void {
  const known = found.get(name);
  if (known === undefined) found.set(name, new Set([leading]));
  else known.add(leading);
}

function leadsIn({ found }: Table): Leads {
  return new Map([...found].map(([name, leading]) => [name, [...leading]]));
}

/** The properties of all objects that are written out in the file. */
function propertiesIn(outline: Outline): readonly PropertyOutline[] {
  const found: PropertyOutline[] = [];
  const seen = new Set<object>();
  const waiting: object[] = [outline];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if ((one as { is?: string }).is === 'object') found.push(...(one as Value & { is: 'object' }).properties);
    for (const key in one) {
      // Most objects of an outline are places.
      const inner = key === 'at' ? undefined : (one as Record<string, unknown>)[key];
      if (typeof inner === 'object' && inner !== null) waiting.push(inner);
    }
  }
  return found;
}
