/** What a function looks up while it runs, in itself and in all that it calls, and what is bound in there. */
import { callbacksOf, type CrossingEntry } from '../catalog/entry.js';
import type { CallOutline, Place, Value } from '../outline/outline.js';
import type { Abstract, Closure, Env, External } from './abstract.js';
import { isHandedIn } from './callers.js';
import { isFollowedByAnother } from './fallbacks.js';
import type { ChainLink } from './frame.js';
import type { Knowledge } from './knowledge.js';
import { labelOf } from './labels.js';
import type { Names } from './names.js';
import type { Program } from './program.js';
import { givenIn, givenTo, givenWith, walkGiven, type Given } from './given.js';
import { UNTOLD, type Arguments, type Resolver } from './resolve.js';

/** Ways of calling functions that are gone through from one call, and calls within calls. */
const MOST_VISITS = 1_500;
const DEEPEST = 16;
/** Calls from a context manager to what it binds. */
const FARTHEST = 3;
/** Ways of calling one function that are told apart. */
const MOST_WAYS = 12;

/** The look-up of a store. */
export interface LookUp {
  readonly read: { readonly text: string; readonly at: Place };
  /** Its site. */
  readonly store: string;
  readonly name: string;
  readonly chain: readonly ChainLink[];
}

/** Something is called that was handed in, and of which nothing is known. */
export interface HandedIn {
  readonly text: string;
  readonly at: Place;
  readonly chain: readonly ChainLink[];
  /** The function that it is a parameter of, and which; undefined where that cannot be told. */
  readonly parameter?: { readonly of: number; readonly index: number } | undefined;
}

/** What is gone through with. */
export interface Tools {
  readonly program: Program;
  readonly resolver: Resolver;
  readonly knowledge: Knowledge;
  /** Names that may lead to a store; without it all calls are followed. */
  readonly names: Names | undefined;
}

/** Nothing is known of it but, perhaps, that a library has a name for its type: `fn: Callable`. */
export function isUnseen(one: Abstract): boolean {
  return one.kind === 'unknown' || (one.kind === 'external' && one.path.endsWith('#') && one.site.startsWith('typed:'));
}

/** A function that is run, how, and by way of which calls. */
interface Run {
  readonly fn: number;
  readonly env: Env | null;
  readonly chain: readonly ChainLink[];
  /** Its parameters with a default that are given a value. */
  readonly given: Given;
}

const NONE: Given = new Set();

/**
 * All that a function may run, the nearest first: so the look-up that is told of is the one that is easiest to see, and where
 * there is too much to go through, what is left out is far away.
 */
export class Visit {
  readonly #seen = new Set<string>();
  readonly #ways = new Map<number, number>();
  /** Stores that something in there binds, by their sites. */
  readonly bound = new Set<string>();
  /** What those are called. */
  readonly names = new Map<string, string>();
  /** Where a context manager is entered that is handed something, and the stores that it binds. */
  readonly #settingUp = new Map<ChainLink, { readonly isOwn: boolean; readonly stores: Set<string> }>();
  /** The nearest call of what was handed in. */
  handedIn: HandedIn | undefined;
  readonly #waiting: Run[] = [];
  readonly #found = new Map<string, LookUp>();

  constructor(readonly tools: Tools) {}

  /** The first look-up of each store that nothing in there binds, nearest first. */
  from(fn: number, env: Env, passed: Arguments = []): readonly LookUp[] {
    this.#enter(fn, env, [], givenTo(this.tools.program.functions[fn]!, passed));
    return this.#goOn();
  }

  /** The same where a function of a library is run that runs what it is handed: `pool.submit(asyncio.run, main())`. */
  through(callee: External, args: Arguments): readonly LookUp[] {
    this.#external(callee, args, undefined, []);
    return this.#goOn();
  }

