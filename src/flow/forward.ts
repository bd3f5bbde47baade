/**
 * Look-ups that find nothing: a call runs a function where no store is bound (another thread, an executor, a process), and
 * something in there looks one up. The loss is forward: what the caller has bound does not get there. It is repaired at the call.
 */
import { callbacksOf, startsFresh, type CrossingEntry } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Step, Value } from '../outline/outline.js';
import type { Abstract, Closure, Env, External } from './abstract.js';
import type { ChainLink } from './frame.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { labelOf } from './labels.js';
import { Names } from './names.js';
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
  /** `current_user.get`, and where. */
  readonly read: { readonly text: string; readonly at: Spot };
  readonly store: string;
}

/** Ways of calling functions that are gone through from one call, and calls within calls. */
const MOST_VISITS = 1_500;
const DEEPEST = 16;

interface Found {
  readonly read: { readonly text: string; readonly at: Place };
  readonly store: string;
  readonly name: string;
  readonly chain: readonly ChainLink[];
}

/** All such calls of the linted file, in the order of the text. */
export function unreachableReads(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined): readonly UnreachableRead[] {
  return new Forward(linted, knowledge, language, imports).find();
}

class Forward {
  readonly #program: Program;
  readonly #resolver: Resolver;
  readonly #names: Names | undefined;

