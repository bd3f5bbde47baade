/**
 * Look-ups that find nothing: a call runs a function where no store is bound (another thread, an executor, a process), and
 * something in there looks one up. The loss is forward: what the caller has bound does not get there. It is repaired at the call.
 */
import { callbacksOf, startsFresh, type CrossingEntry } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import { appliesTo } from './applies-to.js';
import type { Abstract, Env, External } from './abstract.js';
import { calledName } from './called-name.js';
import { Callers, isHandedIn } from './callers.js';
import type { ChainLink } from './frame.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { either, Names } from './names.js';
import { isFollowed, isUnseen, Visit, type HandedIn, type LookUp, type Tools } from './lookups.js';
import { Program, type Imports, type Spot } from './program.js';
import { listedArguments } from './listed.js';
import { Resolver, UNTOLD, withBound, type Arguments } from './resolve.js';
import { isServingLoop } from './serving-loops.js';
import { Starters } from './starters.js';

/** Plain data: everything that a message needs. */
export interface UnreachableRead {
  /** The call that runs the function. */
  readonly place: Place;
  /** What is called, as the user writes it: `pool.submit`. */
  readonly text: string;
  readonly kind: CrossingEntry['kind'];
  /** The function that it runs; empty when it has no name. */
  readonly functionName: string;
  /** From the function to the look-up: what is called, outermost first. Empty when the function looks up by itself. */
  readonly chain: readonly (ChainLink & { readonly at: Spot })[];
  /** False: nothing is seen to look a store up, but what is run was handed in, and is not known. */
  readonly isCertain: boolean;
  /** The call that hands the function in, where it came in as an argument. */
  readonly handedBy?: { readonly text: string; readonly at: Spot };
  /** `current_user.get`, and where; where that is not certain, what was handed in is called so. */
  readonly read: { readonly text: string; readonly at: Spot };
  readonly store: string;
  /** It is run when this function has answered, and finds nothing of what that has bound in a thread of its own. */
  readonly after?: { readonly functionName: string; readonly isAwaited: boolean };
}

/** A function is handed on from file to file at most so often. */
const MOST_HANDS = 3;

/** Files that are looked into for somebody who binds a store. */
const MOST_FILES = 80;

/**
 * All such calls of the linted file, in the order of the text.
 *
 * @param handing gives files that import one of these (by the paths of their outlines) and mention one of its names, beside those
 *   that the linted one imports; undefined where there are none
 */
export function unreachableReads(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined, handing?: (names: NamesOfFiles) => Imports | undefined): readonly UnreachableRead[] {
  const starters = new Starters(linted, knowledge, language, imports);
  const { found, open } = new Forward(linted, knowledge, language, imports, starters).find();
  if (open.length === 0 || !language.storesByName) return found;
  const calls = open.map(({ call }) => call);
  const own = new Map([[linted.file, new Set(open.flatMap(({ names }) => names))]]);
  let forward = new Forward(linted, knowledge, language, handing?.(own) ?? imports, starters);
  // Who is seen now may only pass on what was handed in there in turn.
  for (let [hands, asked] = [1, countOf(own)]; hands < MOST_HANDS; hands++) {
    const names = forward.namesInto(calls);
    const further = countOf(names) > asked ? handing?.(names) : undefined;
    if (further === undefined) break;
    forward = new Forward(linted, knowledge, language, further, starters);
    asked = countOf(names);
  }
  const handed = forward.findHanded(calls);
  const certain = new Set(handed.map(({ place }) => place.start));
  return [...found.filter(({ place }) => !certain.has(place.start)), ...handed].sort((one, other) => one.place.start - other.place.start);
}

/** Names of functions, by the files that they stand in. */
export type NamesOfFiles = ReadonlyMap<string, ReadonlySet<string>>;

function countOf(names: NamesOfFiles): number {
  return [...names.values()].reduce((count, { size }) => count + size, 0);
}

