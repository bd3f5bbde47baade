/**
 * Writes that only a middleware further out looks for, and that do not get there: it runs the application in a task of its own,
 * or one that does stands in between. Certain where the whole project has no other reader.
 */
import type { TaskMiddleware } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Value } from '../outline/outline.js';
import { Callers } from './callers.js';
import type { Knowledge } from './knowledge.js';
import { labelOf } from './labels.js';
import type { Language } from './language.js';
import { Program, type Imports, type Spot } from './program.js';
import { isReset } from './rebinds.js';
import { Resolver } from './resolve.js';
import { isKept } from './tokens.js';

/** Plain data: everything that a message needs. */
export interface UpwardWrite {
  readonly place: Place;
  readonly text: string;
  readonly read: { readonly text: string; readonly at: Spot };
  /** What runs the application in a task of its own. */
  readonly middleware: { readonly name: string; readonly at: Spot; readonly isReader: boolean };
}

/** What stands in the way of a value, or undefined where it gets through, or nobody knows. */
type Barrier = UpwardWrite['middleware'] | undefined;

/** Calls that lead to a look-up: how many are gone back over. */
const DEEPEST = 3;

/** All of them in the linted file, in the order of the text. */
export function upwardWrites(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined): readonly UpwardWrite[] {
  const { taskMiddleware, testFile } = language;
  return taskMiddleware === undefined || imports?.importersOf === undefined || testFile?.test(linted.file) === true ? [] : new Search(linted, knowledge, language, imports, taskMiddleware).find();
}

class Search {
  readonly #program: Program;
  readonly #resolver: Resolver;
  readonly #callers: Callers;
  readonly #asked = new Set<string>();
  readonly #readers = new Map<string, readonly CallOutline[]>();

  constructor(readonly linted: Outline, readonly knowledge: Knowledge, readonly language: Language, readonly imports: Imports, readonly kind: TaskMiddleware) {
    this.#program = new Program(linted, imports);
    this.#resolver = new Resolver(this.#program, knowledge, language);
    this.#callers = new Callers(this.#program, this.#resolver);
  }

