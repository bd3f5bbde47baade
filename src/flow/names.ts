/**
 * Which names may lead to a rebind? Told by names alone, before anything is resolved: a name that is given to a function,
 * method or variable leads to a rebind when what it stands for mentions one that does. What is mentioned behind an `await` only
 * is told apart. Too many names cost time; a missing one would cost a report.
 */
import { collectReturns } from './resolve.js';
import type { Language } from './language.js';
import type { FunctionOutline, Outline, PropertyOutline, Step, Value } from '../outline/outline.js';

/** The part of an outline's tables that names are looked for in. */
export type Tables = Pick<Outline, 'functions' | 'variables' | 'calls' | 'classes'>;

/**
 * What counts as leading there. `anywhere`: whatever mentions it. `called`: what happens while a function is called, or is awaited.
 * `bound`: the same without look-ups, where a store is told by its own name and not by those of its methods.
 */
export type Leading = 'anywhere' | 'called' | 'bound';

/** Looks for names of a given set in values and functions. */
export class Names {
  readonly #mentions = new Map<number, boolean>();
  readonly #objects = new Map<number, boolean>();
  /** While steps are gone through: those at hand come after an `await` of their function for certain. */
  isBehindAwait = false;

  /**
   * @param known what is asked for; see `leadsOf` for how names are written
   */
  constructor(readonly tables: Tables, readonly known: Pick<ReadonlySet<string>, 'has'>, readonly language: Language, readonly leading: Leading = 'anywhere') {}

  /** True when the value is, or holds, something of such a name that can be called. */
  mayName(value: Value): boolean {
    switch (value.is) {
      case 'variable': return this.known.has(this.#nameOf(value)) || (this.leading === 'anywhere' && this.#holdsObject(value.variable));
      case 'member': return value.name === '?' ? this.mayHold(value.of) : this.known.has(value.name) || (this.#isOfStore(value.name) && this.mayName(value.of)) || (this.language.functionMethods.has(value.name) && this.mayName(value.of));
      case 'import': case 'global': return this.known.has(this.#nameOf(value));
      case 'function': return this.leads(value.function);
      case 'result': return this.#gives(value.call) || this.#takes(value.call) || this.mayStart(this.tables.calls[value.call]!.callee);
      // A promise is seldom one of a function: what was handed in is not what comes out.
      case 'awaited': return value.of.is === 'result' ? this.#gives(value.of.call) : this.mayName(value.of);
      case 'typed': case 'element': return this.mayName(value.of);
      case 'choice': return value.of.some((one) => this.mayName(one));
      case 'list': return value.items.some((one) => this.mayName(one));
      // Whoever is handed an object calls its functions by their names.
      case 'object': return this.leading === 'anywhere' && this.mayHold(value);
      case 'unknown': case 'constant': case 'class': case 'this': case 'super': case 'parameter': case 'operation': return false;
    }
  }

  #isOfStore(method: string): boolean {
    return this.language.storesByName && !(this.leading === 'bound' && this.language.readMethods.has(method));
  }

  /** True when calling the value may give something that is still to be awaited, and that leads there then. */
  mayStart(value: Value): boolean {
    if (!this.language.awaitKeepsContext) return false;
    switch (value.is) {
      case 'member': return this.known.has(value.name + STARTED);
      case 'variable': case 'import': case 'global': return this.known.has(this.#nameOf(value) + STARTED);
      case 'function': return this.tables.functions[value.function]!.async && this.leads(value.function);
      case 'typed': case 'element': return this.mayStart(value.of);
      case 'choice': return value.of.some((one) => this.mayStart(one));
      default: return false;
    }
  }

  /** True when calling the value may give something that `mayName` is true of. */
  mayGive(value: Value): boolean {
    switch (value.is) {
      case 'member': return this.known.has(value.name + CALLED) || (value.name === 'bind' && this.mayName(value.of));
      case 'variable': case 'import': case 'global': return this.known.has(this.#nameOf(value) + CALLED);
      case 'function': return this.returns(value.function);
      case 'result': return this.#gives(value.call);
      case 'awaited': case 'typed': case 'element': return this.mayGive(value.of);
      case 'choice': return value.of.some((one) => this.mayGive(one));
      default: return false;
    }
  }

  /** True when a property of the value, no matter which, may be something that `mayName` is true of. */
  mayHold(value: Value): boolean {
    switch (value.is) {
      case 'variable': case 'import': case 'global': case 'member': return this.known.has(this.#nameOf(value) + ANY);
      case 'object': return value.properties.some((one) => this.mayName(one.value)) || value.spreads.some((one) => this.mayHold(one));
      case 'awaited': case 'typed': case 'element': return this.mayHold(value.of);
      case 'choice': return value.of.some((one) => this.mayHold(one));
      default: return false;
    }
  }

  /** An object that is written out may be handed to code that cannot be seen. */
  #holdsObject(variable: number): boolean {
    const known = this.#objects.get(variable);
    if (known !== undefined) return known;
    this.#objects.set(variable, false);
    const found = this.tables.variables[variable]!.values.some((value) => value.is === 'object' && this.mayHold(value));
    this.#objects.set(variable, found);
    return found;
  }

  #nameOf(value: Value & { is: 'variable' | 'import' | 'global' | 'member' }): string {
    if (value.is === 'variable') return LOCAL + this.tables.variables[value.variable]!.name;
    // What the name of a default import, or of the whole module, would be is told by the file alone that it comes from.
    return value.is === 'import' && (value.name === 'default' || value.name === '*') ? `${value.name} ${value.module}` : value.name;
  }

  #gives(call: number): boolean {
    return this.mayGive(this.tables.calls[call]!.callee);
  }

  /** Something of such a name is handed in. */
  #takes(call: number): boolean {
    return this.tables.calls[call]!.arguments.some((argument) => this.mayName(argument.value));
  }

  /** The function, or one written in it, mentions such a name. */
  leads(fn: number): boolean {
    let found = this.#mentions.get(fn);
    if (found === undefined) {
      this.#mentions.set(fn, false);
      this.#mentions.set(fn, found = this.#inSteps(this.tables.functions[fn]!.body));
    }
    return found;
  }

  /** What the function returns is, or holds, something of such a name. What a generator gives runs it. */
  returns(fn: number): boolean {
    const values: Value[] = [];
    const { body, generator, async } = this.tables.functions[fn]!;
    if (generator && this.leads(fn)) return true;
    collectReturns(body, values);
    // An async function gives what it returns to whoever awaits it.
    return values.some((value) => this.mayName(async && !generator ? { is: 'awaited', of: value } : value));
  }

  #inSteps(steps: readonly Step[]): boolean {
    const before = this.isBehindAwait;
    const found = steps.some((step) => {
      const here = this.#inStep(step);
      this.isBehindAwait ||= endsBehindAwait(step);
      return here;
    });
    this.isBehindAwait = before;
    return found;
  }

