/**
 * Which names may lead to a rebind? Told by names alone, before anything is resolved: a name that is given to a function,
 * method or variable leads to a rebind when what it stands for mentions one that does. What is mentioned behind an `await` only
 * is told apart. Too many names cost time; a missing one would cost a report.
 */
import { collectReturns } from './resolve.js';
import { BuiltIn } from './built-in.js';
import type { Language } from './language.js';
import { Nearest } from '../outline/nearest.js';
import type { CallOutline, Outline, Step, Value, VariableOutline } from '../outline/outline.js';

/** The part of an outline's tables that names are looked for in. */
export type Tables = Pick<Outline, 'functions' | 'variables' | 'calls' | 'classes'>;

/**
 * What counts as leading there. `anywhere`: whatever mentions it. `called`: what happens while a function is called, or is awaited.
 * `bound`: the same without look-ups, where a store is told by its own name and not by those of its methods.
 */
export type Leading = 'anywhere' | 'called' | 'bound';

/**
 * How near a value is to what is looked for. `itself`: it is that, or a function around it. `made`: or it is what was made of it in
 * the same expression: `wrap(bind)`. `held`: or it is called like something that was. What is made of the latter in turn is no more
 * looked at: where data is handed from call to call, all of it would count.
 */
export type How = 'itself' | 'made' | 'held';

/** Functions, and whatever else can be called; stores, where those are told by their own names; what `with` enters and leaves. */
type What = 'functions' | 'stores' | 'managers';

/** Names of which it is asked whether they are there. They may be very many. */
export type Known = Pick<ReadonlySet<string>, 'has'>;

/** Names of either set. They are many, and to copy them takes time. */
export function either(one: Known, other: Known): Known {
  return { has: (name) => one.has(name) || other.has(name) };
}

/** Looks for names of a given set in values and functions. */
export class Names {
  readonly #mentions = new Map<number, boolean>();
  readonly #objects = new Map<number, boolean>();
  #stores: Names | undefined;
  #managers: Names | undefined;
  #builtIn: BuiltIn | undefined;
  /** While steps are gone through: those at hand come after an `await` of their function for certain. */
  isBehindAwait = false;
  /** While a store is looked for: it is one that is only looked up, which does not count for what is `bound`. */
  isLookUp = false;

  /**
   * @param known what is asked for; see `leadsOf` for how names are written
   * @param what is looked for; of anything but functions what they do does not count
   * @param fields of classes that hold texts, lists and the like; see `built-in.ts`
   */
  constructor(readonly tables: Tables, readonly known: Known, readonly language: Language, readonly leading: Exclude<Leading, 'bound'> = 'anywhere', readonly what: What = 'functions', readonly fields?: ReadonlySet<string>) {}

