/**
 * Rebinds that are seen by work which they were not meant for: something runs a function again and again, and each run begins
 * with what the one before has bound (a queue's loop on every version of Node, a connection or a timer in async hooks). That is
 * harm only where a run may look the store up without having bound a value of its own.
 */
import { callbacksOf, type CrossingEntry } from '../catalog/entry.js';
import { contains, type CallOutline, type LoopStep, type Outline, type Place, type Value, type VariableOutline } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import { appliesTo } from './applies-to.js';
import { Activation, liveWrites, newSink } from './activation.js';
import { Analysis, type FlowResult } from './analysis.js';
import { calledName } from './called-name.js';
import { parameterOf } from './given.js';
import { handlersIn } from './handlers.js';
import type { Closure, Env } from './abstract.js';
import { functionsIn, goesOnFrom, isBehindAnAwait, isMade } from './connections.js';
import type { ChainLink, Write } from './frame.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { variablesBehind } from './made-of.js';
import { Names } from './names.js';
import type { Imports, Spot } from './program.js';
import { Question } from './question.js';
import { comesFromParameter } from './summaries.js';
import { isHeldByManager, keepsToken } from './tokens.js';
import type { Frame, Observer } from './types.js';

/** Plain data: everything that a message and a suggestion need. */
export interface Leak {
  /**
   * Who begins with the value: the next job of a loop, the next request on the connection, the next call of a timer or listener,
   * the next round of a loop in the code; `caller`: a scope that is held over an `await`; `bracket`: who calls a function that binds,
   * runs what it was handed, and leaves the value behind; `asker`: whoever asked first, and all that is started from there, for a
   * look-up that binds where it finds nothing; `module`: everybody.
   */
  readonly to: 'job' | 'request' | 'call' | 'round' | 'caller' | 'bracket' | 'asker' | 'module';
  readonly place: Place;
  readonly text: string;
  readonly chain: readonly (ChainLink & { readonly at: Spot })[];
  /** What runs the function again, as the user writes it, and where. */
  readonly by?: { readonly text: string; readonly at: Spot };
  /** Who sees it: a look-up, or a function that came in as an argument. */
  readonly seenBy?: { readonly text: string; readonly at: Spot };
  /** The written value, when it is a plain name, and the call that binds for the duration of a function instead. */
  readonly value?: string;
  readonly scope?: string;
  readonly functionName: string;
  /** It is so up to Node 22 only. */
  readonly onAsyncHooks: boolean;
  /** It is the rebind itself. */
  readonly direct: boolean;
}

/** What is run again in a frame that the run before has left behind. */
interface Run {
  readonly view: Frame | null;
  readonly fulfilled?: Frame | null;
  readonly incoming: ReadonlyMap<string, Write>;
  /** When it has ended so, the rest of the request runs: where nothing is bound by then, that is who may look. */
  readonly before?: Frame | null;
}

interface Repetition {
  readonly to: Leak['to'];
  /** What runs the function again. */
  readonly by?: { readonly text: string; readonly at: Place };
  readonly runs: readonly Run[];
  readonly onAsyncHooks: boolean;
  /** False for a write that is not meant for one run alone. */
  counts?(write: Write): boolean;
}

/**
 * All of the linted file, in the order of the text.
 *
 * @param checkPossible false when a `round`, a `bracket`, an `asker` and a `module` need not be looked for
 */
export function leaksIn(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined, checkPossible: boolean): readonly Leak[] {
  // Who runs a function for a request can be told here, where nothing else hangs on it.
  const knowing: Knowledge = { ...knowledge, knows: (module, path) => knowledge.knows(module, path) || knowledge.leadsToRepeating(module, path) };
  const analysis = new Analysis(linted, knowing, language, imports, 'thorough');
  if (!checkPossible && !mayLeak(analysis, linted, imports)) return [];
  // All of the file is gone through only where it is asked who else can reach a store.
  let flow: FlowResult | undefined;
  const search = new Search(analysis, knowledge, () => flow ??= analysis.run(), checkPossible);
  const found = new Map<string, Leak>();
  for (const leak of search.find()) {
    const key = `${leak.place.start}:${leak.place.end}`;
    if (analysis.program.isHere(leak.place) && !found.has(key)) found.set(key, leak);
  }
  return analysis.isGivenUp ? [] : [...found.values()].sort((a, b) => a.place.start - b.place.start);
}