/** A call that runs something which was handed in, and the names of those that hand it in. */
interface Open {
  readonly call: number;
  readonly names: readonly string[];
}

class Forward {
  readonly #program: Program;
  readonly #resolver: Resolver;
  readonly #names: Names | undefined;
  readonly #tools: Tools;
  readonly #callers: Callers;
  /** Of all files that import the linted one, whoever hands something in here. */
  readonly #starters: Starters;

  constructor(readonly linted: Outline, readonly knowledge: Knowledge, readonly language: Language, imports: Imports | undefined, starters: Starters) {
    this.#starters = starters;
    this.#program = new Program(linted, imports);
    this.#resolver = new Resolver(this.#program, knowledge, language);
    this.#names = imports === undefined ? undefined : new Names(this.#program, either(imports.rebinding, imports.reading), language);
    this.#tools = { program: this.#program, resolver: this.#resolver, knowledge, names: this.#names };
    this.#callers = new Callers(this.#program, this.#resolver);
    this.#program.takeIn(imports?.importers ?? []);
  }

  find(): { readonly found: readonly UnreachableRead[]; readonly open: readonly Open[] } {
    const found: UnreachableRead[] = [];
    const open: Open[] = [];
    for (const [id, call] of this.linted.calls.entries()) {
      // A thread that is started while modules are loaded has no caller that could have bound anything. A handler has: who asks for the work.
      if (call.in === 0 && this.language.awaitKeepsContext) continue;
      if (this.knowledge.afterwardsNames.has(calledName(call.callee, this.#program) ?? '')) found.push(...this.#afterwards(call));
      if (!this.#mayCross(call.callee)) continue;
      const known = this.#crossings(call, null).flatMap((entry) => this.#lookInto(call, entry, null) ?? []);
      const one = known.find(({ isCertain }) => isCertain) ?? known[0];
      if (one !== undefined) found.push(one);
      if (one?.isCertain === true) continue;
      const names = [...this.#callers.into(call.in)].map((fn) => this.#callers.nameOf(fn));
      if (names.length > 0 && this.#runsHanded(call)) open.push({ call: id, names });
    }
    return { found, open };
  }

  /** What it hands over runs in the context that the framework has run this function out of, in a thread, and not in that one's copy. */
  #afterwards(call: CallOutline): readonly UnreachableRead[] {
    if (!this.#runsInThread(call.in)) return [];
    return this.#entriesOf(call.callee, null).filter((entry) => entry.afterwards === true).flatMap((entry) => this.#callbacks(call, entry, null)).flatMap(({ callback, passed }) => {
      if (callback.kind !== 'closure') return [];
      const { name, async: isAwaited } = this.#program.functions[callback.fn]!;
      const found = this.#visit(new Visit(this.#tools), callback, passed).find(({ store }) => this.#rebindsOf(store).some((rebind) => this.#isDoneIn(call.in, rebind, store)));
      if (found === undefined) return [];
      return [{
        place: call.at, text: call.text, kind: 'copy' as const, functionName: name, isCertain: true, chain: this.#program.spotsOn(found.chain), read: { text: found.read.text, at: this.#program.spot(found.read.at) }, store: found.name,
        after: { functionName: this.linted.functions[call.in]!.name, isAwaited },
      }];
    }).slice(0, 1);
  }

  /** A framework calls the function of its own accord, and in a thread. */
  #runsInThread(fn: number): boolean {
    const { async, decorators } = this.linted.functions[fn]!;
    return !async && decorators.some((decorator) => this.#entriesOf(decorator, null).some((entry) => entry.plainOnly === true && entry.boundary === 'framework'));
  }

  /** By the function itself, or by one that it calls for that. */
  #isDoneIn(fn: number, rebind: CallOutline, store: string): boolean {
    return rebind.in === fn || (this.#calls(fn, [rebind.in]) && !this.#fills(rebind, store));
  }

  /** The functions by way of which something is handed in to one of these calls. */
  namesInto(calls: readonly number[]): NamesOfFiles {
    const found = new Map<string, Set<string>>();
    for (const fn of calls.flatMap((id) => [...this.#callers.into(this.linted.calls[id]!.in)])) {
      const { path } = this.#program.file(this.#program.fileOf(fn));
      found.set(path, (found.get(path) ?? new Set()).add(this.#callers.nameOf(fn)));
    }
    return found;
  }

  /** What is certain of these calls once it is known who hands in what. */
  findHanded(calls: readonly number[]): readonly UnreachableRead[] {
    return calls.flatMap((id) => {
      const call = this.linted.calls[id]!;
      for (const { env, by } of this.#callers.ways(call.in)) {
        for (const entry of this.#crossings(call, env)) {
          const found = this.#lookInto(call, entry, env);
          if (found?.isCertain === true) return [{ ...found, handedBy: { text: by.text, at: this.#program.spot(by.at) } }];
        }
      }
      return [];
    });
  }

  /** What it runs, or what that calls, was handed in. */
  #runsHanded(call: CallOutline): boolean {
    return this.#crossings(call, null).some((entry) => entry.runsOwn !== undefined || this.#callbacks(call, entry, null).some(({ callback, passed }) => {
      // `run` of a loop may be what is seen, and the coroutine what is handed in.
      if (isUnseen(callback) || this.#runsOn(callback)) return call.arguments.some(({ value }) => this.#holdsHanded(value));
      const visit = new Visit(this.#tools);
      this.#visit(visit, callback, passed);
      return visit.handedIn !== undefined;
    }));
  }

  /** Told by the name alone: of most calls that is enough. */
  #mayCross(callee: Value): boolean {
    switch (callee.is) {
      case 'member': return this.knowledge.bareNames.has(callee.name);
      case 'import': return this.knowledge.bareNames.has(callee.name);
      case 'super': return true;
      case 'variable': return this.linted.variables[callee.variable]!.values.some((value) => value.is !== 'variable' && this.#mayCross(value));
      default: return false;
    }
  }

  #crossings(call: CallOutline, env: Env | null): readonly CrossingEntry[] {
    return this.#entriesOf(call.callee, env).filter((entry) => startsFresh(entry) && appliesTo(entry, call, this.#resolver, env));
  }

  #entriesOf(callee: Value, env: Env | null): readonly CrossingEntry[] {
    return this.#resolver.resolve(callee, env).flatMap((one) => (one.kind === 'external' ? this.knowledge.find(one.module, one.path) : [])).filter((entry) => entry.role === 'crossing');
  }

  #lookInto(call: CallOutline, entry: CrossingEntry, env: Env | null): UnreachableRead | undefined {
    if (this.#hasInitializer(call, env)) return undefined;
    for (const { callback, passed } of this.#callbacks(call, entry, env)) {
      const visit = new Visit(this.#tools);
      const fn = callback.kind === 'closure' ? callback.fn : callback.kind === 'coroutine' ? callback.closure.fn : undefined;
      if (fn !== undefined && isServingLoop({ program: this.#program, language: this.language, starters: this.#starters }, fn, call.in)) continue;
      const found = this.#visit(visit, callback, passed).find((one) => this.#isBoundElsewhere(one, fn, call, entry));
      const what = { place: call.at, text: call.text, kind: entry.kind, functionName: fn === undefined ? '' : this.#program.functions[fn]!.name };
      if (found !== undefined) return { ...what, isCertain: true, chain: this.#program.spotsOn(found.chain), read: { text: found.read.text, at: this.#program.spot(found.read.at) }, store: found.name };
      const own = visit.handedIn !== undefined && this.#isFromHere(visit.handedIn, fn, call) ? undefined : visit.handedIn;
      const handedIn = own ?? (this.#runsOn(callback) && call.arguments.some(({ value }) => this.#holdsHanded(value)) ? { text: callback.path, at: call.at, chain: [] } : undefined);
      // To another process go data; the function to be run is one that it is told to run, and no other far down in there.
      const possible = handedIn === undefined || (entry.kind === 'isolate' && handedIn.chain.length > 0) || this.#isTest(call.in) || this.#starters.isOfTheProcess(call.in, [], call.at) ? undefined : this.#someStore(visit.bound);
      if (possible !== undefined) return { ...what, isCertain: false, chain: this.#program.spotsOn(handedIn!.chain), read: { text: handedIn!.text, at: this.#program.spot(handedIn!.at) }, store: possible };
    }
    return undefined;
  }

  /** It is a parameter of the function that is run, and what is passed for that was not handed in here. */
  #isFromHere({ parameter }: HandedIn, fn: number | undefined, call: CallOutline): boolean {
    if (parameter === undefined || parameter.of !== fn) return false;
    const values = call.arguments.map(({ value }) => (value.is === 'list' ? value.items[parameter.index] ?? value : value));
    return !values.some((value) => this.#holdsHanded(value));
  }

  /** `ThreadPoolExecutor(initializer=bind)`: each worker of such a pool has bound something before it runs anything. */
  #hasInitializer({ callee }: CallOutline, env: Env | null): boolean {
    if (callee.is !== 'member') return false;
    return this.#resolver.resolve(callee.of, env).some((of) => {
      const [, made, extended] = (of.kind === 'external' && /^(?:call:(\d+)|class:(\d+))/.exec(of.site)) || [];
      if (made !== undefined) return isInitialized(this.#program.calls[Number(made)]);
      const constructor = extended !== undefined ? this.#resolver.constructorOf({ class: Number(extended), env: null }) : of.kind === 'instance' ? this.#resolver.constructorOf(of) : undefined;
      return constructor !== undefined && this.#program.callsIn(constructor.fn).some(isInitialized);
    });
  }

  #visit(visit: Visit, callback: Abstract, passed: Arguments): readonly LookUp[] {
    switch (callback.kind) {
      case 'closure': return visit.from(callback.fn, this.#resolver.enter(callback, passed), withBound(callback, passed));
      case 'coroutine': return visit.from(callback.closure.fn, callback.env);
      case 'external': return visit.through(callback, passed);
      default: return [];
    }
  }

  /** `asyncio.run`: what that is handed runs there as well. (A context that runs something was kept, with what was bound there.) */
  #runsOn(callback: Abstract): callback is External {
    return callback.kind === 'external' && this.knowledge.find(callback.module, callback.path).some((entry) => entry.role === 'crossing' && isFollowed(entry));
  }

  /** `fn`, `partial(fn, x)`, `(fn, x)`. */
  #holdsHanded(value: Value, seen = new Set<Value>()): boolean {
    if (seen.has(value)) return false;
    seen.add(value);
    switch (value.is) {
      case 'list': return value.items.some((item) => this.#holdsHanded(item, seen));
      case 'result': {
        const call = this.#program.calls[value.call]!;
        // What a function of the project gives is looked into by itself: what that was handed is not run for it.
        return this.#closuresOf(call).length === 0 && (call.arguments.some((argument) => isHandedIn(this.#program, argument.value)) || this.#holdsHanded(call.callee, seen));
      }
      case 'member': case 'element': case 'typed': return this.#holdsHanded(value.of, seen);
      case 'variable': return isHandedIn(this.#program, value) || this.#program.variables[value.variable]!.values.some((one) => (one.is === 'member' || one.is === 'element' || one.is === 'result') && this.#holdsHanded(one, seen));
      default: return isHandedIn(this.#program, value);
    }
  }

  /** What the call runs over there, and with which arguments. */
  #callbacks(call: CallOutline, entry: CrossingEntry, env: Env | null): readonly { readonly callback: Abstract; readonly passed: Arguments }[] {
    if (entry.runsOwn !== undefined) return this.#ownMethods(call, entry.runsOwn, env).map((callback) => ({ callback, passed: [] }));
    const args = this.#resolver.argumentsOf(call, env);
    const passed = entry.passesFrom !== undefined ? withoutFirst(args, entry.passesFrom) : entry.passesIn !== undefined ? listedArguments(this.#resolver, call, args, entry.passesIn) ?? UNTOLD : UNTOLD;
    return callbacksOf(entry, args.length, args.names).flatMap((i) => args[i] ?? []).flatMap((value) => this.#methodsOf(value)).map((callback) => ({ callback, passed }));
  }

  /** `worker.start()`: the `run` of what it is called on. */
  #ownMethods({ callee }: CallOutline, name: string, env: Env | null): readonly Abstract[] {
    return callee.is !== 'member' ? [] : this.#resolver.resolve(callee.of, env).filter((of) => of.kind === 'instance').flatMap((of) => this.#resolver.member(of, name)).filter((method) => method.kind === 'closure');
  }

  /** The handlers in an object: `consumer.run({ eachMessage })`. */
  #methodsOf(value: Abstract): readonly Abstract[] {
    return value.kind !== 'object' ? [value] : value.value.properties.flatMap((property) => this.#resolver.resolve(property.value, value.env));
  }

  /** A store that somebody binds for whoever is served, and that is none of `but`; by its name. */
  #someStore(but: ReadonlySet<string>): string | undefined {
    this.#takeIn();
    for (const call of this.#program.everyCall()) {
      if (call.callee.is !== 'member' || this.#program.isModule(call.in) || this.#names?.mayName(call.callee) === false) continue;
      for (const callee of this.#resolver.resolve(call.callee, null)) {
        if (callee.kind === 'external' && /^call:/.test(callee.site) && !but.has(callee.site) && this.#isRebind(callee) && !this.#isMark(call, callee.site) && !this.#fills(call, callee.site)) return call.text.replace(/\.\w+$/, '');
      }
    }
    return undefined;
  }

  #isRebind({ module, path }: External): boolean {
    return this.knowledge.find(module, path).some((entry) => (entry.role === 'rebind' && entry.restores !== true && entry.store === undefined) || entry.role === 'scope');
  }

  /** The files that are imported from those at hand. */
  #takeIn(): void {
    const { numbers } = this.#program;
    // It grows on the way.
    for (const file of numbers) {
      if (numbers.length >= MOST_FILES) return;
      for (const specifier of this.#program.file(file).imported) this.#program.follow(specifier, file);
    }
  }

  /**
   * Somebody binds the store while the program runs, outside of the function that is run. Where there are other files and nobody
   * at all is seen to, it is somebody who is not imported from here.
   */
  #isBoundElsewhere(found: LookUp, fn: number | undefined, { in: starter, at }: CallOutline, { kind }: CrossingEntry): boolean {
    const { store, chain } = found;
    const rebinds = this.#rebindsOf(store);
    const isTest = this.#isTest(starter);
    if (rebinds.length === 0) return this.language.storesByName && this.#program.imports !== undefined && !isTest && !this.#starters.isOfTheProcess(starter, [], at);
    const own = rebinds.filter((call) => call.in !== fn && !this.#program.isModule(call.in) && !this.#fills(call, store) && (!isTest || this.#isDoneBy(starter, call)));
    if (own.every((call) => this.#isMark(call, store) || (kind === 'isolate' && this.#isWhatIsEntered(call, store))) || this.#starters.isAskedBeforeBinding(found, own)) return false;
    const way = this.#functionsOn(chain, fn);
    const isMeantForThis = (call: CallOutline): boolean => call.in === starter || (!this.#calls(call.in, way) && (fn === undefined || !this.#starters.isMeantForAnother(call, fn, starter)));
    return own.some(isMeantForThis) && !this.#starters.isOfTheProcess(starter, own, at);
  }

  /** `is_within.set(True)`: it says where the code at hand runs, and elsewhere that is not so. */
  #isMark(rebind: CallOutline, store: string): boolean {
    const value = this.#boundBy(rebind, store);
    return value?.is === 'constant' && this.language.marks?.test(value.text) === true;
  }

  /** A manager that binds itself as it is entered: what is open around some code is open in that process, and no other one can have it. */
  #isWhatIsEntered(rebind: CallOutline, store: string): boolean {
    return this.language.entering.has(this.#program.functions[rebind.in]!.name) && this.#isItself(this.#boundBy(rebind, store));
  }

  #isItself(value: Value | undefined): boolean {
    return value?.is === 'variable' && this.#program.variables[value.variable]!.values.every((one) => one.is === 'this');
  }

  /** The value. */
  #boundBy(rebind: CallOutline, store: string): Value | undefined {
    const position = this.#resolver.resolve(rebind.callee, null).flatMap((one) => (one.kind === 'external' && one.site === store ? this.knowledge.find(one.module, one.path) : [])).find((entry) => entry.role === 'rebind' || entry.role === 'scope')!.argument;
    return rebind.arguments[position]?.value;
  }

  #rebindsOf(store: string): readonly CallOutline[] {
    return [...this.#program.everyCall()].filter((call) => call.callee.is === 'member' && this.#names?.mayName(call.callee) !== false && this.#resolver.resolve(call.callee, null).some((callee) => callee.kind === 'external' && callee.site === store && this.#isRebind(callee)));
  }

  /** Nobody calls a test who could have bound anything: it does so itself. */
  #isTest(starter: number): boolean {
    const { testFile, testCase } = this.language;
    return testFile?.test(this.#program.file(this.#program.fileOf(starter)).path) === true && testCase?.test(this.#program.functions[this.#upFrom(starter).at(-1)!]!.name) === true;
  }

  /** The function, and those that it stands in. */
  #upFrom(fn: number): readonly number[] {
    const { parent } = this.#program.functions[fn]!;
    return this.#program.isModule(fn) || this.#program.isModule(parent) ? [fn] : [fn, ...this.#upFrom(parent)];
  }

  #isDoneBy(starter: number, rebind: CallOutline): boolean {
    return this.#upFrom(starter).some((fn) => rebind.in === fn || this.#program.callsIn(fn).some((call) => this.#closuresOf(call).includes(rebind.in)));
  }

  /** The function that is run, and those on the way to the look-up. */
  #functionsOn(chain: readonly ChainLink[], fn: number | undefined): readonly number[] {
    const found = chain.flatMap(({ at }) => this.#program.callsFrom(at)).flatMap((call) => this.#closuresOf(call));
    return fn === undefined ? found : [fn, ...found];
  }

  /** Whoever binds a value and then calls one of these means it for that call, as an argument: `mode.set("replay")`, `execute(job)`. */
  #calls(binder: number, way: readonly number[]): boolean {
    return this.#program.callsIn(binder).some((call) => this.#closuresOf(call).some((one) => way.includes(one)));
  }

  #closuresOf({ callee }: CallOutline): readonly number[] {
    return this.#resolver.resolve(callee, null).flatMap((one) => (one.kind === 'closure' ? [one.fn] : []));
  }

  /** `if value is None: store.set(value := make())`, and gives it: that is a memory, and each context has one of its own. */
  #fills(rebind: CallOutline, store: string): boolean {
    let [reads, gives] = [false, false];
    visitSteps(this.#program.functions[rebind.in]!.body, (step) => {
      if (step.do === 'exit') gives ||= step.how === 'return' && step.value.is !== 'constant' && !(step.value.is === 'result' && this.#program.calls[step.value.call] === rebind);
      else if (step.do === 'call') {
        const call = this.#program.calls[step.call]!;
        reads ||= call.callee.is === 'member' && this.#resolver.looksUp(call, store);
      }
    });
    return reads && gives;
  }
}

function isInitialized(call: CallOutline | undefined): boolean {
  return call?.arguments.some(({ name }) => name === 'initializer') === true;
}

function withoutFirst(args: Arguments, count: number): Arguments {
  const { names } = args;
  return names === undefined ? args.slice(count) : Object.assign(args.slice(count), { names: names.slice(count) });
}
