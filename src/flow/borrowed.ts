/**
 * Look-ups that find what another caller has bound: a limiter (a queue with so many places) runs a function that had to wait
 * in the context of the call that has freed its place.
 */
import { callbacksOf, type CrossingEntry } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Value } from '../outline/outline.js';
import type { Closure, External } from './abstract.js';
import { lastNameOf } from './called.js';
import type { ChainLink } from './frame.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { UNTOLD, Visit, type Tools } from './lookups.js';
import { Names } from './names.js';
import { Program, type Imports, type Spot } from './program.js';
import { Resolver } from './resolve.js';

/** Plain data: everything that a message needs. */
export interface BorrowedRead {
  /** The call that hands the function over. */
  readonly place: Place;
  /** What is called, as the user writes it: `queue.add`. */
  readonly text: string;
  /** From the function to the look-up, outermost first. Empty when the function looks up by itself. */
  readonly chain: readonly (ChainLink & { readonly at: Spot })[];
  readonly read: { readonly text: string; readonly at: Spot };
}

/** All such calls of the linted file, in the order of the text, of limiters that one module keeps for all callers. */
export function borrowedReads(linted: Outline, knowledge: Knowledge, language: Language, imports: Imports | undefined): readonly BorrowedRead[] {
  const program = new Program(linted, imports);
  const resolver = new Resolver(program, knowledge, language);
  const names = imports === undefined ? undefined : new Names(program, new Set([...imports.rebinding, ...imports.reading]), language);
  const search = new Search({ program, resolver, knowledge, names });
  return linted.calls.flatMap((call) => search.at(call) ?? []);
}

class Search {
  constructor(readonly tools: Tools) {}

  at(call: CallOutline): BorrowedRead | undefined {
    const { program, resolver } = this.tools;
    const name = lastNameOf(call.callee, program);
    if (name === undefined || !this.tools.knowledge.waitingNames.has(name)) return undefined;
    for (const callee of resolver.resolve(call.callee, null)) {
      const entry = callee.kind === 'external' ? this.#limiter(callee, call) : undefined;
      if (entry === undefined) continue;
      const args = resolver.argumentsOf(call, null);
      for (const callback of callbacksOf(entry, args.length).flatMap((i) => args[i] ?? [])) if (callback.kind === 'closure') return this.#lookInto(call, callback);
    }
    return undefined;
  }

  /** The limiter of all callers of a module: one that is made for each request or job runs nothing of others. */
  #limiter({ module, path, site }: External, call: CallOutline): CrossingEntry | undefined {
    const { program, knowledge } = this.tools;
    const entry = knowledge.waiting(module, path);
    // The worker of a queue is handed over where that is made, everything else where work is added.
    const made = entry?.unfollowed === true ? call : program.calls[Number(/^call:(\d+)$/.exec(site)?.[1] ?? -1)];
    if (entry === undefined || made === undefined || !program.isModule(made.in) || (made !== call && program.isModule(call.in))) return undefined;
    const { waits = [] } = entry;
    return waits.length === 0 || made.arguments.some(({ value }) => limits(value, waits)) ? entry : undefined;
  }

  #lookInto(call: CallOutline, { fn, env }: Closure): BorrowedRead | undefined {
    const { program, resolver } = this.tools;
    const [found] = new Visit(this.tools).from(fn, resolver.enter({ kind: 'closure', fn, env }, UNTOLD));
    return found && {
      place: call.at, text: call.text,
      chain: found.chain.map(({ name, at }) => ({ name, at: program.spot(at) })),
      read: { text: found.read.text, at: program.spot(found.read.at) },
    };
  }
}

/** `{ concurrency: 2 }`. Without end there is room for all. */
function limits(value: Value, options: readonly string[]): boolean {
  return value.is === 'object' && value.properties.some(({ name, value: given }) => options.includes(name) && !(given.is === 'global' && given.name === 'Infinity') && !(given.is === 'member' && /INFINITY$/.test(given.name)));
}
