/**
 * Look-ups that find nothing: a call runs a function where no store is bound (another thread, an executor, a process), and
 * something in there looks one up. The loss is forward: what the caller has bound does not get there. It is repaired at the call.
 */
import { callbacksOf, startsFresh, type CrossingEntry } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Step, Value } from '../outline/outline.js';
import type { Abstract, Env, External } from './abstract.js';
import type { ChainLink } from './frame.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { Names } from './names.js';
import { UNTOLD, Visit, type Tools } from './lookups.js';
import { Program, type Imports, type Spot } from './program.js';
import { eachStep, Resolver, type Arguments } from './resolve.js';

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
  /** `current_user.get`, and where; where that is not certain, what was handed in is called so. */
  readonly read: { readonly text: string; readonly at: Spot };
  readonly store: string;
}

/** Calls that ask whether to go on. */
const FLAGS = /(?:^|\.)(?:is_set|wait|is_closed|is_alive)$/;

/** Files that are looked into for somebody who binds a store. */
const MOST_FILES = 80;

/** All such calls of the linted file, in the order of the text. */
export function unreachableReads(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined): readonly UnreachableRead[] {
  return new Forward(linted, knowledge, language, imports).find();
}

class Forward {
  readonly #program: Program;
  readonly #resolver: Resolver;
  readonly #names: Names | undefined;
  readonly #tools: Tools;

  constructor(readonly linted: Outline, readonly knowledge: Knowledge, readonly language: Language, imports: Imports | undefined) {
    this.#program = new Program(linted, imports);
    this.#resolver = new Resolver(this.#program, knowledge, language);
    this.#names = imports === undefined ? undefined : new Names(this.#program, new Set([...imports.rebinding, ...imports.reading]), language);
    this.#tools = { program: this.#program, resolver: this.#resolver, knowledge, names: this.#names };
  }

  find(): readonly UnreachableRead[] {
    const found: UnreachableRead[] = [];
    for (const call of this.linted.calls) {
      // A thread that is started while modules are loaded has no caller that could have bound anything. A handler has: who asks for the work.
      if ((call.in === 0 && this.language.awaitKeepsContext) || !this.#mayCross(call.callee)) continue;
      const one = this.#crossings(call, null).map((entry) => this.#lookInto(call, entry)).find((known) => known !== undefined);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  /** Told by the name alone: of most calls that is enough. */
  #mayCross(callee: Value): boolean {
    switch (callee.is) {
      case 'member': return this.knowledge.bareNames.has(callee.name);
      case 'import': return this.knowledge.bareNames.has(callee.name);
      case 'variable': return this.linted.variables[callee.variable]!.values.some((value) => value.is !== 'variable' && this.#mayCross(value));
      default: return false;
    }
  }

  #crossings(call: CallOutline, env: Env | null): readonly CrossingEntry[] {
    return this.#resolver.resolve(call.callee, env).flatMap((callee) => (callee.kind !== 'external' ? [] : this.knowledge.find(callee.module, callee.path)
      .filter((entry): entry is CrossingEntry => entry.role === 'crossing' && startsFresh(entry) && isEvent(entry, call))));
  }

