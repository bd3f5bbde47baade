/**
 * Does a function lead to a rebind once it is seen what it calls? Names alone say so of too many: every class has an `__init__`,
 * and much is called `get`, or `run`.
 */
import { Nearest } from '../outline/nearest.js';
import type { Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import { keyOf, type Abstract, type Closure, type External } from './abstract.js';
import type { Knowledge } from './knowledge.js';
import type { Names } from './names.js';
import type { Program } from './program.js';
import type { Resolver } from './resolve.js';

/** What a function calls, or hands on, whose name may lead there. */
interface Mention {
  readonly value: Value;
  readonly isCalled: boolean;
}

/** Undefined where something is done without any call. */
type Mentions = readonly Mention[] | undefined;

/** A function that is gone through, and the one by way of which it was come to. */
interface Visited {
  readonly closure: Closure;
  readonly key: string;
  readonly from: Visited | undefined;
}

/** Values that are made of each other. */
const DEEPEST = 12;
/** Functions that are gone through for one question: beyond those, names have the last word. */
const MOST_VISITED = 400;

export class Reaching {
  readonly #mentions = new Map<number, Mentions>();
  readonly #known = new Map<string, boolean>();

  /** @param countsRead whether a look-up of the store at that site is of account as well */
  constructor(readonly program: Program, readonly resolver: Resolver, readonly knowledge: Knowledge, readonly names: Names, readonly countsRead: (site: string) => boolean) {}

  /** False for a function that leads nowhere, whatever it is handed: what that is has to be looked at where it is handed over. */
  leads(closure: Closure): boolean {
    if (!this.names.leads(closure.fn)) return false;
    const key = keyOf(closure);
    const known = this.#known.get(key);
    return known ?? this.#search({ closure, key, from: undefined });
  }

  /** False for what leads nowhere when it is handed to somebody who might call it. */
  mayLead(values: readonly Abstract[]): boolean {
    return values.some((value) => {
      const run = this.#runBy(value);
      return run === undefined || run.some((closure) => this.leads(closure));
    });
  }

  #search(start: Visited): boolean {
    const visited = new Map([[start.key, start]]);
    // It grows on the way.
    for (const one of visited.values()) {
      const isEnd = this.#known.get(one.key) === true || visited.size > MOST_VISITED || !this.#goThrough(one, visited);
      if (!isEnd) continue;
      for (let at: Visited | undefined = one; at !== undefined; at = at.from) this.#known.set(at.key, true);
      return true;
    }
    for (const key of visited.keys()) this.#known.set(key, false);
    return false;
  }

  /** False when something that is mentioned there leads to a rebind, as far as anybody can tell. */
  #goThrough(from: Visited, visited: Map<string, Visited>): boolean {
    const mentions = this.#mentionsIn(from.closure.fn);
    if (mentions === undefined) return false;
    const env = this.resolver.enterUnknown(from.closure);
    return mentions.every((mention) => this.resolver.resolve(mention.value, env).every((one) => {
      // Nobody knows what it is, but for those, perhaps, who call the function.
      const run = one.kind === 'unknown' && !this.#matters(mention, from.closure) ? [] : this.#runBy(one, mention);
      for (const closure of run ?? []) {
        const key = keyOf(closure);
        if (this.#known.get(key) !== false && !visited.has(key) && this.names.leads(closure.fn)) visited.set(key, { closure, key, from });
      }
      return run !== undefined;
    }));
  }

  /**
   * Somebody who knows more may know that it leads there: it is a method of what the caller has. A function that the caller has itself is
   * looked at where it is handed over.
   */
  #matters({ value, isCalled }: Mention, closure: Closure): boolean {
    return this.#isOfSomething(value, isCalled) && this.#dependsOnCaller(value, closure);
  }

  #isOfSomething(value: Value, isCalled: boolean): boolean {
    return this.#isMadeOf(value, (one) => (one.is === 'member' ? true : one.is === 'result' ? isCalled : undefined));
  }

  /** What the value is may be told by what the function is called with, or on. */
  #dependsOnCaller(value: Value, closure: Closure): boolean {
    return this.#isMadeOf(value, (one) => {
      if (one.is === 'this' || one.is === 'super') return closure.self === undefined;
      return one.is === 'parameter' || one.is === 'object' || one.is === 'operation' ? true : undefined;
    });
  }

  /** The value, or something that it is made of, is such a one. Of what `isOne` says nothing of, it is asked what that is made of. */
  #isMadeOf(value: Value, isOne: (value: Value) => boolean | undefined, depth = 0, seen = new Nearest<Value>()): boolean {
    return isOne(value) ?? (depth > DEEPEST || (seen.isNew(value, depth) && this.#partsOf(value).some((part) => this.#isMadeOf(part, isOne, depth + 1, seen))));
  }

  #partsOf(value: Value): readonly Value[] {
    switch (value.is) {
      case 'variable': return this.program.variables[value.variable]!.values;
      case 'member': case 'element': case 'awaited': case 'typed': return [value.of];
      case 'choice': return value.of;
      case 'list': return value.items;
      case 'result': {
        const { callee, arguments: given } = this.program.calls[value.call]!;
        return [callee, ...given.map((argument) => argument.value)];
      }
      default: return [];
    }
  }

  #mentionsIn(fn: number): Mentions {
    if (!this.#mentions.has(fn)) this.#mentions.set(fn, this.#findMentions(fn));
    return this.#mentions.get(fn);
  }

  #findMentions(fn: number): Mentions {
    const found: Mention[] = [];
    let isSure = false;
    const add = (value: Value, isCalled = false): void => {
      if (value.is === 'function' || this.names.mayName(value)) found.push({ value, isCalled });
    };
    visitSteps(this.program.functions[fn]!.body, (step) => {
      switch (step.do) {
        case 'call': {
          const { callee, arguments: given } = this.program.calls[step.call]!;
          add(callee, true);
          for (const { value } of given) add(value);
          break;
        }
        case 'get': isSure ||= this.names.mayGet(step.value); break;
        case 'assign':
          isSure ||= this.names.maySet(step.target);
          // What is put somewhere by its name is called by the name that it has there.
          if (step.value.is === 'function') add(step.value);
          break;
        case 'yield': case 'exit': add(step.value); break;
        default: break;
      }
    });
    return isSure ? undefined : found;
  }

  /** The functions that run when it is called, or awaited, or gone through; undefined where something binds that is none of them, or where that cannot be told. */
  #runBy(value: Abstract, mention?: Mention): readonly Closure[] | undefined {
    switch (value.kind) {
      case 'primitive': case 'promise': case 'namespace': return [];
      case 'closure': return [value];
      case 'iterator': case 'coroutine': return [value.closure];
      case 'class': return this.resolver.runByMaking(value);
      case 'list': return this.#runByAny(value.items.flat(), mention);
      // `f.bind(x)` runs nothing, and what it gives is looked at where it is called, or handed over.
      case 'functionMethod': return value.name === 'bind' ? [] : this.#runByAny([value.target], mention);
      case 'external': return value.path.startsWith('Generator#') ? this.#runByAny(value.receiver ?? [], mention) : this.#binds(value) ? undefined : [];
      // Whoever is handed it calls its methods by their names.
      case 'instance': return this.resolver.called(value);
      case 'object': return this.names.mayHold(value.value) ? undefined : [];
      default: return undefined;
    }
  }

  #runByAny(values: readonly Abstract[], mention: Mention | undefined): readonly Closure[] | undefined {
    const all = values.map((value) => (value.kind === 'unknown' && mention !== undefined && !this.#isOfSomething(mention.value, mention.isCalled) ? [] : this.#runBy(value, mention)));
    return all.some((run) => run === undefined) ? undefined : all.flatMap((run) => run!);
  }

  /** A package runs what it is handed, which is looked at by itself. */
  #binds({ module, path, site }: External): boolean {
    return this.knowledge.find(module, path).some((entry) => entry.role === 'rebind' || entry.role === 'scope' || entry.role === 'mutate' || (entry.role === 'read' && this.countsRead(entry.store ?? site)));
  }
}
