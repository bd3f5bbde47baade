/**
 * Contexts that do not hold what was meant to run in them: a context that only makes a coroutine, and a value that is bound
 * while a generator or coroutine is made, and taken away again before anybody goes through it.
 */
import { callbacksOf, type CrossingEntry } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Step, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import type { Abstract, Env } from './abstract.js';
import { calledName } from './called-name.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { isUnseen, Visit, type Tools } from './lookups.js';
import { either, Names } from './names.js';
import { Program, type Imports, type Spot } from './program.js';
import { Resolver, UNTOLD, withBound, type Arguments } from './resolve.js';

/** Plain data: everything that a message needs. */
export type EmptyContext =
  /** `await context.run(fetch)`: `fetch()` gives a coroutine, and that runs in the context of whoever awaits it. */
  | { readonly how: 'created'; readonly place: Place; readonly text: string; readonly functionName: string }
  /** `with bound(user): tasks.add_task(work)`: `work` runs when the response has been sent. */
  | { readonly how: 'closed'; readonly place: Place; readonly text: string; readonly functionName: string; readonly store: string; readonly read: { readonly text: string; readonly at: Spot } }
  /**
   * `with bound(user): return rows()`: when the rows are gone through, nothing is bound any more. `by` is the call that does that later, where
   * it is one that is known: `StreamingResponse`.
   */
  | { readonly how: 'outlived'; readonly place: Place; readonly text: string; readonly store: string; readonly read: { readonly text: string; readonly at: Spot } | undefined; readonly by?: string };

/** All of them in the linted file, in the order of the text. */
export function emptyContexts(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined): readonly EmptyContext[] {
  return language.awaitKeepsContext ? new Search(linted, knowledge, language, imports).find() : [];
}

interface Outlived {
  readonly store: string;
  readonly read: { readonly text: string; readonly at: Spot } | undefined;
  readonly at?: Place;
}

class Search {
  readonly #program: Program;
  readonly #resolver: Resolver;
  readonly #tools: Tools;
  readonly #found: EmptyContext[] = [];