  constructor(readonly linted: Outline, readonly knowledge: Knowledge, readonly language: Language, imports: Imports | undefined) {
    this.#program = new Program(linted, imports);
    this.#resolver = new Resolver(this.#program, knowledge, language);
    this.#names = imports === undefined ? undefined : new Names(this.#program, new Set([...imports.rebinding, ...imports.reading]), language);
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
    for (const callback of callbacksOf(entry, args.length, args.names).flatMap((i) => args[i] ?? []).flatMap((value) => this.#methodsOf(value))) {
      const closure = callback.kind === 'closure' ? callback : callback.kind === 'coroutine' ? callback.closure : undefined;
      if (closure === undefined || this.#isLoop(closure.fn)) continue;
      const passed = callback.kind === 'coroutine' ? callback.env : this.#resolver.enter(closure, entry.passesFrom === undefined ? UNTOLD : args.slice(entry.passesFrom));
      const found = new Visit(this.#program, this.#resolver, this.knowledge, this.#names).from(closure, passed);
      if (found === undefined || !this.#isBoundElsewhere(found.store, closure.fn)) continue;
      return {
        place: call.at, text: call.text, kind: entry.kind, functionName: this.#program.functions[closure.fn]!.name,
        chain: found.chain.map(({ name, at }) => ({ name, at: this.#program.spot(at) })), read: { text: found.read.text, at: this.#program.spot(found.read.at) }, store: found.name,
      };
    }
    return undefined;
  }

  /** The handlers in an object: `consumer.run({ eachMessage })`. */
  #methodsOf(value: Abstract): readonly Abstract[] {
    return value.kind !== 'object' ? [value] : value.value.properties.flatMap((property) => this.#resolver.resolve(property.value, value.env));
  }

  /** It goes on and on: what serves everybody has nobody's values to look up. */
  #isLoop(fn: number): boolean {
    return this.#program.functions[fn]!.body.some((step) => this.#isEndless(step));
  }

  /** `while True`, or until somebody sets a flag: `while not self._stop.is_set()`. */
  #isEndless(step: Step): boolean {
    switch (step.do) {
      case 'loop': return step.endless || step.head.some((one) => one.do === 'call' && /(?:^|\.)(?:is_set|wait|is_closed|is_alive)$/.test(this.#program.calls[one.call]!.text));
      case 'try': return step.block.some((one) => this.#isEndless(one));
      default: return false;
    }
  }

  /** Somebody binds the store at all, outside of the function that is run. */
  #isBoundElsewhere(store: string, fn: number): boolean {
    return this.#program.calls.some((call) => call.in !== fn && call.callee.is === 'member' && this.#resolver.resolve(call.callee, null).some((callee) => callee.kind === 'external' && callee.site === store
      && this.knowledge.find(callee.module, callee.path).some((entry) => (entry.role === 'rebind' && entry.restores !== true) || entry.role === 'scope')));
  }
}

/** Nobody knows what a callback is given. */
const UNTOLD: Arguments = [null, null, null, null, null, null, null, null];

/** One way through all that a function may run: the first look-up of a store that nothing on the way there has bound. */
class Visit {
  readonly #seen = new Set<string>();
  readonly #bound = new Set<string>();
  #found: Found | undefined;

  constructor(readonly program: Program, readonly resolver: Resolver, readonly knowledge: Knowledge, readonly names: Names | undefined) {}

  from(closure: Closure, env: Env): Found | undefined {
    this.#enter(closure.fn, env, []);
    return this.#found === undefined || this.#bound.has(this.#found.store) ? undefined : this.#found;
  }

  #enter(fn: number, env: Env | null, chain: readonly ChainLink[]): void {
    const key = `${fn}<${env?.key ?? ''}>`;
    if (this.#seen.has(key) || this.#seen.size >= MOST_VISITS || chain.length > DEEPEST) return;
    this.#seen.add(key);
    eachStep(this.program.functions[fn]!.body, (step) => {
      if (step.do === 'call') this.#call(this.program.calls[step.call]!, env, chain);
      else if (step.do === 'get' && step.value.is === 'member') {
        const { name, of } = step.value;
        for (const one of this.resolver.resolve(of, env)) for (const getter of this.resolver.getters(one, name)) this.#run(getter, [], { name: labelOf(this.program, step.value) ?? name, at: step.at }, chain);
      }
    });
  }

  #call(call: CallOutline, env: Env | null, chain: readonly ChainLink[]): void {
    const { names } = this;
    if (names !== undefined && !names.mayName(call.callee) && !call.arguments.some(({ value }) => names.mayName(value)) && !isParameter(call.callee)) return;
    const args = this.resolver.argumentsOf(call, env);
    for (const callee of this.resolver.resolve(call.callee, env)) this.#callee(callee, call, args, chain);
  }

  #callee(callee: Abstract, call: CallOutline, args: Arguments, chain: readonly ChainLink[]): void {
    const link: ChainLink = { name: call.text, at: call.at };
    switch (callee.kind) {
      case 'closure': this.#run(callee, args, link, chain); break;
      case 'class': {
        const constructor = this.resolver.constructorOf(callee);
        if (constructor !== undefined) this.#run({ ...constructor, self: [this.resolver.ownInstance(callee.class, callee.env)] }, args, link, chain);
        break;
      }
      case 'instance': for (const one of this.resolver.called(callee)) this.#run(one, args, link, chain); break;
      case 'external': this.#external(callee, call, args, link, chain); break;
      default: break;
    }
  }

  #run(closure: Closure, args: Arguments, link: ChainLink, chain: readonly ChainLink[]): void {
    this.#enter(closure.fn, this.resolver.enter(closure, args), [...chain, link]);
  }

  #external(callee: External, call: CallOutline, args: Arguments, link: ChainLink, chain: readonly ChainLink[]): void {
    // A context manager, or a generator that is gone through.
    if (callee.path.startsWith('Generator#')) {
      for (const iterator of callee.receiver ?? []) if (iterator.kind === 'iterator') this.#enter(iterator.closure.fn, iterator.env, [...chain, link]);
      return;
    }
    for (const entry of this.knowledge.find(callee.module, callee.path)) {
      if (entry.role === 'rebind' || entry.role === 'scope') this.#bound.add(entry.store ?? callee.site);
      // A store of a library is the library's business.
      else if (entry.role === 'read' && entry.store === undefined && /^call:/.test(callee.site)) this.#read(callee, call, chain);
      else if (entry.role === 'crossing' && entry.kind !== 'bare' && entry.kind !== 'isolate' && entry.boundary !== 'framework' && !/(?:^|[.#])run$/.test(entry.path)) {
        for (const callback of callbacksOf(entry, args.length, args.names).flatMap((i) => args[i] ?? [])) {
          if (callback.kind === 'closure') this.#run(callback, entry.passesFrom === undefined ? UNTOLD : args.slice(entry.passesFrom), link, chain);
          else if (callback.kind === 'coroutine') this.#enter(callback.closure.fn, callback.env, [...chain, link]);
        }
      }
    }
  }

  #read(callee: External, call: CallOutline, chain: readonly ChainLink[]): void {
    if (this.#found !== undefined || this.#bound.has(callee.site)) return;
    this.#found = { read: { text: call.text, at: call.at }, store: callee.site, name: call.text.replace(/\.\w+$/, ''), chain };
  }
}

/** It is a listener of one of the events that the entry speaks of, where it speaks of some. */
function isEvent({ events }: CrossingEntry, { arguments: [first] }: CallOutline): boolean {
  return events === undefined || (first?.value.is === 'constant' && first.value.value !== undefined && events.includes(first.value.value));
}

function isParameter(value: Value): boolean {
  return value.is === 'parameter' || value.is === 'variable' || (value.is === 'member' && isParameter(value.of));
}