  #goOn(): readonly LookUp[] {
    // It grows on the way.
    for (const run of this.#waiting) this.#goThrough(run);
    if (this.#isHandedContext()) {
      this.handedIn = undefined;
      return [];
    }
    return [...this.#found.values()].filter((one) => !this.bound.has(one.store) && !one.chain.some((link) => this.#settingUp.has(link)) && !isFollowedByAnother(this.tools, one, this.bound));
  }

  /**
   * `def work(context): with restored(context): …`, which binds several stores: the context is handed over by hand, and what is not in there
   * was left out. (While the manager binds the first, it may ask for others.)
   */
  #isHandedContext(): boolean {
    return [...this.#settingUp.values()].some(({ isOwn, stores }) => isOwn && stores.size > 1);
  }

  #enter(fn: number, env: Env | null, chain: readonly ChainLink[], given: Given = NONE): void {
    const key = `${fn}<${env?.key ?? ''}>${[...given].join()}`;
    const ways = this.#ways.get(fn) ?? 0;
    if (this.#seen.has(key) || ways >= MOST_WAYS || this.#seen.size >= MOST_VISITS || chain.length > DEEPEST) return;
    this.#seen.add(key);
    this.#ways.set(fn, ways + 1);
    this.#waiting.push({ fn, env, chain, given });
  }

  #goThrough(run: Run): void {
    const { fn, env, chain, given } = run;
    walkGiven(this.tools.program, fn, given, (step) => {
      if (step.do === 'call') this.#call(this.tools.program.calls[step.call]!, run);
      else if (step.do === 'await') {
        if (isHandedIn(this.tools.program, step.value) && this.tools.resolver.resolve(step.value, env).every(isUnseen)) this.handedIn ??= { text: labelOf(this.tools.program, step.value) ?? '', at: step.at, chain };
      } else if (step.do === 'get' && step.value.is === 'member') {
        const { name, of } = step.value;
        for (const one of this.tools.resolver.resolve(of, env)) for (const getter of this.tools.resolver.getters(one, name)) this.#run(getter, [], { name: labelOf(this.tools.program, step.value) ?? name, at: step.at }, chain);
      }
    });
  }

  #call(call: CallOutline, run: Run): void {
    const { env } = run;
    const { names } = this.tools;
    this.#enterArgument(call, run);
    if (names !== undefined && !names.mayName(call.callee) && !call.arguments.some(({ value }) => names.mayName(value)) && !isParameter(call.callee) && !this.#isEntered(call.callee)) return;
    const args = this.tools.resolver.argumentsOf(call, env);
    for (const callee of this.tools.resolver.resolve(call.callee, env)) this.#callee(callee, call, args, run);
  }