  #lookInto(call: CallOutline, entry: CrossingEntry): UnreachableRead | undefined {
    const args = this.#resolver.argumentsOf(call, null);
    const passed = entry.passesFrom === undefined ? UNTOLD : withoutFirst(args, entry.passesFrom);
    for (const callback of callbacksOf(entry, args.length, args.names).flatMap((i) => args[i] ?? []).flatMap((value) => this.#methodsOf(value))) {
      const visit = new Visit(this.#tools);
      const fn = callback.kind === 'closure' ? callback.fn : callback.kind === 'coroutine' ? callback.closure.fn : undefined;
      if (fn !== undefined && this.#isLoop(fn, call.in)) continue;
      const found = (callback.kind === 'closure' ? visit.from(callback.fn, this.#resolver.enter(callback, passed))
        : callback.kind === 'coroutine' ? visit.from(callback.closure.fn, callback.env) : callback.kind === 'external' ? visit.through(callback, passed) : [])
        .find(({ store }) => this.#isBoundElsewhere(store, fn));
      const what = { place: call.at, text: call.text, kind: entry.kind, functionName: fn === undefined ? '' : this.#program.functions[fn]!.name };
      if (found !== undefined) return { ...what, isCertain: true, chain: this.#spots(found.chain), read: { text: found.read.text, at: this.#program.spot(found.read.at) }, store: found.name };
      const possible = visit.handedIn === undefined ? undefined : this.#someStore(visit.bound);
      if (possible !== undefined) return { ...what, isCertain: false, chain: this.#spots(visit.handedIn!.chain), read: { text: visit.handedIn!.text, at: this.#program.spot(visit.handedIn!.at) }, store: possible };
    }
    return undefined;
  }

  /** The handlers in an object: `consumer.run({ eachMessage })`. */
  #methodsOf(value: Abstract): readonly Abstract[] {
    return value.kind !== 'object' ? [value] : value.value.properties.flatMap((property) => this.#resolver.resolve(property.value, value.env));
  }

  #spots(chain: readonly ChainLink[]): UnreachableRead['chain'] {
    return chain.map(({ name, at }) => ({ name, at: this.#program.spot(at) }));
  }

  /** A store that somebody binds for whoever is served, and that is none of `but`; by its name. */
  #someStore(but: ReadonlySet<string>): string | undefined {
    this.#takeIn();
    for (const call of this.#program.calls) {
      if (call.callee.is !== 'member' || this.#program.isModule(call.in) || this.#names?.mayName(call.callee) === false) continue;
      for (const callee of this.#resolver.resolve(call.callee, null)) {
        if (callee.kind === 'external' && /^call:/.test(callee.site) && !but.has(callee.site) && this.#isRebind(callee) && !this.#fills(call, callee.site)) return call.text.replace(/\.\w+$/, '');
      }
    }
    return undefined;
  }

  #isRebind({ module, path }: External): boolean {
    return this.knowledge.find(module, path).some((entry) => (entry.role === 'rebind' && entry.restores !== true && entry.store === undefined) || entry.role === 'scope');
  }

  /** The files that are imported from those at hand. */
  #takeIn(): void {
    for (let at = 0; at < this.#program.files.length && this.#program.files.length < MOST_FILES; at++) for (const specifier of this.#program.files[at]!.imported) this.#program.follow(specifier, at);
  }

  /** It goes on and on: what serves everybody has nobody's values to look up. */
  #isLoop(fn: number, starter: number): boolean {
    return this.#program.functions[fn]!.body.some((step) => this.#isEndless(step, starter));
  }

  /** `while True`, or until somebody sets a flag: `while not self._stop.is_set()`. */
  #isEndless(step: Step, starter: number): boolean {
    switch (step.do) {
      case 'loop': return step.endless || step.head.some((one) => one.do === 'call' && FLAGS.test(this.#program.calls[one.call]!.text) && !this.#isFlagOf(this.#program.calls[one.call]!.callee, starter));
      case 'try': return step.block.some((one) => this.#isEndless(one, starter));
      default: return false;
    }
  }

  /** The flag was made by the call that started the loop, so the loop is that call's own, and ends with it. */
  #isFlagOf(callee: Value, starter: number): boolean {
    return callee.is === 'member' && callee.of.is === 'variable' && starter !== 0 && this.#program.variables[callee.of.variable]!.function === starter;
  }

  /**
   * Somebody binds the store while the program runs, outside of the function that is run. Where there are other files and nobody
   * at all is seen to, it is somebody who is not imported from here.
   */
  #isBoundElsewhere(store: string, fn: number | undefined): boolean {
    const rebinds = this.#program.calls.filter((call) => call.callee.is === 'member' && this.#names?.mayName(call.callee) !== false && this.#resolver.resolve(call.callee, null).some((callee) => callee.kind === 'external' && callee.site === store && this.#isRebind(callee)));
    return (rebinds.length === 0 && this.language.storesByName && this.#program.imports !== undefined) || rebinds.some((call) => call.in !== fn && !this.#program.isModule(call.in) && !this.#fills(call, store));
  }

  /** `if value is None: store.set(value := make())`, and gives it: that is a memory, and each context has one of its own. */
  #fills(rebind: CallOutline, store: string): boolean {
    let [reads, gives] = [false, false];
    eachStep(this.#program.functions[rebind.in]!.body, (step) => {
      if (step.do === 'exit') gives ||= step.how === 'return' && step.value.is !== 'constant' && !(step.value.is === 'result' && this.#program.calls[step.value.call] === rebind);
      else if (step.do === 'call') {
        const call = this.#program.calls[step.call]!;
        reads ||= call.callee.is === 'member' && this.#resolver.resolve(call.callee, null).some((callee) => callee.kind === 'external' && callee.site === store && this.knowledge.find(callee.module, callee.path).some(({ role }) => role === 'read'));
      }
    });
    return reads && gives;
  }
}

/** It is a listener of one of the events that the entry speaks of, where it speaks of some. */
function isEvent({ events }: CrossingEntry, { arguments: [first] }: CallOutline): boolean {
  return events === undefined || (first?.value.is === 'constant' && first.value.value !== undefined && events.includes(first.value.value));
}

function withoutFirst(args: Arguments, count: number): Arguments {
  const { names } = args;
  return names === undefined ? args.slice(count) : Object.assign(args.slice(count), { names: names.slice(count) });
}
