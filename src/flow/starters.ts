/**
 * Who starts a thread, and may anything be bound there? Where nothing is, the thread finds what its starter would have found itself.
 * Asked only of what is about to be reported, in a program of its own: files that are looked at here are none that anything else is told by.
 */
import { startsFresh, type ProcessCalls } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Step, Value } from '../outline/outline.js';
import { callsAround, visitSteps } from '../outline/steps.js';
import type { Abstract } from './abstract.js';
import { calledName } from './called-name.js';
import { Callers, isNamed } from './callers.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import type { LookUp } from './lookups.js';
import { isGivenBy } from './made-of.js';
import { Program, type Imports } from './program.js';
import { Resolver } from './resolve.js';

/** Functions that call each other are gone back over so far. */
const MOST_BEFORE = 40;
/** And so many are gone through from one on. */
const MOST_AFTER = 600;

export class Starters {
  readonly #program: Program;
  readonly #resolver: Resolver;
  readonly #callers: Callers;
  readonly #before = new Map<number, ReadonlySet<number> | undefined>();
  readonly #after = new Map<number, readonly number[]>();

  constructor(linted: Outline, readonly knowledge: Knowledge, readonly language: Language, readonly imports: Imports | undefined) {
    this.#program = new Program(linted, imports);
    this.#resolver = new Resolver(this.#program, knowledge, language);
    this.#callers = new Callers(this.#program, this.#resolver);
  }

