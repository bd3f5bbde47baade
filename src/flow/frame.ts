/** What is live where: the writes that a read in a given context could see at one point of a function. */
import type { Place, Value } from '../outline/outline.js';
import type { Frame, Observer, StoreName } from './types.js';

/**
 * One rebind as seen from one function: the rebind itself, or a call in this function that leaves one behind. `incoming`
 * stands for whatever the caller had bound, so that a function can be described once for all of its callers; `scoped` for a
 * value that a scope binds and takes back.
 */
export class Write {
  /** Who might see it. Grows while the analysis runs. */
  readonly observers = new Map<string, Observer>();
  /** On an `incoming` one: changes made here to the object that the caller had bound. */
  readonly mutations = new Map<number, Mutation>();
  /** The same rebind as seen from functions that got it back from this one. */
  readonly handedOn = new Set<Write>();
  /** The same rebind as it sticks to the object that ran this function: who sees it there is one of its observers. */
  readonly stuckAs = new Set<Write>();
  /** A scope is opened on top of it somewhere: at its end, what an `exit` around has hidden may be back. */
  isCovered = false;
  /** Somebody who cannot be seen from here may get it back. */
  reachesUnknownCaller = false;

  constructor(
    readonly kind: 'rebind' | 'incoming' | 'scoped',
    readonly store: string,
    /** In the function at hand: the rebind, or the call that leads to it. */
    readonly place: Place,
    readonly text: string,
    readonly fn: number,
    /** The rebind itself. */
    readonly origin: WriteOrigin,
    /** From `place` to the rebind: what is called, outermost first. Empty for the rebind itself. */
    readonly chain: readonly ChainLink[],
  ) {}

  /** Of what cannot be seen one is as good as many. */
  observe(observer: Observer): void {
    const key = observer.kind === 'read' ? `read:${observer.at.start}` : observer.kind;
    if (!this.observers.has(key)) this.observers.set(key, observer);
  }
}

export interface Mutation {
  readonly at: Place;
  readonly text: string;
  readonly store: StoreName;
}

export interface WriteOrigin {
  readonly place: Place;
  readonly text: string;
  readonly store: StoreName;
  /** What it binds, in symbols. */
  readonly value: Value;
  /** The call that binds for the duration of a function instead: `currentUser.run`. */
  readonly scope?: string;
  /** A restore, a reset, or clean-up: not meant for anybody. */
  readonly exempt: boolean;
}

export interface ChainLink {
  readonly name: string;
  readonly at: Place;
}

/**
 * The ways in which one point of a function can be reached. Null: it cannot, that way.
 * `sync`: before its first `await`, in its caller's frame. `after`: after an `await`, in a frame of its own. `resumed`: in an
 * async generator, before the first `await` since it was last asked for a value: in the frame of whoever asked, who has
 * awaited before.
 */
export interface State {
  readonly sync: Frame | null;
  readonly resumed: Frame | null;
  readonly after: Frame | null;
  /** In an async generator that has awaited since it was last asked for a value: what whoever asked was left with. */
  readonly asker?: Asker;
}

export interface Asker {
  readonly sync: Frame | null;
  readonly resumed: Frame | null;
}

export type Slot = 'sync' | 'resumed' | 'after';

export const NEVER: State = { sync: null, resumed: null, after: null };

export function isReachable(state: State): boolean {
  return state.sync !== null || state.resumed !== null || state.after !== null;
}

/** Applies `change` to each way in which the point can be reached. */
export function mapState(state: State, change: (frame: Frame, slot: Slot) => Frame | null): State {
  return {
    ...state,
    sync: state.sync === null ? null : change(state.sync, 'sync'),
    resumed: state.resumed === null ? null : change(state.resumed, 'resumed'),
    after: state.after === null ? null : change(state.after, 'after'),
  };
}

/** Gives the write that stands for what the caller had in `store`. */
export type Incoming = (store: string) => Write;

export function liveIn(frame: Frame, store: string, incoming: Incoming): ReadonlySet<Write> {
  return frame.get(store) ?? new Set([incoming(store)]);
}

export function withLive(frame: Frame, store: string, writes: ReadonlySet<Write>): Frame {
  return new Map(frame).set(store, writes);
}

export function joinFrames(a: Frame | null, b: Frame | null, incoming: Incoming): Frame | null {
  if (a === null || a === b) return b;
  if (b === null) return a;
  const joined = new Map<string, ReadonlySet<Write>>();
  for (const store of new Set([...a.keys(), ...b.keys()])) {
    const [left, right] = [liveIn(a, store, incoming), liveIn(b, store, incoming)];
    joined.set(store, left === right ? left : new Set([...left, ...right]));
  }
  return joined;
}

export function joinStates(a: State, b: State, incoming: Incoming): State {
  if (a === b) return a;
  const asker = a.asker === undefined || b.asker === undefined ? a.asker ?? b.asker : { sync: joinFrames(a.asker.sync, b.asker.sync, incoming), resumed: joinFrames(a.asker.resumed, b.asker.resumed, incoming) };
  return { ...(asker === undefined ? {} : { asker }), sync: joinFrames(a.sync, b.sync, incoming), resumed: joinFrames(a.resumed, b.resumed, incoming), after: joinFrames(a.after, b.after, incoming) };
}

/** A number that grows with every write added: equal numbers mean that joining changed nothing. */
export function sizeOf(frame: Frame | null): number {
  if (frame === null) return 0;
  let size = 1;
  for (const writes of frame.values()) size += 1 + writes.size;
  return size;
}

export function sizeOfState(state: State): number {
  return sizeOf(state.sync) + sizeOf(state.resumed) + sizeOf(state.after) + sizeOf(state.asker?.sync ?? null) + sizeOf(state.asker?.resumed ?? null);
}