  #inStep(step: Step): boolean {
    const any = (lists: readonly (readonly Step[])[]): boolean => lists.some((steps) => this.#inSteps(steps));
    switch (step.do) {
      case 'call': return this.mayName(this.tables.calls[step.call]!.callee) || this.#takes(step.call);
      case 'get': case 'yield': return this.mayName(step.value);
      case 'assign': return (step.target.is === 'member' && this.mayName(step.target)) || (step.value.is === 'function' && this.leads(step.value.function));
      case 'exit': return this.leading === 'anywhere' && this.mayName(step.value);
      case 'branch': return any(step.arms);
      case 'loop': return any([step.head, step.body, step.tail]);
      case 'switch': return any(step.cases);
      case 'label': return this.#inSteps(step.body);
      case 'try': {
        const before = this.isBehindAwait;
        const found = this.#inSteps(step.block);
        this.isBehindAwait ||= step.block.some(endsBehindAwait);
        const later = any([step.handler ?? [], step.finalizer ?? []]);
        this.isBehindAwait = before;
        return found || later;
      }
      case 'await': case 'jump': return false;
    }
  }
}

function endsBehindAwait(step: Step): boolean {
  switch (step.do) {
    case 'await': return true;
    case 'label': return step.body.some(endsBehindAwait);
    case 'try': return step.block.some(endsBehindAwait);
    default: return false;
  }
}

/** In front of a name that leads there only behind an `await` of its own: whoever calls it sees nothing of what it binds. */
export const AWAITED = '~';

/** Behind a name: what calling it gives, the same where it is still to be awaited, and any of its properties. */
const CALLED = '()';
const STARTED = '(…)';
const ANY = '[]';

/** The name itself, without what stands behind it. */
export function wordOf(name: string): string {
  return name.replace(/(?:\(…?\)|\[\])$/, '');
}

/** In front of the name of a variable. It means nothing in other files, nor where a property has the same name. */
export const LOCAL = 'var ';

/**
 * From each name that is mentioned in `outline` to the names that lead to it: `set` leads to `enterWith` in
 * `export function set() { store.enterWith(1) }`. Variables are called `var set`. A default import from `./a` is mentioned as
 * `default ./a`, one of the whole module, or a `require` of it, as `* ./a`; the file's own exports of that kind are called
 * `default` and `exports`. What calling a name gives is written `set()`,
 * and any property of it `set[]`.
 *
 * @param leading unless that is `anywhere`, what a function does behind an `await` of its own is told apart: `~set`
 */
export function leadsOf(outline: Outline, language: Language, leading: Leading): Leads {
  let leads = leadsKnown[leading].get(outline);
  if (leads === undefined) leadsKnown[leading].set(outline, leads = new Definitions(outline, language, leading).leads);
  return leads;
}

type Leads = ReadonlyMap<string, readonly string[]>;

/** For as long as somebody has the outline: each file is asked about more than once. */
const leadsKnown: Readonly<Record<Leading, WeakMap<Outline, Leads>>> = { anywhere: new WeakMap(), called: new WeakMap(), bound: new WeakMap() };