  /** Only the process itself, as it starts or ends, comes to the function, and binds none of this on the way to the place in it. */
  isOfTheProcess(starter: number, rebinds: readonly CallOutline[], place: Place): boolean {
    const { process } = this.language;
    if (process === undefined) return false;
    if (!this.#before.has(starter)) this.#before.set(starter, this.#waysTo(starter, process));
    const before = this.#before.get(starter);
    const binders = new Set(rebinds.map((rebind) => rebind.in));
    if (before === undefined || binders.size === 0) return before !== undefined;
    const isOnward = (call: CallOutline): boolean => (call.at.start === place.start && call.at.end === place.end) || this.#functionsOf(call.callee).some((fn) => before.has(fn));
    return ![...before].some((fn) => !this.#program.isModule(fn) && (binders.has(fn) || this.#doneBefore(fn, isOnward).some((one) => binders.has(one) || this.#leads(one, binders, new Set()) !== false)));
  }

  /** What the function calls before it goes on: what another command of the same program does, or what comes after, is not on the way. */
  #doneBefore(fn: number, isOnward: (call: CallOutline) => boolean): readonly number[] {
    const calls = this.#program.calls;
    const { all, before } = callsAround(this.#program.functions[fn]!.body, (call) => isOnward(calls[call]!));
    return [...new Set((before ?? all).flatMap((call) => this.#followedFrom(calls[call]!)))];
  }

  /** Whoever binds has the function run without a thread, and does not lead to who starts one: the value is meant for that call. */
  isMeantForAnother(rebind: CallOutline, fn: number, starter: number): boolean {
    return this.#bindersBy(rebind.in).every((binder) => this.#leads(binder, new Set([fn]), new Set([starter])) === true && this.#leads(binder, new Set([starter]), new Set([fn])) === false);
  }

  /** `if not is_here(account): return run_as(account, work)`: what is looked up there tells whether to bind, in the thread itself. */
  isAskedBeforeBinding({ chain, read }: LookUp, rebinds: readonly CallOutline[]): boolean {
    const binders = new Set(rebinds.map((rebind) => rebind.in));
    return [...chain.map(({ at }) => at), read.at].flatMap((at) => this.#program.callsFrom(at)).some((call) => {
      let found = false;
      visitSteps(this.#program.functions[call.in]!.body, (step) => {
        found ||= step.do === 'branch' && step.test !== undefined && isGivenBy(this.#program, step.test, call) && step.arms.some((arm) => this.#binds(arm, binders));
      });
      return found;
    });
  }

  /** By what it calls in its own file. */
  leadsWithinFile(from: number, to: ReadonlySet<number>): boolean {
    return this.#leads(from, to, new Set(), this.#program.fileOf(from)) === true;
  }

  /** The function or, where it calls nothing of the project, those who are seen to call it. */
  #bindersBy(fn: number): readonly number[] {
    if (this.#followedBy(fn).length > 0) return [fn];
    const callers = this.#callsOf(fn).map((call) => call.in);
    return callers.length === 0 ? [fn] : callers;
  }

  // ---- who comes to a function

  /** The functions by way of which it is come to, itself among them; undefined where somebody else than the process may. */
  #waysTo(starter: number, process: ProcessCalls): ReadonlySet<number> | undefined {
    const found = new Set([starter]);
    let begins = false;
    // It grows on the way.
    for (const fn of found) {
      if (found.size > MOST_BEFORE) return undefined;
      const how = this.#comesTo(fn, process);
      if (how === undefined) return undefined;
      begins ||= how.begins;
      for (const one of how.from) found.add(one);
    }
    return begins ? found : undefined;
  }

  #comesTo(fn: number, { commands, hooks, inert }: ProcessCalls): { readonly begins: boolean; readonly from: readonly number[] } | undefined {
    if (this.#program.isModule(fn)) return { begins: true, from: [] };
    const { decorators } = this.#program.functions[fn]!;
    const named = decorators.map((one) => this.#nameOf(one));
    if (named.some((name) => commands.test(name)) || decorators.some((one) => this.#isHook(one, hooks))) return { begins: true, from: [] };
    if (!named.every((name) => inert.test(name))) return undefined;
    const calls = this.#callsOf(fn);
    const handed = this.#handedTo(fn);
    if (calls.length + handed.length === 0 || !handed.every(({ callee }) => this.#isHook(callee, hooks))) return undefined;
    return { begins: handed.length > 0, from: calls.map((call) => call.in) };
  }

  #nameOf(decorator: Value): string {
    return calledName(decorator.is === 'result' ? this.#program.calls[decorator.call]!.callee : decorator, this.#program) ?? '';
  }

  #isHook(callee: Value, hooks: ReadonlySet<string>): boolean {
    return this.#resolver.resolve(callee, null).some((one) => one.kind === 'external' && hooks.has(`${one.module}.${one.path}`));
  }

  /** Those of the whole project, but for what only tests do. */
  #callsOf(fn: number): readonly CallOutline[] {
    const file = this.#program.fileOf(fn);
    const name = this.#callers.nameOf(fn);
    if (name === '') return [];
    this.#program.takeIn(this.imports?.importersOf?.(this.#program.file(file).path, new Set([name])) ?? []);
    return this.#callers.callsOf(fn).map(({ call }) => call).filter((call) => !this.#isInTest(call));
  }

  /** The calls that are handed the function. */
  #handedTo(fn: number): readonly CallOutline[] {
    const { name } = this.#program.functions[fn]!;
    const isIt = (value: Value): boolean => (value.is === 'function' ? value.function === fn : isNamed(this.#program, value, name) && this.#functionsOf(value).includes(fn));
    return [...this.#program.everyCall()].filter((call) => call.how !== 'decorator' && !this.#isInTest(call) && call.arguments.some(({ value }) => isIt(value)));
  }

  #isInTest(call: CallOutline): boolean {
    return this.language.testFile?.test(this.#program.file(this.#program.fileOf(call.in)).path) === true;
  }

  // ---- where a function leads

  /** These steps, or what they call, or what that calls. */
  #binds(steps: readonly Step[], binders: ReadonlySet<number>): boolean {
    let found = false;
    visitSteps(steps, (step) => {
      if (step.do !== 'call' || found) return;
      const first = this.#followedFrom(this.#program.calls[step.call]!);
      found = [...first, ...first.flatMap((fn) => this.#followedBy(fn))].some((fn) => binders.has(fn));
    });
    return found;
  }

  /** Undefined where there is too much to go through. */
  #leads(from: number, to: ReadonlySet<number>, without: ReadonlySet<number>, file?: number): boolean | undefined {
    const found = new Set([from]);
    // It grows on the way.
    for (const fn of found) {
      if (found.size > MOST_AFTER) return undefined;
      for (const next of this.#followedBy(fn)) {
        if (to.has(next)) return true;
        if (!without.has(next) && (file === undefined || this.#program.fileOf(next) === file)) found.add(next);
      }
    }
    return false;
  }

  /** What it calls, and what it hands to those, or to what is known to call it here: a function that is run where nothing is bound is none of them. */
  #followedBy(fn: number): readonly number[] {
    let known = this.#after.get(fn);
    if (known === undefined) this.#after.set(fn, known = [...new Set(this.#program.callsIn(fn).flatMap((call) => this.#followedFrom(call)))]);
    return known;
  }

  #followedFrom({ callee, arguments: given }: CallOutline): readonly number[] {
    const called = this.#functionsOf(callee);
    return called.length === 0 && !this.#runsHere(callee) ? [] : [...called, ...given.flatMap(({ value }) => this.#functionsOf(value))];
  }

  #runsHere(callee: Value): boolean {
    return this.#resolver.resolve(callee, null).some((one) => one.kind === 'external' && this.knowledge.find(one.module, one.path).some((entry) => entry.role === 'scope' || (entry.role === 'crossing' && entry.boundary !== 'framework' && !startsFresh(entry))));
  }

  #functionsOf(value: Value): readonly number[] {
    return this.#resolver.resolve(value, null).flatMap((one) => this.#runBy(one));
  }

  #runBy(one: Abstract): readonly number[] {
    switch (one.kind) {
      case 'closure': return [one.fn];
      case 'coroutine': return [one.closure.fn];
      case 'class': {
        const constructor = this.#resolver.constructorOf(one);
        return constructor === undefined ? [] : [constructor.fn];
      }
      case 'instance': return this.#resolver.called(one).map(({ fn }) => fn);
      default: return [];
    }
  }
}