  constructor(readonly linted: Outline, readonly knowledge: Knowledge, readonly language: Language, imports: Imports | undefined) {
    this.#program = new Program(linted, imports);
    this.#resolver = new Resolver(this.#program, knowledge, language);
    const names = imports === undefined ? undefined : new Names(this.#program, either(imports.rebinding, imports.reading), language);
    this.#tools = { program: this.#program, resolver: this.#resolver, knowledge, names };
  }

  find(): readonly EmptyContext[] {
    this.linted.functions.forEach((fn, id) => {
      visitSteps(fn.body, (step) => {
        if (step.do === 'await') this.#awaited(step.value);
        else if (step.do === 'try' && step.finalizer !== undefined && !fn.generator && id !== 0) this.#bracket(step.block, step.finalizer, fn.async);
      });
    });
    return this.#found;
  }

  /** What a context has run gives something to await: that runs outside of it, unless it is a task. */
  #awaited(value: Value): void {
    if (value.is !== 'result') return;
    const call = this.#program.calls[value.call]!;
    if (call.callee.is !== 'member' || call.callee.name !== 'run') return;
    const isContext = this.#resolver.resolve(call.callee, null).some((callee) => callee.kind === 'external' && this.knowledge.find(callee.module, callee.path).some((entry) => entry.role === 'crossing' && entry.kind === 'copy' && entry.ownContext === true));
    const [made] = isContext ? this.#resolver.argumentsOf(call, null) : [];
    // `self = None` lets go of the object: nothing is run then.
    const run = made?.filter((one) => !(one.kind === 'external' && one.path.startsWith('String#'))) ?? [];
    const [first] = run;
    if (first === undefined || !run.every((one) => this.#isAwaited(one))) return;
    this.#found.push({ how: 'created', place: call.at, text: call.text, functionName: first.kind === 'closure' ? this.#program.functions[first.fn]!.name : '' });
  }

  /** A function that is to be awaited, or one of which nothing is known. */
  #isAwaited(one: Abstract): boolean {
    return isUnseen(one) || (one.kind === 'closure' && this.#resolver.runsAwaited(one.fn));
  }

  /** `try: return rows() finally: store.reset(token)`, and the same as a `with`. */
  #bracket(block: readonly Step[], finalizer: readonly Step[], isAsync: boolean): void {
    const stores = this.#boundUntil(finalizer);
    if (stores.size === 0) return;
    visitSteps(block, (step) => {
      if (step.do === 'call') this.#keptAfter(this.#program.calls[step.call]!, stores);
      if (step.do !== 'exit' || step.how !== 'return' || this.#isGoneThrough(step.value)) return;
      const stream = this.#streamIn(step.value);
      const all = this.#resolver.resolve(stream?.body ?? step.value, null);
      // Where it may as well be what has run already, nobody can tell.
      for (const given of all.every(({ kind }) => kind === 'iterator' || kind === 'coroutine') ? all : []) {
        if (given.kind !== 'iterator' && (given.kind !== 'coroutine' || isAsync)) continue;
        const found = this.#lookUp(given.closure.fn, given.env, stores);
        if (found === undefined) continue;
        const { at = step.at, ...what } = found;
        // Several may give the same one.
        if (!this.#found.some(({ place }) => place.start === at.start)) this.#found.push({ how: 'outlived', place: at, text: this.#program.functions[given.closure.fn]!.name, ...what, ...(stream === undefined ? {} : { by: stream.text }) });
        return;
      }
      const server = this.#serverIn(step.value);
      if (server !== undefined) this.#found.push({ how: 'outlived', place: step.at, text: server, store: [...stores.values()][0]!, read: undefined });
    });
  }

  /** What is handed over in there is run when the response has been sent. */
  #keptAfter(call: CallOutline, stores: ReadonlyMap<string, string>): void {
    if (!this.knowledge.afterwardsNames.has(calledName(call.callee, this.#program) ?? '')) return;
    const entry = this.#resolver.resolve(call.callee, null).flatMap((one) => (one.kind === 'external' ? this.knowledge.find(one.module, one.path) : [])).find((one) => one.role === 'crossing' && one.afterwards === true) as CrossingEntry | undefined;
    const args = this.#resolver.argumentsOf(call, null);
    if (entry === undefined) return;
    const passed = entry.passesFrom === undefined ? UNTOLD : args.slice(entry.passesFrom);
    for (const callback of callbacksOf(entry, args.length, args.names).flatMap((i) => args[i] ?? [])) {
      if (callback.kind !== 'closure') continue;
      const found = this.#lookUp(callback.fn, this.#resolver.enter(callback, passed), stores, withBound(callback, passed));
      if (found?.read !== undefined && !this.#found.some(({ place }) => place.start === call.at.start)) this.#found.push({ how: 'closed', place: call.at, text: call.text, functionName: this.#program.functions[callback.fn]!.name, store: found.store, read: found.read });
    }
  }

  /** `list(rows())`. */
  #isGoneThrough(value: Value): boolean {
    const callee = value.is === 'result' ? this.#program.calls[value.call]!.callee : undefined;
    return callee?.is === 'global' && this.language.identities.has(callee.name);
  }

  /** The stores that are as before when the block has ended, with their names. */
  #boundUntil(finalizer: readonly Step[]): ReadonlyMap<string, string> {
    const stores = new Map<string, string>();
    visitSteps(finalizer, (step) => {
      if (step.do !== 'call') return;
      const call = this.#program.calls[step.call]!;
      if (call.callee.is !== 'member' || this.#isOfNoAccount(call.callee)) return;
      for (const callee of this.#resolver.resolve(call.callee, null)) {
        if (callee.kind !== 'external') continue;
        if (this.knowledge.find(callee.module, callee.path).some((entry) => entry.role === 'rebind' && entry.restores === true)) stores.set(callee.site, call.text.replace(/\.\w+$/, ''));
        for (const iterator of callee.receiver ?? []) if (iterator.kind === 'iterator' && /^Generator#__a?exit__$/.test(callee.path)) this.#boundBy(iterator.closure.fn, iterator.env, stores);
      }
    });
    return stores;
  }

  #isOfNoAccount(callee: Value & { is: 'member' }): boolean {
    const { names } = this.#tools;
    return names !== undefined && !names.mayName(callee) && !names.mayName(callee.of);
  }

  #boundBy(fn: number, env: Env, stores: Map<string, string>): void {
    const visit = new Visit(this.#tools);
    visit.from(fn, env);
    for (const store of visit.bound) stores.set(store, visit.names.get(store) ?? '');
  }

  /** `at`: where the edit goes, when that is in the function that runs too late. */
  #lookUp(fn: number, env: Env, stores: ReadonlyMap<string, string>, passed: Arguments = []): Outlived | undefined {
    const visit = new Visit(this.#tools);
    const read = visit.from(fn, env, passed).find(({ store }) => stores.has(store));
    if (read !== undefined) return { store: read.name, read: { text: read.read.text, at: this.#program.spot(read.read.at) } };
    const [store] = stores.values();
    const at = this.#goesThroughHanded(fn);
    if (at !== undefined) return { store: store!, read: undefined, ...(this.#program.isLinted(fn) ? { at } : {}) };
    return visit.handedIn === undefined ? undefined : { store: store!, read: undefined };
  }

  /** It goes through what it was handed, item by item: whatever is lazy in there runs by and by. */
  #goesThroughHanded(fn: number): Place | undefined {
    let found: Place | undefined;
    visitSteps(this.#program.functions[fn]!.body, (step) => {
      if (step.do === 'loop' && step.over !== undefined && this.#isOwnParameter(step.over, fn)) found ??= step.at;
    });
    return found;
  }

  #isOwnParameter(value: Value, fn: number): boolean {
    if (value.is === 'typed') return /Generator|Iterator/.test(value.type.text) && this.#isOwnParameter(value.of, fn);
    return value.is === 'variable' ? this.#program.variables[value.variable]!.values.some((one) => this.#isOwnParameter(one, fn)) : value.is === 'parameter' && value.function === fn;
  }

  /** `StreamingResponse(rows())`: what is sent bit by bit, and the call that sends it. */
  #streamIn(value: Value): { readonly body: Value; readonly text: string } | undefined {
    if (value.is !== 'result') return undefined;
    const { callee, text, arguments: given } = this.#program.calls[value.call]!;
    const stream = this.#resolver.resolve(callee, null).map((one) => (one.kind === 'external' ? this.language.streams.find(({ module, path }) => module === one.module && path === one.path) : undefined)).find((one) => one !== undefined);
    const body = stream === undefined ? undefined : given.find(({ name }, i) => (name === undefined ? i === 0 : name === stream.body));
    return body === undefined ? undefined : { body: body.value, text };
  }

  /** `app(environ, start_response)`: the server goes through what a WSGI application gives when the call has returned. */
  #serverIn(value: Value): string | undefined {
    if (value.is !== 'result') return undefined;
    const call = this.#program.calls[value.call]!;
    const names = call.arguments.map(({ value: one }) => (one.is === 'variable' ? this.#program.variables[one.variable]!.name : ''));
    return names.length === 2 && this.language.lazyCalls.has(names.join(' ')) ? call.text : undefined;
  }
}