/** Something that may lead to a rebind is handed to a call that runs it again, or a scope is opened that may be held. */
function mayLeak({ resolver, knowledge, language }: Analysis, linted: Outline, imports: Imports | undefined): boolean {
  const names = imports && new Names(linted, imports.rebinding, language);
  if (handlersIn(resolver, knowledge).length > 0) return true;
  return linted.calls.some(({ callee, arguments: given }) => {
    const name = calledName(callee, linted);
    if (name === WITH_SCOPE) return true;
    if (name === undefined || !knowledge.repeatingNames.has(name) || (names !== undefined && !given.some(({ value }) => names.mayName(value) || names.mayHold(value)))) return false;
    return resolver.resolve(callee, null).some((one) => one.kind === 'external' && knowledge.repeating(one.module, one.path).length > 0);
  });
}

/** Binds until what it gives is disposed of. */
const WITH_SCOPE = 'withScope';

/** Names that promise a value for as long as the work takes, and not from here on: `withTenant`, `runAs`, `inScope`. */
const BRACKET = /^(?:with|within|run|in|inside|as|using|scoped?|wrap|exec|execute|perform)(?![a-z])/;

/** What frameworks call the rest of a request: who is handed that is a middleware, and meant to bind for it. */
const REST = /^_?(?:next|done)$/;

class Search {
  constructor(readonly analysis: Analysis, readonly knowledge: Knowledge, readonly flow: () => FlowResult, readonly checkPossible: boolean) {}

  * find(): Generator<Leak> {
    const { linted } = this.analysis.program;
    for (const call of linted.calls) yield* this.#byCall(call);
    if (this.checkPossible && !this.analysis.language.awaitKeepsContext) for (const call of linted.calls) yield* this.#byList(call);
    yield* this.#byMethod();
    for (let fn = 0; fn < linted.functions.length; fn += 1) yield* this.#inFunction(fn);
    if (this.checkPossible) yield* this.#inModule();
  }

  // ---- what others run again

