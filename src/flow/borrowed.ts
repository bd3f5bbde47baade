/**
 * Look-ups that find what another caller has bound: a limiter (a queue with so many places) runs a function that had to wait
 * in the context of the call that has freed its place.
 */
import { callbacksOf, type CrossingEntry } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Value } from '../outline/outline.js';
import type { Closure, External } from './abstract.js';
import { calledName } from './called-name.js';
import type { ChainLink } from './frame.js';
import type { Knowledge } from './knowledge.js';
import type { Language } from './language.js';
import { Visit, type Tools } from './lookups.js';
import { either, Names } from './names.js';
import { Program, type Imports, type Spot } from './program.js';
import { Resolver, UNTOLD } from './resolve.js';

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
  const names = imports === undefined ? undefined : new Names(program, either(imports.rebinding, imports.reading), language);
  const search = new Search({ program, resolver, knowledge, names });
  return linted.calls.flatMap((call) => search.at(call) ?? []);
}

class Search {
  constructor(readonly tools: Tools) {}

  at(call: CallOutline): BorrowedRead | undefined {
    const { program, resolver, knowledge } = this.tools;
    const name = calledName(call.callee, program);
    if (name === undefined || !knowledge.waitingNames.has(name)) return undefined;
    const args = resolver.argumentsOf(call, null);
    const handed = resolver.resolve(call.callee, null).flatMap((callee) => {
      const entry = callee.kind === 'external' ? this.#limiter(callee, call) : undefined;
      return entry === undefined ? [] : callbacksOf(entry, args.length).flatMap((i) => args[i] ?? []);
    });
    return handed.flatMap((callback) => (callback.kind === 'closure' ? this.#lookInto(call, callback) ?? [] : []))[0];
  }

  /** The limiter of all callers of a module: one that is made for each request or job runs nothing of others. */
  #limiter({ module, path, site }: External, call: CallOutline): CrossingEntry | undefined {
    const { program, knowledge } = this.tools;
    const entry = knowledge.waiting(module, path);
    if (entry?.waits === undefined) return undefined;
    // The worker of a queue is handed over where that is made. Work is added where somebody is served, and not while the module is loaded.
    const made = entry.unfollowed === true ? call : program.isModule(call.in) ? undefined : program.callOf(site);
    if (made === undefined || !program.isModule(made.in)) return undefined;
    const { waits } = entry;
    return waits.length === 0 || made.arguments.some(({ value }) => limits(value, waits)) ? entry : undefined;
  }

  #lookInto(call: CallOutline, callback: Closure): BorrowedRead | undefined {
    const { program, resolver } = this.tools;
    const [found] = new Visit(this.tools).from(callback.fn, resolver.enter(callback, UNTOLD));
    return found && {
      place: call.at, text: call.text,
      chain: program.spotsOn(found.chain),
      read: { text: found.read.text, at: program.spot(found.read.at) },
    };
  }
}

/** `{ concurrency: 2 }`. Without end there is room for all. */
function limits(value: Value, options: readonly string[]): boolean {
  return value.is === 'object' && value.properties.some(({ name, value: given }) => options.includes(name) && !(given.is === 'global' && given.name === 'Infinity') && !(given.is === 'member' && /INFINITY$/.test(given.name)));
}