/** The names of `outline` that lead to one of `known`, by way of this file alone and wherever it is mentioned. */
export function namesLeadingTo(outline: Outline, language: Language, known: ReadonlySet<string>): ReadonlySet<string> {
  const leads = leadsOf(outline, language, 'anywhere');
  const found = new Set(known);
  for (const name of found) for (const leading of leads.get(name) ?? []) if (leading !== 'constructor') found.add(leading);
  return found;
}

/**
 * The names, and those of `outline` that lead to one of them behind an `await` of their own, over at most as many such
 * functions as `most` says, by way of this file alone.
 */
export function namesAwaiting(outline: Outline, language: Language, names: ReadonlySet<string>, most: number): ReadonlySet<string> {
  const leads = leadsOf(outline, language, 'called');
  const found = new Set(names);
  for (let level = 0; level < most; level += 1) {
    const later = [...found].flatMap((name) => leads.get(name) ?? []).filter((leading) => leading.startsWith(AWAITED)).map((leading) => leading.slice(AWAITED.length));
    const added = new Set(later.filter((name) => isOwn(name) && !found.has(name)));
    if (added.size === 0) break;
    for (const name of added) for (const leading of leads.get(name) ?? []) if (!leading.startsWith(AWAITED) && isOwn(leading)) added.add(leading);
    for (const name of added) found.add(name);
  }
  return found;
}

/** What a module gives as a whole has another name wherever it is imported, and constructors have all the same. */
function isOwn(name: string): boolean {
  return !/^(?:default|exports|constructor)\b/.test(name);
}

class Definitions {
  readonly leads = new Map<string, string[]>();
  readonly #variables: ReadonlySet<string>;

  constructor(readonly outline: Outline, readonly language: Language, readonly leading: Leading) {
    const { functions, variables, classes, exports, assignments } = outline;
    this.#variables = new Set(variables.map(({ name }) => name));
    functions.forEach((fn, id) => { this.#defineFunction(fn, id); });
    for (const variable of variables) for (const value of variable.values) this.#define(LOCAL + variable.name, value);
    for (const { name, value } of [...exports, ...assignments]) if (name !== '*') this.#define(name, value);
    for (const { name, super: base, members } of classes) {
      if (base !== undefined) this.#define(this.#named(name), base);
      for (const member of members) if (member.kind !== 'constructor') this.#define(member.name, member.value);
      // What is made of the class can be called like a function.
      for (const member of members) if (member.name === this.language.callMethod) this.#enter(this.#named(name) + CALLED, (names) => names.mayName(member.value));
    }
    for (const { name, value } of propertiesIn(outline)) this.#define(name, value);
  }

  #defineFunction(fn: FunctionOutline, id: number): void {
    const isClass = fn.kind === 'constructor' || fn.kind === 'fields';
    const name = isClass ? this.outline.classes[fn.class!]!.name : fn.name;
    if (name === '' || fn.kind === 'module') return;
    const named = isClass || fn.class === undefined ? this.#named(name) : name;
    this.#enter(named, (names) => names.leads(id));
    if (isClass) return;
    this.#enter(named + CALLED, (names) => names.returns(id));
    if (fn.async && this.language.awaitKeepsContext) this.#enter(named + STARTED, (names) => names.leads(id));
  }

  /** How a function or class is called: by the variable of that name, when there is one. */
  #named(name: string): string {
    return this.#variables.has(name) ? LOCAL + name : name;
  }

  #define(name: string, value: Value): void {
    this.#enter(name, (names) => names.mayName(value));
    this.#enter(name + CALLED, (names) => names.mayGive(value));
    if (this.language.awaitKeepsContext) this.#enter(name + STARTED, (names) => names.mayStart(value));
    this.#enter(name + ANY, (names) => names.mayHold(value));
  }

  /** `name` leads to whatever is asked for by `look`. */
  #enter(name: string, look: (names: Names) => unknown): void {
    const asked = new Map<string, boolean>();
    const names: Names = new Names(this.outline, { has: (one) => { asked.set(one, names.isBehindAwait && asked.get(one) !== false); return false; } }, this.language, this.leading);
    look(names);
    for (const [one, isBehindAwait] of asked) {
      const leading = this.leading !== 'anywhere' && isBehindAwait ? AWAITED + name : name;
      const known = this.leads.get(one);
      if (known === undefined) this.leads.set(one, [leading]);
      else if (!known.includes(leading)) known.push(leading);
    }
  }
}

/** The properties of all objects that are written out in the file. */
function propertiesIn(outline: Outline): readonly PropertyOutline[] {
  const found: PropertyOutline[] = [];
  const seen = new Set<object>();
  const waiting: object[] = [outline];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if ('is' in one && one.is === 'object') found.push(...(one as Value & { is: 'object' }).properties);
    for (const inner of Object.values(one)) if (typeof inner === 'object' && inner !== null) waiting.push(inner as object);
  }
  return found;
}