  * #byCall(call: CallOutline): Generator<Leak> {
    const { resolver, names } = this.analysis;
    if (call.arguments.length === 0 || (names !== undefined && !call.arguments.some(({ value }) => names.mayName(value) || names.mayHold(value)))) return;
    const callees = resolver.resolve(call.callee, null);
    const [callee] = callees;
    if (callees.length !== 1 || callee?.kind !== 'external') return;
    const entries = this.knowledge.repeating(callee.module, callee.path).filter((one) => appliesTo(one, call, resolver, null));
    const [entry] = entries;
    if (entry === undefined) return;
    const args = resolver.argumentsOf(call, null);
    const callbacks = callbacksOf(entry, args.length, args.names).flatMap((i) => args[i] ?? []).flatMap((value) => functionsIn(resolver, value));
    const event = call.arguments[0]!.value;
    // Who is handed the object does not know what others have handed to it before.
    const isGoneOnFrom = this.checkPossible && isMade(resolver, call.callee) && event.is === 'constant' && entries.some(({ goesOn }) => goesOn?.includes(event.value as string));
    const runs = callbacks.flatMap((callback) => {
      const run = this.#runOf(callback);
      if (run === undefined) return [];
      return isGoneOnFrom && goesOnFrom(resolver, callback.fn) ? [{ ...run, before: run.fulfilled ?? run.view }] : [run];
    });
    if (entry.sticksToConnection === true && isBehindAnAwait(resolver, call, entries)) return;
    const repetition = this.#repetitionOf(entry, { text: call.how === 'new' ? `new ${call.text}` : call.text, at: call.at });
    // The handlers of one loop follow each other; what of a framework follows what is told by paths.
    if (repetition.to === 'request') for (const run of runs) yield* this.#leaksOf({ ...repetition, runs: [run] });
    else yield* this.#leaksOf({ ...repetition, runs });
  }

  * #byMethod(): Generator<Leak> {
    const { resolver, names } = this.analysis;
    for (const { entry, fn, by } of handlersIn(resolver, this.knowledge)) {
      const run = names?.leads(fn) === false ? undefined : this.#runOf(resolver.closure(fn, null));
      if (run !== undefined) yield* this.#leaksOf({ ...this.#repetitionOf(entry, by), runs: [run] });
    }
  }

  /** A list calls its function for each item, in one frame: `forEach`, and `map` with a function of which all are awaited together. */
  * #byList({ callee, arguments: given }: CallOutline): Generator<Leak> {
    const { resolver, names, language } = this.analysis;
    const value = given[0]?.value;
    if (callee.is !== 'member' || value?.is !== 'function' || !language.listCallbacks.has(callee.name) || names?.leads(value.function) === false) return;
    const run = resolver.resolve(callee, null).some(({ kind }) => kind === 'closure') ? undefined : this.#runOf(resolver.closure(value.function, null));
    const counts = (write: Write): boolean => this.#isMadeOf(write, ({ function: owner }) => owner === value.function);
    if (run !== undefined) yield* this.#leaksOf({ to: 'round', onAsyncHooks: false, counts, runs: [run] });
  }

  /** Stores that something binds which runs before or after each of them: it says what the next one begins with. */
  #seenTo({ between = [] }: CrossingEntry): ReadonlySet<string> {
    const { program, resolver } = this.analysis;
    const isOne = ({ callee }: CallOutline): boolean => callee.is === 'member' && between.some(([, path]) => path.endsWith(`.${callee.name}`))
      && resolver.resolve(callee, null).some((one) => one.kind === 'external' && between.some(([module, path]) => one.module === module && one.path === path));
    // The place where tasks are made, and what comes with them, is often a file of its own.
    const handed = between.length === 0 ? [] : [...program.everyCall()].filter(isOne).flatMap((call) => call.arguments.flatMap(({ value }) => resolver.resolve(value, null)));
    const views = handed.flatMap((one) => (one.kind === 'closure' ? [...this.#runOf(one)?.view ?? []] : []));
    return new Set(views.flatMap(([store, live]) => ([...live].some(({ kind }) => kind === 'rebind') ? [store] : [])));
  }

  #runOf(callback: Closure): Run | undefined {
    const { resolver } = this.analysis;
    if (resolver.runsLater(callback.fn) && !resolver.runsAwaited(callback.fn)) return undefined;
    return this.analysis.summaryOf(callback.fn, resolver.enterUnknown(callback), Question.ALL);
  }

  #repetitionOf(entry: CrossingEntry, by: Repetition['by'] & object): Omit<Repetition, 'runs'> {
    const { kind, repeats, reused } = entry;
    const isRequest = entry.sticksToConnection === true;
    const seenTo = this.#seenTo(entry);
    return {
      to: isRequest ? 'request' : kind === 'loop' || repeats === true || reused === true ? 'job' : 'call', by, onAsyncHooks: isRequest || kind === 'capture',
      counts: (write) => !seenTo.has(write.store) && (!this.analysis.language.awaitKeepsContext || this.#isOfRun(write)),
    };
  }

  // ---- loops of the code, and scopes that are held

  * #inFunction(fn: number): Generator<Leak> {
    const { program, resolver, names } = this.analysis;
    const { body, async, generator } = program.functions[fn]!;
    if (names !== undefined && !names.leads(fn)) return;
    const env = fn === 0 ? null : resolver.enterUnknown(resolver.closure(fn, null));
    const loops: LoopStep[] = [];
    // Where an `await` does not end a rebind, what a function binds is meant for what comes after it, in the next round as well.
    if (this.checkPossible && !this.analysis.language.awaitKeepsContext) visitSteps(body, (step) => { if (step.do === 'loop') loops.push(step); });
    for (const loop of loops) {
      const activation = new Activation(this.analysis, fn, env, Question.ALL);
      const sink = newSink();
      const end = activation.exec(loop.body, { sync: new Map(), resumed: null, after: null }, sink);
      const all = activation.join(end, sink.jumps.get('continue') ?? { sync: null, resumed: null, after: null });
      yield* this.#leaksOf({ to: 'round', onAsyncHooks: false, counts: (write) => this.#isOfRound(write, fn, loop), runs: [{ view: activation.joinFrames(all.sync, all.after), incoming: activation.had }] });
    }
    if (generator || fn === 0 || this.analysis.language.awaitKeepsContext) return;
    if (this.checkPossible) yield* this.#inBracket(fn, env);
    if (!async) {
      if (this.checkPossible) yield* this.#inLookUp(fn, this.analysis.summaryOf(fn, env, Question.ALL));
      return;
    }
    const opening = program.callsIn(fn).filter(({ callee }) => calledName(callee, program) === WITH_SCOPE);
    const view = opening.length === 0 ? null : this.analysis.summaryOf(fn, env, Question.ALL)?.view ?? null;
    for (const write of liveWrites(view)) if (write.kind === 'rebind' && write.chain.length === 0 && opening.some(({ at }) => at.start === write.place.start)) yield this.#leak(write, { to: 'caller', onAsyncHooks: false });
  }

  /** By its name it binds for the function that it is handed, and leaves the value to who called it: nothing, or only what comes after an `await`, takes it back. */
  * #inBracket(fn: number, env: Env | null): Generator<Leak> {
    const { program } = this.analysis;
    if (!BRACKET.test(program.functions[fn]!.name)) return;
    const handed = program.callsIn(fn).filter(({ callee }) => this.#isHandedTo(fn, callee));
    if (handed.length === 0) return;
    for (const write of liveWrites(this.analysis.summaryOf(fn, env, Question.ALL)?.view ?? null)) {
      const runs = [...write.observers.values()].some(({ kind, at }) => kind === 'parameter' && handed.some((call) => call.at.start === at.start));
      if (runs && write.kind === 'rebind' && !write.origin.exempt && !keepsToken(program, write) && this.#isSeenAfter(fn, write)) yield this.#leak(write, { to: 'bracket', onAsyncHooks: false });
    }
  }

  /** By who calls the function, where all who do are seen, or by somebody who is not. What is run in there, and written in the call, is no such one. */
  #isSeenAfter(fn: number, { store, origin }: Write): boolean {
    const { at: own } = this.analysis.program.functions[fn]!;
    return [...this.flow().writes.values()].flat().some((one) => one.store === store && one.origin.place.start === origin.place.start
      && (one.reachesUnknownCaller || (one.fn !== fn && [...one.observers.values()].some(({ at }) => !contains(own, at) && !contains(one.place, at)))));
  }

  #isHandedTo(fn: number, callee: Value): boolean {
    return callee.is === 'variable' && parameterOf(this.analysis.program, callee, fn) !== undefined && !REST.test(this.analysis.program.variables[callee.variable]!.name);
  }

  /** It gives what the store holds, and where that is nothing, something new that it binds. */
  * #inLookUp(fn: number, run: Run | undefined): Generator<Leak> {
    const { program, resolver } = this.analysis;
    for (const [store, live] of run?.view ?? []) {
      if (![...live].some(({ kind }) => kind === 'incoming')) continue;
      const isRead = [...run!.incoming.get(store)?.observers.values() ?? []].some(({ kind, at }) => kind === 'read' && program.callsAt(at).some((call) => call.in === fn));
      if (!isRead) continue;
      for (const write of live) {
        const { value, exempt } = write.origin;
        if (write.kind !== 'rebind' || exempt || write.chain.length > 0) continue;
        const isGiven = (returned: Value): boolean => (returned.is === 'variable' ? value.is === 'variable' && returned.variable === value.variable : this.#isLookedUp(write, returned));
        if (resolver.returnedBy(fn).some(isGiven)) yield this.#leak(write, { to: 'asker', onAsyncHooks: false });
      }
    }
  }

  /** What is given is looked up again, once something is bound that nobody has handed in. */
  #isLookedUp(write: Write, returned: Value): boolean {
    const { program } = this.analysis;
    if (returned.is === 'typed') return this.#isLookedUp(write, returned.of);
    if (returned.is !== 'result' || this.#isOfRun(write)) return false;
    const { at } = program.calls[returned.call]!;
    return [...write.observers.values()].some((observer) => observer.kind === 'read' && observer.at.start === at.start && observer.at.end === at.end);
  }

  // ---- everybody

  * #inModule(): Generator<Leak> {
    const { program, language } = this.analysis;
    if (language.awaitKeepsContext) return;
    const view = this.analysis.summaryOf(0, null, Question.ALL)?.view ?? null;
    for (const write of liveWrites(view)) {
      // A script whose `main` binds means it so.
      if (write.kind === 'rebind' && !write.origin.exempt && write.chain.length === 0 && program.callsIn(0).some((call) => call.at.start === write.place.start)) yield this.#leak(write, { to: 'module', onAsyncHooks: false });
    }
  }

  // ---- who sees it

  * #leaksOf(repetition: Repetition): Generator<Leak> {
    for (const { view, before } of repetition.runs) {
      for (const [store, live] of view ?? []) {
        const observers = repetition.runs.flatMap(({ incoming }) => this.#observers(store, incoming));
        const [seen] = observers.sort((a, b) => rankOf(a) - rankOf(b) || this.analysis.program.compare(a.at, b.at));
        if (seen === undefined && ![...before?.get(store) ?? []].some(({ kind }) => kind === 'incoming')) continue;
        for (const write of live) if (write.kind === 'rebind' && !write.origin.exempt && !keepsToken(this.analysis.program, write) && !isHeldByManager(this.analysis.program, write) && this.#isCertain(write) && repetition.counts?.(write) !== false) yield this.#leak(write, repetition, seen);
      }
    }
  }

  /** Where one of several functions may be called, it is not known that the one which binds goes with the one which looks. */
  #isCertain(write: Write): boolean {
    const { program, resolver } = this.analysis;
    return [write.place, ...write.chain.map(({ at }) => at)].every((place) => (
      program.callsAt(place).every(({ callee }) => resolver.resolve(callee, null).length === 1)));
  }

  /** What is bound is another thing in each round: it is made of what was declared in the loop. */
  #isOfRound(write: Write, fn: number, { at: loop }: LoopStep): boolean {
    return this.#isMadeOf(write, ({ function: owner, at }) => owner === fn && contains(loop, at));
  }

  /** What is bound is another thing in each run: it is made of what the function was given. (What a thread keeps for itself is not.) */
  #isOfRun(write: Write): boolean {
    const { program } = this.analysis;
    return this.#isMadeOf(write, ({ values, function: owner }) => !program.isModule(owner) && values.some((value) => comesFromParameter(program, value)));
  }

  #isMadeOf(write: Write, isIt: (variable: VariableOutline) => boolean): boolean {
    const { program } = this.analysis;
    const given = program.callsAt(write.place).flatMap((call) => call.arguments);
    return given.some(({ value }) => [...variablesBehind(program, value)].some((variable) => isIt(program.variables[variable]!)));
  }

  /** Those who may look up what the run before has left in `store`, without a doubt that they look something up. */
  #observers(store: string, incoming: ReadonlyMap<string, Write>): readonly Observer[] {
    return [...incoming].flatMap(([key, write]) => {
      if (key === store) return [...write.observers.values()];
      const isAny = key.startsWith('*') && !key.split('\n').slice(1).includes(store) && this.flow().isExposed(store);
      return isAny ? [...write.observers.values()].filter((observer) => observer.kind === 'parameter') : [];
    }).filter((observer) => observer.kind === 'read' || (observer.kind === 'parameter' && !this.#isGivenAnError(observer)));
  }

  /** `next(error)` leads to whoever answers that something went wrong. */
  #isGivenAnError({ at }: Observer): boolean {
    const [call] = this.analysis.program.callsAt(at);
    return call === undefined || (call.arguments.length === 1 && call.callee.is !== 'member');
  }

  #leak(write: Write, { to, by, onAsyncHooks }: Omit<Repetition, 'runs' | 'counts'>, seen?: Observer): Leak {
    const { program } = this.analysis;
    const { value, scope } = write.origin;
    const name = value.is === 'variable' ? program.variables[value.variable]!.name : value.is === 'parameter' ? program.functions[value.function]!.parameters[value.index]?.name : undefined;
    return {
      to, place: write.place, text: write.text, chain: program.spotsOn(program.withoutRounds(write.chain)),
      ...(by === undefined ? {} : { by: { text: by.text, at: program.spot(by.at) } }),
      ...(seen === undefined ? {} : { seenBy: { text: seen.text, at: program.spot(seen.at) } }),
      ...(name === undefined || name === '' ? {} : { value: name }), ...(scope === undefined ? {} : { scope }),
      functionName: program.functions[write.fn]!.name, onAsyncHooks, direct: write.chain.length === 0,
    };
  }
}

function rankOf({ kind }: Observer): number {
  return kind === 'read' ? 0 : 1;
}