  /** `with cls() as own`: what it is, its name does not tell. */
  #isEntered(callee: Value): boolean {
    return callee.is === 'member' && this.tools.resolver.language.entering.has(callee.name);
  }

  /** `stack.enter_context(bound(user))`. */
  #enterArgument(call: CallOutline, run: Run): void {
    const { resolver } = this.tools;
    const name = call.callee.is === 'member' ? resolver.language.enteringArguments?.get(call.callee.name) : undefined;
    const [entered] = call.arguments;
    if (name === undefined || entered === undefined) return;
    for (const one of resolver.resolve({ is: 'member', of: entered.value, name }, run.env)) this.#callee(one, call, [], run);
  }

  #callee(callee: Abstract, call: CallOutline, args: Arguments, { fn, given, chain }: Run): void {
    const link: ChainLink = { name: call.text, at: call.at };
    const into = (closure: Closure): void => {
      if (!this.#isMadeForAContext(closure, call, fn)) this.#run(closure, args, link, chain, givenIn(this.tools.program, closure, call, { fn, given }));
    };
    switch (callee.kind) {
      case 'closure': into(callee); break;
      case 'class': {
        const constructor = this.tools.resolver.constructorOf(callee);
        if (constructor !== undefined) into({ ...constructor, self: [this.tools.resolver.ownInstance(callee.class, callee.env)] });
        break;
      }
      case 'instance': for (const one of this.tools.resolver.called(callee)) into(one); break;
      case 'external':
        if (isUnseen(callee) && isHandedIn(this.tools.program, call.callee)) this.handedIn ??= { text: call.text, at: call.at, chain };
        if (this.tools.knowledge.find(callee.module, callee.path).some((entry) => entry.role === 'read' && entry.store === undefined)) this.#read(callee, call, chain);
        this.#external(callee, args, link, chain);
        if (this.#isHandedOn(callee, call, args)) this.handedIn ??= { text: call.text, at: call.at, chain };
        if (this.bound.has(callee.site) && !this.names.has(callee.site)) this.names.set(callee.site, call.text.replace(/\.\w+$/, ''));
        break;
      case 'unknown': if (isHandedIn(this.tools.program, call.callee)) this.handedIn ??= { text: call.text, at: call.at, chain, parameter: parameterIn(this.tools.program, call.callee) }; break;
    }
  }

  /** `context.run(loop.create_task, work())`: what it makes runs in a context that somebody has kept. */
  #isMadeForAContext({ fn: made }: Closure, call: CallOutline, fn: number): boolean {
    const { program, resolver, knowledge } = this.tools;
    return program.functions[made]!.async && program.callsIn(fn).some((outer) => outer.arguments.some(({ value }) => value.is === 'result' && program.calls[value.call] === call)
      && resolver.resolve(outer.callee, null).some((one) => one.kind === 'external' && knowledge.find(one.module, one.path).some((entry) => entry.role === 'crossing' && entry.ownContext === true)));
  }

  /** `asyncio.run(coroutine)`, where that came in as an argument. */
  #isHandedOn({ module, path }: External, call: CallOutline, args: Arguments): boolean {
    return this.tools.knowledge.find(module, path).some((entry) => entry.role === 'crossing' && isFollowed(entry)
      && callbacksOf(entry, args.length, args.names).some((i) => args[i]?.every(isUnseen) === true && call.arguments[i] !== undefined && isHandedIn(this.tools.program, call.arguments[i].value)));
  }

  #run(closure: Closure, args: Arguments, link: ChainLink, chain: readonly ChainLink[], given: Given = NONE): void {
    this.#enter(closure.fn, this.tools.resolver.enter(closure, args), [...chain, link], given);
  }

  #external(callee: External, args: Arguments, link: ChainLink | undefined, before: readonly ChainLink[]): void {
    const chain = link === undefined ? before : [...before, link];
    // A context manager, or a generator that is gone through.
    if (callee.path.startsWith('Generator#')) {
      for (const iterator of callee.receiver ?? []) if (iterator.kind === 'iterator') this.#enter(iterator.closure.fn, iterator.env, chain, givenWith(this.tools.program.functions[iterator.closure.fn]!, iterator.env));
      return;
    }
    for (const entry of this.tools.knowledge.find(callee.module, callee.path)) {
      if (entry.role === 'rebind' || entry.role === 'scope') {
        this.bound.add(entry.store ?? callee.site);
        this.#noteManagers(entry.store ?? callee.site, before);
      } else if (entry.role === 'crossing' && isFollowed(entry)) {
        for (const callback of callbacksOf(entry, args.length, args.names).flatMap((i) => args[i] ?? [])) {
          if (callback.kind === 'closure') this.#enter(callback.fn, this.tools.resolver.enter(callback, entry.passesFrom === undefined ? UNTOLD : args.slice(entry.passesFrom)), chain);
          else if (callback.kind === 'coroutine') this.#enter(callback.closure.fn, callback.env, chain);
        }
      }
    }
  }

  /** What is bound far down is not what a manager is there for. */
  #noteManagers(store: string, chain: readonly ChainLink[]): void {
    for (const [i, link] of chain.entries()) {
      if (chain.length - i > FARTHEST || !this.#isManagerWithArguments(link)) continue;
      const known = this.#settingUp.get(link);
      if (known === undefined) this.#settingUp.set(link, { isOwn: i === 0, stores: new Set([store]) });
      else known.stores.add(store);
    }
  }

  /** `with restored(context)`. */
  #isManagerWithArguments({ at }: ChainLink): boolean {
    const { program, resolver } = this.tools;
    const calls = program.callsFrom(at);
    return calls.some((call) => call.arguments.length > 0) && calls.some(({ callee }) => callee.is === 'member' && resolver.language.entering.has(callee.name));
  }

  #read(callee: External, call: CallOutline, chain: readonly ChainLink[]): void {
    // A store of a library is the library's business. One that is known by the type of a field is one of the project's.
    if (/^(?:call|typed:field):/.test(callee.site) && !this.#found.has(callee.site)) this.#found.set(callee.site, { read: { text: call.text, at: call.at }, store: callee.site, name: call.text.replace(/\.\w+$/, ''), chain });
  }
}

/** What it runs finds what is bound here. (A context that runs a function is one that somebody has kept, with what was bound there.) */
export function isFollowed({ kind, boundary, ownContext }: CrossingEntry): boolean {
  return kind !== 'bare' && kind !== 'isolate' && boundary !== 'framework' && ownContext !== true;
}

/** What calls it may be of interest, whatever its name. */
function isParameter(value: Value): boolean {
  return value.is === 'parameter' || value.is === 'variable' || (value.is === 'member' && isParameter(value.of));
}

/** The parameter that it is, and of which function. */
function parameterIn(program: Program, value: Value): HandedIn['parameter'] {
  if (value.is === 'parameter') return { of: value.function, index: value.index };
  const inner = value.is === 'typed' ? value.of : value.is === 'variable' ? program.variables[value.variable]!.values[0] : undefined;
  return inner && parameterIn(program, inner);
}
