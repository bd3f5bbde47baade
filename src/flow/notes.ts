/** Facts collected on the way, for the messages: who calls whom, and who reads what. */
import type { CrossingEntry } from '../catalog/entry.js';
import type { Place } from '../outline/outline.js';
import type { Mutation } from './frame.js';
import type { CallSite } from './types.js';

export interface ReadNote {
  readonly fn: number;
  readonly at: Place;
  readonly text: string;
}

export interface CallNote {
  readonly caller: number;
  readonly callee: number;
  readonly at: Place;
  readonly text: string;
}

export interface LostMutation {
  readonly mutation: Mutation;
  readonly entry: CrossingEntry;
  readonly call: CallSite;
}

export class Notes {
  readonly #reads = new Map<string, Map<number, ReadNote>>();
  readonly #calls = new Map<string, CallNote>();
  /** In the order of the text; until another one is noted. */
  #sorted: readonly CallNote[] | undefined;
  readonly #lostMutations = new Map<string, LostMutation>();

  /** @param compare in the order of the text, file by file */
  constructor(readonly compare: (a: Place, b: Place) => number) {}

  read(store: string, fn: number, site: CallSite): void {
    let known = this.#reads.get(store);
    if (known === undefined) this.#reads.set(store, known = new Map());
    known.set(site.at.start, { fn, at: site.at, text: site.text });
  }

  call(caller: number, callee: number, site: CallSite): void {
    this.#calls.set(`${caller}:${callee}:${site.at.start}`, { caller, callee, at: site.at, text: site.text });
    this.#sorted = undefined;
  }

  lostMutation(lost: LostMutation): void {
    this.#lostMutations.set(`${lost.mutation.at.start}:${lost.call.at.start}`, lost);
  }

  /** Where `store` is looked up, in the order of the text. */
  readsOf(store: string): readonly ReadNote[] {
    return [...(this.#reads.get(store)?.values() ?? [])].sort((a, b) => this.compare(a.at, b.at));
  }

  /** Calls between functions of the file, in the order of the text. */
  get calls(): readonly CallNote[] {
    return this.#sorted ??= [...this.#calls.values()].sort((a, b) => this.compare(a.at, b.at) || a.callee - b.callee);
  }

  get lostMutations(): readonly LostMutation[] {
    return [...this.#lostMutations.values()];
  }
}