  find(): readonly UpwardWrite[] {
    return this.linted.calls.flatMap((call) => {
      const store = this.#boundBy(call);
      if (store === undefined || this.#isAbove(call.in)) return [];
      const readers = this.#readersOf(store);
      const barriers = readers.map((read) => this.#barrierAt(read));
      const [middleware] = barriers;
      if (middleware === undefined || barriers.includes(undefined) || this.#isCalledAbove(call.in)) return [];
      return [{ place: call.at, text: call.text, read: { text: readers[0]!.text, at: this.#program.spot(readers[0]!.at) }, middleware }];
    });
  }

  /** The store that the call binds for good: nobody keeps the token, and it is no reset. */
  #boundBy(call: CallOutline): string | undefined {
    if (call.callee.is !== 'member' || this.#program.isModule(call.in) || isKept(this.#program, call.at, call.in)) return undefined;
    for (const callee of this.#resolver.resolve(call.callee, null)) {
      if (callee.kind !== 'external' || !callee.site.startsWith('call:')) continue;
      const entry = this.knowledge.find(callee.module, callee.path).find((one) => one.role === 'rebind' && one.restores !== true);
      if (entry?.role === 'rebind' && !isReset(this.#resolver, call, entry.argument, callee.site)) return callee.site;
    }
    return undefined;
  }

  /** All calls of the project that look the store up. */
  #readersOf(store: string): readonly CallOutline[] {
    let found = this.#readers.get(store);
    if (found === undefined) {
      const made = this.#program.callOf(store);
      const variable = made && this.#program.numbers.flatMap((file) => this.#program.variablesOf(file)).find(({ values }) => values.some((value) => value.is === 'result' && this.#program.calls[value.call] === made));
      if (variable !== undefined) this.#takeIn(this.#program.fileOf(made!.in), variable.name);
      found = variable === undefined ? [] : [...this.#program.everyCall()].filter((call) => this.#reads(call, variable.name, store));
      this.#readers.set(store, found);
    }
    return found;
  }

  #reads(call: CallOutline, name: string, store: string): boolean {
    return call.callee.is === 'member' && this.#isCalled(call.callee.of, name) && !this.#isInTest(call) && this.#resolver.looksUp(call, store);
  }

  #isCalled(value: Value, name: string): boolean {
    if (value.is === 'member') return value.name === name;
    if (value.is !== 'variable') return false;
    const variable = this.#program.variables[value.variable]!;
    return variable.name === name || variable.values.some((one) => (one.is === 'import' || one.is === 'member') && one.name === name);
  }

  #isInTest(call: CallOutline): boolean {
    return this.language.testFile?.test(this.#program.file(this.#program.fileOf(call.in)).path) === true;
  }

  /** From here on those who import the file and mention the name are among all others. */
  #takeIn(file: number, name: string): void {
    const { path } = this.#program.file(file);
    if (this.#asked.has(`${path} ${name}`)) return;
    this.#asked.add(`${path} ${name}`);
    this.#program.takeIn(this.imports.importersOf!(path, new Set([name])));
  }

  // ---- who looks

  #barrierAt({ in: fn, at }: CallOutline, depth = 0): Barrier {
    const own = this.#middlewareAround(fn);
    if (own !== undefined) return own.kind === 'task' ? this.#afterNext(own.fn, fn, at) : this.#outside(own.fn);
    if (depth >= DEEPEST) return undefined;
    const name = this.#callers.nameOf(fn);
    this.#takeIn(this.#program.fileOf(fn), name);
    const calls = this.#callers.callsOf(fn).filter(({ call }) => !this.#isInTest(call));
    const barriers = calls.map(({ call }) => this.#barrierAt(call, depth + 1));
    return barriers.includes(undefined) ? undefined : barriers[0];
  }

  /** A middleware looks in itself, behind the call that runs the application. */
  #afterNext(middleware: number, fn: number, at: Place): Barrier {
    const { next } = this.kind;
    const called = this.#program.callsIn(middleware).find((call) => labelOf(this.#program, call.callee) === next);
    return fn === middleware && called !== undefined && called.at.end <= at.start ? this.#named(middleware) : undefined;
  }

  /** A plain middleware: one that runs the application in a task was given to the same application before it, and so stands further in. */
  #outside(fn: number): Barrier {
    const owner = this.#program.functions[fn]!.class;
    if (owner === undefined) return undefined;
    this.#takeIn(this.#program.fileOf(fn), this.#program.classes[owner]!.name);
    for (const call of this.#program.everyCall()) {
      if (!this.#adds(call) || this.#isInTest(call) || !this.#resolver.resolve(call.arguments[0]!.value, null).some((one) => one.kind === 'class' && one.class === owner)) continue;
      const before = this.#program.callsOf(this.#program.fileOf(call.in)).find((one) => one.at.start < call.at.start && this.#isSameTarget(one, call) && this.#addsTask(one));
      return before && { name: before.text, at: this.#program.spot(before.at), isReader: false };
    }
    return undefined;
  }

  #adds({ callee, arguments: given }: CallOutline): boolean {
    return callee.is === 'member' && callee.name === this.kind.added && given.length > 0;
  }

  #addsTask(call: CallOutline): boolean {
    const { callee, arguments: [first] } = call;
    if (callee.is !== 'member' || first === undefined) return false;
    if (callee.name === this.kind.decorator.name) return first.value.is === 'constant' && first.value.value === this.kind.decorator.argument;
    return this.#adds(call) && this.#resolver.resolve(first.value, null).some((one) => one.kind === 'class' && this.#isTaskClass(one.class));
  }

  #isSameTarget(one: CallOutline, other: CallOutline): boolean {
    return one.callee.is === 'member' && other.callee.is === 'member' && labelOf(this.#program, one.callee.of) !== undefined && labelOf(this.#program, one.callee.of) === labelOf(this.#program, other.callee.of);
  }

  // ---- middleware

  /** The middleware that a function is, or is written in. */
  #middlewareAround(fn: number): { readonly kind: 'task' | 'plain'; readonly fn: number } | undefined {
    for (let at = fn; at > 0 && !this.#program.isModule(at); at = this.#program.functions[at]!.parent) {
      const { class: owner, name, parameters } = this.#program.functions[at]!;
      const names = parameters.map((parameter) => parameter.name);
      if (owner !== undefined && name === this.language.callMethod && this.kind.plain.every((one) => names.includes(one))) return { kind: 'plain', fn: at };
      if (names.includes(this.kind.next)) return this.#runsTask(at) ? { kind: 'task', fn: at } : undefined;
    }
    return undefined;
  }

  /** It is the middleware's own name for how it goes on, and Starlette runs it. */
  #runsTask(fn: number): boolean {
    const { class: owner, decorators } = this.#program.functions[fn]!;
    if (owner !== undefined) return this.#isTaskClass(owner);
    if (decorators.some((one) => one.is === 'result' && this.#addsTask(this.#program.calls[one.call]!))) return true;
    const name = this.#callers.nameOf(fn);
    this.#takeIn(this.#program.fileOf(fn), name);
    return [...this.#program.everyCall()].some(({ callee, arguments: [first] }) => callee.is === 'result' && first !== undefined && this.#addsTask(this.#program.calls[callee.call]!)
      && this.#resolver.resolve(first.value, null).some((one) => one.kind === 'closure' && one.fn === fn));
  }

  #isTaskClass(owner: number): boolean {
    return this.#resolver.ancestry({ class: owner, env: null }).some(({ class: id, env }) => {
      const { super: base } = this.#program.classes[id]!;
      return base !== undefined && this.#resolver.resolve(base, env).some((one) => one.kind === 'external' && this.kind.classes.has(`${one.module}.${one.path}`));
    });
  }

  #named(fn: number): NonNullable<Barrier> {
    const { class: owner, name, nameAt } = this.#program.functions[fn]!;
    return { name: owner === undefined ? name : this.#program.classes[owner]!.name, at: this.#program.spot(nameAt), isReader: true };
  }

  // ---- who writes

  /** What a middleware binds itself is bound further out than what it runs. */
  #isAbove(fn: number): boolean {
    for (let at = fn; at > 0 && !this.#program.isModule(at); at = this.#program.functions[at]!.parent) {
      const names = this.#program.functions[at]!.parameters.map(({ name }) => name);
      if (names.includes(this.kind.next) || this.kind.plain.every((one) => names.includes(one))) return true;
    }
    return false;
  }

  #isCalledAbove(fn: number, depth = 0): boolean {
    const name = this.#callers.nameOf(fn);
    if (name === '' || depth >= DEEPEST) return false;
    this.#takeIn(this.#program.fileOf(fn), name);
    return this.#callers.callsOf(fn).some(({ call }) => !this.#isInTest(call) && !this.#program.isModule(call.in) && (this.#isAbove(call.in) || this.#isCalledAbove(call.in, depth + 1)));
  }
}
