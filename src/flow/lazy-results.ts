/**
 * Queries that leave a scope before they have begun: the function that a scope runs gives back a thenable that starts its work
 * where it is awaited, and that is outside. `store.run(tenant, () => prisma.order.findMany())`.
 */
import { indexOf, type LazyEntry, type ScopeEntry } from '../catalog/entry.js';
import { Nearest } from '../outline/nearest.js';
import type { CallOutline, Place, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import type { Abstract, Closure, Env } from './abstract.js';
import { isBoundFor } from './bound-for.js';
import type { Spot } from './program.js';
import type { Arguments, Resolver } from './resolve.js';
import { comesFromParameter } from './summaries.js';

/** Plain data: everything that a message and a suggestion need. */
export interface LazyResult {
  /** The query, where the function that gives it back is written on the spot; else the place where the function is handed over. */
  readonly place: Place;
  /** What makes the query, as the user writes it: `prisma.order.findMany`. */
  readonly query: string;
  /** What binds: `currentTenant.run`, and where. */
  readonly scope: { readonly text: string; readonly at: Spot };
  /** It binds nothing there, so that the value of whoever awaits the query is what should have been out of sight: one is seen to be bound. */
  readonly takesAway: boolean;
  /** The helper of the project that the scope stands in, as the user calls it: one edit in there mends all of its calls. */
  readonly helper?: string;
  /** The call that the function is handed to, and the function. */
  readonly call: Place;
  readonly function: Place;
  /** It stands in the function itself: a suggestion can await it there. */
  readonly direct: boolean;
}

/** A query that has not begun, and the call that made it. */
interface Query {
  readonly call: CallOutline;
  readonly entry: LazyEntry;
}

interface Scope {
  readonly call: CallOutline;
  readonly store: string;
  readonly takesAway: boolean;
  readonly callback: Closure;
  readonly args: Arguments;
}

/** Calls within calls that are followed, to a scope or to a query. */
const DEEPEST = 5;
/** The same for all of one call. */
const MOST_CALLS = 200;
/** What settles a promise starts it. */
const AWAITING: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** All of the linted file, in the order of the text. */
export function lazyResultsIn(resolver: Resolver): readonly LazyResult[] {
  return new Search(resolver).find();
}

class Search {
  constructor(readonly resolver: Resolver) {}

  find(): readonly LazyResult[] {
    const found = new Map<number, LazyResult>();
    for (const call of this.resolver.program.linted.calls) {
      if (call.how !== 'call') continue;
      for (const one of this.#at(call)) if (!found.has(one.place.start)) found.set(one.place.start, one);
    }
    return [...found.values()].sort((a, b) => a.place.start - b.place.start);
  }

  #at(call: CallOutline): readonly LazyResult[] {
    const { language } = this.resolver;
    // Callbacks of lists and promises are many, and none of them is run in a scope.
    if (call.callee.is === 'member' && (language.listCallbacks.has(call.callee.name) || language.promiseMethods.has(call.callee.name))) return [];
    if (!call.arguments.some(({ value }) => this.#mayGiveQuery(value))) return [];
    const callees = this.resolver.resolve(call.callee, null);
    const scopes = callees.map((callee) => this.#scopesOf(callee, call));
    // It is said only where whatever the call may be binds.
    if (scopes.some((some) => some.length === 0)) return [];
    return scopes.flat().flatMap((scope) => (scope.takesAway && !this.#isBoundFor(call, scope.store) ? [] : this.#inScope(scope, call)));
  }

  /** Told by names alone: a function that is not async and gives back what a call has given that may make a query. */
  #mayGiveQuery(value: Value, depth = 0, seen = new Nearest<string>()): boolean {
    const { program } = this.resolver;
    switch (value.is) {
      case 'function': return !program.functions[value.function]!.async && seen.isNew(`given by ${value.function}`, depth) && this.resolver.returnedBy(value.function).some((one) => this.#mayBeQuery(one, depth, seen));
      case 'variable': return seen.isNew(`given as ${value.variable}`, depth) && program.variables[value.variable]!.values.some((one) => one.is !== 'variable' && this.#mayGiveQuery(one, depth, seen));
      default: return false;
    }
  }

  #mayBeQuery(value: Value, depth: number, seen: Nearest<string>): boolean {
    const { program, knowledge } = this.resolver;
    if (depth > 3) return false;
    switch (value.is) {
      case 'result': {
        const { callee } = program.calls[value.call]!;
        if (callee.is === 'member') return knowledge.queryNames.has(callee.name) || this.#mayBeQuery(callee.of, depth, seen);
        // `ownershipQuery(id)` of the settings, `db('orders')` and a helper of this file.
        return callee.is === 'import' ? knowledge.queryNames.has(callee.name) : callee.is === 'variable' && (this.#mayGiveQuery(callee, depth + 1, seen) || program.variables[callee.variable]!.values.some((one) => this.#isOrMakes(one)));
      }
      case 'choice': return value.of.some((one) => this.#mayBeQuery(one, depth, seen));
      case 'variable': return seen.isNew(`held by ${value.variable}`, depth) && program.variables[value.variable]!.values.some((one) => one.is !== 'variable' && this.#mayBeQuery(one, depth + 1, seen));
      default: return false;
    }
  }

  /** An import of such a name, or what calling the client of a package gives. */
  #isOrMakes(value: Value): boolean {
    const { program, knowledge } = this.resolver;
    if (value.is === 'import') return knowledge.queryNames.has(value.name);
    return value.is === 'result' && program.calls[value.call]!.callee.is === 'variable' && this.#isMadeBy(program.calls[value.call]!.callee);
  }

  #isMadeBy(callee: Value): boolean {
    return callee.is === 'variable' && this.resolver.program.variables[callee.variable]!.values.some((one) => one.is === 'import' && this.resolver.knowledge.speaksOf(one.module));
  }

  #scopesOf(callee: Abstract, call: CallOutline): readonly Scope[] {
    return this.#scopesBehind(callee, call, this.resolver.argumentsOf(call, null), { left: MOST_CALLS }, 0);
  }

  /** There is a value to be taken away. */
  #isBoundFor(call: CallOutline, store: string): boolean {
    return isBoundFor(this.resolver, call, store, (around, fn) => this.resolver.resolve(around.callee, null)
      .some((callee) => this.#scopesOf(callee, around).some((scope) => scope.store === store && !scope.takesAway && scope.callback.fn === fn)));
  }

  /** The scopes that calling `callee` opens for a function that it was handed. */
  #scopesBehind(callee: Abstract, call: CallOutline, args: Arguments, budget: { left: number }, depth: number): readonly Scope[] {
    if (callee.kind === 'external') {
      const entry = this.resolver.knowledge.find(callee.module, callee.path).find((one): one is ScopeEntry => one.role === 'scope' && one.awaits !== true);
      return entry === undefined ? [] : this.#scopesAt(entry, callee.site, call, args);
    }
    if (callee.kind !== 'closure' || depth >= DEEPEST || this.resolver.runsLater(callee.fn) || !args.flat().some((arg) => arg?.kind === 'closure')) return [];
    const env = this.resolver.enter(callee, args);
    const found: Scope[] = [];
    visitSteps(this.resolver.program.functions[callee.fn]!.body, (step) => {
      if (step.do !== 'call' || (budget.left -= 1) < 0) return;
      const inner = this.resolver.program.calls[step.call]!;
      if (inner.arguments.length === 0) return;
      const given = this.resolver.argumentsOf(inner, env);
      for (const one of this.resolver.resolve(inner.callee, env)) found.push(...this.#scopesBehind(one, inner, given, budget, depth + 1));
    });
    return found;
  }

  #scopesAt(entry: ScopeEntry, store: string, call: CallOutline, args: Arguments): readonly Scope[] {
    const position = indexOf(entry.callback, args.length);
    return (args[position] ?? []).flatMap((callback) => (callback.kind === 'closure' ? [{ call, store, takesAway: takesAway(entry, call), callback, args: args.slice(position + 1) }] : []));
  }

  #inScope({ call: scope, takesAway, callback, args }: Scope, call: CallOutline): readonly LazyResult[] {
    const { program } = this.resolver;
    return this.#queriesOf(callback, args, 0).flatMap(({ made, fn }): readonly LazyResult[] => {
      const written = call.arguments.find(({ value }) => value.is === 'function' && value.function === fn);
      const at = (written ?? call.arguments.find(({ value }) => value.is === 'variable' && this.resolver.resolve(value, null).some((one) => one.kind === 'closure' && one.fn === fn)))?.at;
      if (at === undefined) return [];
      return [{
        place: written === undefined ? at : made.call.at, query: made.call.text, scope: { text: scope.text, at: program.spot(scope.at) }, takesAway, ...(scope === call ? {} : { helper: call.text }), call: call.at,
        function: program.functions[fn]!.at, direct: written !== undefined,
      }];
    });
  }

  /** Queries that the function gives back without having waited for them, with the function of the linted file that they stand in. */
  #queriesOf({ fn, ...closure }: Closure, args: Arguments, depth: number): readonly { readonly made: Query; readonly fn: number }[] {
    const { functions } = this.resolver.program;
    if (functions[fn]!.async || functions[fn]!.generator || depth > DEEPEST) return [];
    const env = this.resolver.enter({ ...closure, fn }, args);
    return this.resolver.returnedBy(fn).flatMap((value) => this.#queriesIn(value, fn, env, depth));
  }

  #queriesIn(value: Value, fn: number, env: Env | null, depth: number): readonly { readonly made: Query; readonly fn: number }[] {
    const { program } = this.resolver;
    switch (value.is) {
      case 'choice': return value.of.flatMap((one) => this.#queriesIn(one, fn, env, depth));
      case 'variable': {
        const { values, constant } = program.variables[value.variable]!;
        return constant && values.length === 1 ? this.#queriesIn(values[0]!, fn, env, depth) : [];
      }
      case 'result': {
        const call = program.calls[value.call]!;
        const made = this.#query(call, env);
        if (made !== undefined) return [{ made, fn }];
        const callees = this.resolver.resolve(call.callee, env);
        const inner = callees.map((callee) => (callee.kind === 'closure' ? this.#queriesOf(callee, this.resolver.argumentsOf(call, env), depth + 1) : []));
        if (inner.some((some) => some.length === 0)) return [];
        // What was handed in stands where it was written; a helper's query is said at the call of the helper.
        return inner.flat().map((one) => (program.isLinted(one.fn) && comesFromParameter(program, call.callee) ? one : { made: { call, entry: one.made.entry }, fn }));
      }
      default: return [];
    }
  }

  /** The call gives a query, by itself or at the end of a chain that began with one. */
  #query(call: CallOutline, env: Env | null): Query | undefined {
    const found = this.resolver.resolve(call.callee, env).map((callee) => (callee.kind === 'external' ? this.#lazy(callee.module, callee.path) : undefined));
    const [entry] = found;
    if (entry !== undefined) return found.includes(undefined) ? undefined : { call, entry };
    const { callee } = call;
    if (callee.is !== 'member' || callee.of.is !== 'result' || AWAITING.has(callee.name)) return undefined;
    const first = this.#query(this.resolver.program.calls[callee.of.call]!, env);
    return first === undefined || first.entry.startedBy?.includes(callee.name) === true ? undefined : { call, entry: first.entry };
  }

  #lazy(module: string, path: string): LazyEntry | undefined {
    const last = /[^.#]*$/.exec(path)![0];
    return this.resolver.knowledge.find(module, path).find((entry): entry is LazyEntry => entry.role === 'lazy' && (entry.names === undefined || entry.names.includes(last)));
  }
}

/** `store.exit(fn)`, `store.run(undefined, fn)`. */
function takesAway({ argument, leaky, leakyOn, leaks }: ScopeEntry, call: CallOutline): boolean {
  if (leaky === true || leaks === true || leakyOn !== undefined) return true;
  const value = call.arguments[argument]?.value;
  const bare = value?.is === 'typed' ? value.of : value;
  return bare?.is === 'constant' && bare.text === 'undefined';
}