  /** Its methods are the language's own. */
  #isBuiltIn(value: Value): boolean {
    return this.#builtIns.is(value);
  }

  get #builtIns(): BuiltIn {
    return this.#builtIn ??= new BuiltIn(this.tables, this.language, this.fields);
  }

  /** Looks for stores of the names in question, where those are told by their own names. */
  get stores(): Names {
    return this.#stores ??= this.#lookingFor('stores', STORE);
  }

  /** Looks for what leads there when it is entered or left. */
  get managers(): Names {
    return this.#managers ??= this.#lookingFor('managers', MANAGER);
  }

  #lookingFor(what: What, suffix: string): Names {
    const { known } = this;
    return new Names(this.tables, { has: (name) => known.has(name + suffix) }, this.language, this.leading, what, this.fields);
  }

  /** Everything is asked for anew. */
  forget(): void {
    if (this.#mentions.size > 0) this.#mentions.clear();
    if (this.#objects.size > 0) this.#objects.clear();
    this.#stores?.forget();
    this.#managers?.forget();
  }

  /** True when the value is, or holds, something of such a name that can be called. */
  mayName(value: Value, how: How = 'held'): boolean {
    switch (value.is) {
      case 'variable': return this.#hasOf(value, '', how) || (this.leading === 'anywhere' && this.#holdsObject(value.variable));
      case 'member': return value.name === '?' ? this.mayHold(value.of, how) : this.#namesMember(value, how);
      case 'import': case 'global': return this.#hasOf(value, '', how);
      case 'function': return this.leads(value.function);
      case 'result': return this.#gives(value.call, how) || (this.#keeps(value.call, how) && this.takes(value.call, 'made')) || this.mayStart(this.tables.calls[value.call]!.callee, how);
      // A promise is seldom one of a function: what was handed in is not what comes out.
      case 'awaited': return value.of.is === 'result' ? this.#gives(value.of.call, how) : this.mayName(value.of, how);
      case 'typed': case 'element': return this.mayName(value.of, how);
      case 'choice': return value.of.some((one) => this.mayName(one, how));
      case 'list': return value.items.some((one) => this.mayName(one, how));
      // Whoever is handed an object calls its functions by their names.
      case 'object': return this.leading === 'anywhere' && this.mayHold(value, how);
      // Nothing is known of it: any method of that name may be meant.
      case 'unknown': case 'this': case 'super': case 'parameter': return this.what === 'managers' && this.known.has(ANYBODY);
      case 'constant': case 'class': case 'operation': return false;
    }
  }

  #namesMember(member: Value & { is: 'member' }, how: How): boolean {
    const { name, of } = member;
    const { entering, functionMethods } = this.language;
    if (this.what !== 'functions') return this.#hasOf(member, '', how);
    // What a generator gave runs it.
    if (entering.has(name)) return this.managers.mayName(of) || this.mayName(of, how);
    return (!this.#isBuiltIn(of) && this.#hasOf(member, '', how)) || this.#isOfStore(name, of) || (functionMethods.has(name) && this.mayName(of, how));
  }

  #has(name: string, how: How): boolean {
    return this.known.has(name) || (how === 'held' && this.known.has(name + HELD));
  }

  /** It is of such a name, with the kind behind it. */
  #hasOf(value: Named, kind: string, how: How): boolean {
    return namesOf(value, this.tables, this.language).some((name) => this.#has(name + kind, how));
  }

  /** What the call gives may be, or hold, what it is handed. */
  #keeps(call: number, how: How): boolean {
    return how !== 'itself' || this.tables.calls[call]!.how === 'decorator';
  }

  /** `current_user.set`, where a store is told by its own name. */
  #isOfStore(method: string, of: Value): boolean {
    if (!this.language.storesByName) return false;
    this.isLookUp = this.language.readMethods.has(method);
    const found = this.stores.mayName(of);
    this.isLookUp = false;
    return found;
  }

  /** True when reading the value may run a getter of such a name. */
  mayGet(value: Value): boolean {
    return value.is === 'member' && this.known.has(value.name + READ);
  }

  /** True when writing to it may run a setter of such a name. */
  maySet(target: Value): boolean {
    return target.is === 'member' && this.known.has(target.name + WRITTEN);
  }

  /** True when calling the value may give something that is still to be awaited, and that leads there then. */
  mayStart(value: Value, how: How = 'held'): boolean {
    if (!this.language.awaitKeepsContext || this.what !== 'functions') return false;
    switch (value.is) {
      case 'member': return !this.#isBuiltIn(value.of) && this.#hasOf(value, STARTED, how);
      case 'variable': case 'import': case 'global': return this.#hasOf(value, STARTED, how);
      case 'function': return this.tables.functions[value.function]!.async && this.leads(value.function);
      case 'choice': return value.of.some((one) => this.mayStart(one, how));
      default: return false;
    }
  }

  /** True when calling the value may give something that `mayName` is true of. */
  mayGive(value: Value, how: How = 'held'): boolean {
    switch (value.is) {
      case 'member': return (!this.#isBuiltIn(value.of) && this.#hasOf(value, CALLED, how)) || (value.name === 'bind' && this.mayName(value.of, how));
      case 'variable': case 'import': case 'global': return this.#hasOf(value, CALLED, how);
      case 'function': return this.returns(value.function, how);
      case 'result': return this.#gives(value.call, how);
      case 'awaited': case 'typed': case 'element': return this.mayGive(value.of, how);
      case 'choice': return value.of.some((one) => this.mayGive(one, how));
      default: return false;
    }
  }

  /** True when a property of the value, no matter which, may be something that `mayName` is true of. */
  mayHold(value: Value, how: How = 'held'): boolean {
    switch (value.is) {
      case 'variable': case 'import': case 'global': case 'member': return this.#hasOf(value, ANY, how);
      case 'object': return value.properties.some((one) => this.mayName(one.value, how)) || value.spreads.some((one) => this.mayHold(one, how));
      case 'awaited': case 'typed': case 'element': return this.mayHold(value.of, how);
      case 'choice': return value.of.some((one) => this.mayHold(one, how));
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

  #gives(call: number, how: How): boolean {
    return this.mayGive(this.tables.calls[call]!.callee, how);
  }

  /** Something of such a name is handed to the call, which may run it. */
  takes(call: number, how: How = 'held'): boolean {
    if (this.#isInert(this.tables.calls[call]!)) return false;
    return this.tables.calls[call]!.arguments.some((argument) => this.mayName(argument.value, how));
  }

  /** It does not run what it is handed, or keeps it for the process alone: for its end, or a signal. */
  #isInert({ callee: called }: CallOutline): boolean {
    const callee = this.#builtIns.imported(called);
    const { builtIns: { inert }, process } = this.language;
    const [from, member] = callee.is === 'member' ? [this.#builtIns.imported(callee.of), `.${callee.name}`] : [callee, ''];
    if (from.is === 'global') return inert.has(from.name + member);
    return from.is === 'import' && process?.hooks.has((from.name === '*' ? from.module : `${from.module}.${from.name}`) + member) === true;
  }

  /** The function, or one written in it, mentions such a name. */
  leads(fn: number): boolean {
    if (this.what !== 'functions') return false;
    let found = this.#mentions.get(fn);
    if (found === undefined) {
      this.#mentions.set(fn, false);
      this.#mentions.set(fn, found = this.#inSteps(this.tables.functions[fn]!.body));
    }
    return found;
  }

  /** What the function returns is, or holds, something of such a name. What a generator gives runs it. */
  returns(fn: number, how: How = 'held'): boolean {
    const values: Value[] = [];
    const { body, generator, async } = this.tables.functions[fn]!;
    if (generator && this.leads(fn)) return true;
    collectReturns(body, values);
    // An async function gives what it returns to whoever awaits it.
    return values.some((value) => this.mayName(async && !generator ? { is: 'awaited', of: value } : value, how));
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
      case 'call': return this.mayName(this.tables.calls[step.call]!.callee) || this.takes(step.call);
      case 'get': return this.mayGet(step.value);
      case 'yield': return this.mayName(step.value);
      case 'assign': return this.maySet(step.target) || (step.value.is === 'function' && this.leads(step.value.function));
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
export const CALLED = '()';
export const STARTED = '(…)';
export const ANY = '[]';
/** The same for reading it, and for writing to it, where that runs a function. */
export const READ = '(get)';
export const WRITTEN = '(set)';
/** Behind a name of any of those kinds, in this order: what it stands for was only made of what is looked for; see `How`. */
export const HELD = ' held';
/** What it stands for is a store itself. */
export const STORE = ' store';
/** It leads there when it is entered or left. */
export const MANAGER = ' with';
/** Stands in front of that for a value of which nothing is known. No text holds it, so it leads on in files alone that are looked at anyway. */
export const ANYBODY = '';

/** The name itself, without what stands behind it. (A regular expression would look for that from the start: this is asked of very many.) */
export function wordOf(name: string): string {
  let end = without(name, name.length, STORE) ?? without(name, name.length, MANAGER) ?? name.length;
  end = without(name, end, HELD) ?? end;
  const kind = KINDS.find((one) => name.endsWith(one, end));
  return name.slice(0, end - (kind?.length ?? 0));
}

const KINDS = [CALLED, STARTED, ANY, READ, WRITTEN];

/** All names of which `word` is the name itself. */
export function formsOf(word: string): readonly string[] {
  return ['', ...KINDS].flatMap((kind) => ['', HELD].flatMap((held) => ['', STORE, MANAGER].map((what) => word + kind + held + what)));
}

/** Where what stands at the end of the name begins; undefined when it does not stand there. */
function without(name: string, end: number, what: string): number | undefined {
  return name.endsWith(what, end) ? end - what.length : undefined;
}

/** In front of the name of a variable. It means nothing in other files, nor where a property has the same name. */
export const LOCAL = 'var ';

/** What a variable is called: `var user`, and one that is declared in `load`, `var user@load`. */
export function localName({ name, function: fn }: Pick<VariableOutline, 'name' | 'function'>, { functions }: Pick<Tables, 'functions'>): string {
  const { kind, name: within } = functions[fn]!;
  return kind === 'module' || within === '' ? LOCAL + name : `${LOCAL}${name}@${within}`;
}

/** In front of the name of an item, which is no attribute of that name where a language has those apart. */
export const ITEM = '[';

/** In front of the name of what a module holds, where a language has that apart from attributes: `handoff` is no `offer.handoff`. */
export const EXPORTED = '>';

/** All that something may be called by those who mention it; see `nameOf`. */
export function namesOf(value: Named, tables: Pick<Tables, 'functions' | 'variables'>, { namesApart }: Pick<Language, 'namesApart'>): readonly string[] {
  const name = nameOf(value, tables);
  if (!namesApart || value.is === 'variable' || name !== value.name) return [name];
  if (value.is === 'import') return [EXPORTED + name];
  return value.is === 'global' || mayBeModule(value.of, tables) ? [name, EXPORTED + name] : [name];
}

/** Its members may be what a module holds. */
function mayBeModule(value: Value, tables: Pick<Tables, 'variables'>, depth = 0, seen = new Nearest<number>()): boolean {
  switch (value.is) {
    case 'import': case 'global': return true;
    case 'variable': return depth < DEEPEST && seen.isNew(value.variable, depth) && tables.variables[value.variable]!.values.some((one) => mayBeModule(one, tables, depth + 1, seen));
    case 'choice': return depth < DEEPEST && value.of.some((one) => mayBeModule(one, tables, depth + 1, seen));
    // `package.module.name`
    case 'member': return depth < DEEPEST && mayBeModule(value.of, tables, depth + 1, seen);
    default: return false;
  }
}

/** Variables that stand for each other. */
const DEEPEST = 6;

type Named = Value & { is: 'variable' | 'import' | 'global' | 'member' };

/** What something is called by those who mention it. */
function nameOf(value: Named, tables: Pick<Tables, 'functions' | 'variables'>): string {
  if (value.is === 'variable') return localName(tables.variables[value.variable]!, tables);
  if (value.is === 'member') return value.item === true ? ITEM + value.name : value.name;
  // What the name of a default import, or of the whole module, would be is told by the file alone that it comes from.
  return value.is === 'import' && (value.name === 'default' || value.name === '*') ? `${value.name} ${value.module}` : value.name;
}
