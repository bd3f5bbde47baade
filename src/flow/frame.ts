/** What is live where: the writes that a read in a given context could see at one point of a function. */
import type { Place, Value } from '../outline/outline.js';
import { Question } from './question.js';
import type { Frame, Observer, StoreName } from './types.js';

/**
 * One rebind as seen from one function: the rebind itself, or a call in this function that leaves one behind. `incoming`
 * stands for whatever the caller had bound, so that a function can be described once for all of its callers; `scoped` for a
 * value that a scope binds and takes back. A `ghost` is what a function that was awaited had bound when its own frame ended:
 * nobody sees it any more, but this is where one would look for it. `shown` is what an `exit` has hidden and something inside
 * brought back.
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
  /**
   * It is there only where the caller had bound nothing: a scope that binds nothing is none then. `unmet` until such a caller
   * is found.
   */
  condition: 'none' | 'unmet' | 'met' = 'none';
  /** A scope around it is none in some way of coming to it, as what it binds is there already. */
  getsThrough = false;
  /** The same scope is one in another way of coming to it, where something is bound. */
  isScopedToo = false;
  /** Of a `scoped` or `incoming` one: what an `exit` that it may stand for has hidden, where that is back. Who sees it is known here. */
  shown: Write | undefined;
  /** Of the `scoped` one of an `exit`: what is to be known of those who might see what it has hidden. */
  hides = Question.NOTHING;
  /** Of one that binds what was looked up before: what that was. */
  restores: ReadonlySet<Write> = new Set();
  /** Somebody who cannot be seen from here may get it back. */
  reachesUnknownCaller = false;
  /** Of a ghost that was met in this function: what it was. */
  ghost: Ghost | undefined;
  /**
   * Of a ghost: who is certain to look the store up and does not find it: the look-up, or the call that leads to it, by where
   * it stands.
   */
  readonly missedBy = new Map<number, Missing>();
  /** Of an `incoming` one: the ghosts that the caller may have met in that store. */
  mirror: Write | undefined;
  /** Of an `incoming` one: what those had there who are seen to call the function. */
  readonly standsFor = new Set<Write>();

  constructor(
    readonly kind: 'rebind' | 'incoming' | 'scoped' | 'shown' | 'ghost',
    readonly store: string,
    /** In the function at hand: the rebind, or the call that leads to it. */
    readonly place: Place,
    readonly text: string,
    readonly fn: number,
    /** The rebind itself. */
    readonly origin: WriteOrigin,
    /** From `place` to the rebind: what is called, outermost first. Empty for the rebind itself. */
    readonly chain: readonly ChainLink[],
    /** The function had awaited by then: the frame ends with it. */
    readonly isBehindAwait = false,
  ) {}

  /** Of what cannot be seen one is as good as many. */
  observe(observer: Observer): void {
    const key = observer.kind === 'read' ? `read:${observer.at.start}` : observer.kind;
    if (!this.observers.has(key)) this.observers.set(key, observer);
  }
}

export interface Ghost {
  /** The rebind as the function that lost it sees it. */
  readonly of: Write;
  /** The call whose result was awaited. */
  readonly call: number;
  /** That is done once in each round of a loop. */
  readonly inLoop: boolean;
  /** Something would be said of it, if somebody missed it. */
  readonly counts: boolean;
}

export interface Missing {
  readonly at: Place;
  readonly text: string;
  /** It is the look-up itself. */
  readonly direct: boolean;
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
  /** What it gives puts back what was there before. */
  readonly givesToken?: true;
  /** A restore, a reset, or clean-up: not meant for anybody. */
  readonly exempt: boolean;
  /** It is made only where the store is found empty; where it is not, the object in it is changed instead. */
  readonly onlyIfEmpty?: true;
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
export interface Frames {
  readonly sync: Frame | null;
  readonly resumed: Frame | null;
  readonly after: Frame | null;
  /** In an async generator that has awaited since it was last asked for a value: what whoever asked was left with. */
  readonly asker?: Asker;
  /** In an async function that has awaited: what its caller was left with. */
  readonly viewed?: Frame | null;
  /** In an async generator: how its consumer stood when it asked for the next value. Frames in it are empty. */
  readonly consumer?: Frames;
}

export interface State extends Frames {
  /**
   * The same on the supposition that no promise which some place waits for is rejected (see `promised.ts`): some of them
   * may have been when they were made. What is not in it is no different.
   */
  readonly given?: ReadonlyMap<string, Given>;
}

interface Given {
  readonly frames: Frames;
  /** The calls that gave those promises. */
  readonly made: ReadonlySet<number>;
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
    ...(state.given === undefined ? {} : { given: mapGiven(state.given, (frames) => mapState(frames, change)) }),
  };
}

export function mapGiven(given: NonNullable<State['given']>, change: (frames: Frames) => Frames): NonNullable<State['given']> {
  return new Map([...given].map(([place, { frames, made }]) => [place, { frames: change(frames), made }]));
}

/** The state at `place`, where no promise that it waits for was rejected. */
export function supposed(state: State, place: string): State {
  const given = state.given?.get(place);
  return given === undefined ? state : { ...given.frames, given: without(state, place) };
}

/** The state without what is supposed for `place`. */
export function forget(state: State, place: string): State {
  return state.given?.has(place) === true ? { ...state, given: without(state, place) } : state;
}

function without({ given }: State, place: string): NonNullable<State['given']> {
  return new Map([...given!].filter(([other]) => other !== place));
}

/**
 * A call has given the promise that `place` waits for.
 *
 * @param change what the call does to a frame if the promise is not rejected
 */
export function suppose(before: State, after: State, place: string, call: number, change: (frame: Frame, slot: Slot) => Frame | null): State {
  const had = before.given?.get(place);
  // In the next round of a loop it is another promise.
  const again = had === undefined || had.made.has(call);
  const frames = mapState(again ? plain(before) : had.frames, change);
  return { ...after, given: new Map(after.given).set(place, { frames, made: new Set(again ? [call] : [...had.made, call]) }) };
}

/** Where the promise of a call is awaited together with those of other calls. */
export interface Together {
  readonly place: string;
  /** The calls of the list that are made before. */
  readonly before: readonly number[];
}

/**
 * The same where one of the promises that `place` waits for is rejected: that of this call, or of one of those before.
 *
 * @param change what the call does if it is its own; undefined for the same as otherwise
 */
export function supposeOneRejected(before: State, after: State, { place, before: others }: Together, call: number, change: ((frame: Frame, slot: Slot) => Frame | null) | undefined, incoming: Incoming): State {
  const own = change === undefined ? plain(after) : mapState(plain(before), change);
  const had = after.given?.get(place);
  const areKnown = others.every((other) => had?.made.has(other));
  const frames = others.length === 0 ? own : areKnown ? joinPlain(had!.frames, own, incoming) : plain(after);
  return { ...after, given: new Map(after.given).set(place, { frames, made: new Set([...others, call]) }) };
}

function plain({ sync, resumed, after, asker, viewed, consumer }: State): Frames {
  return { sync, resumed, after, ...(asker === undefined ? {} : { asker }), ...(viewed === undefined ? {} : { viewed }), ...(consumer === undefined ? {} : { consumer }) };
}

/** The state without its frames: which of them there are, and what is known besides. */
export function standing(state: State): Frames {
  return mapState(plain(state), () => EMPTY);
}

const EMPTY: Frame = new Map();

/** Whether nothing is bound for those writes: for certain, as far as this function goes (its caller may have bound something), or not. */
export function isNothing(live: ReadonlySet<Write>): 'yes' | 'as for the caller' | 'no' {
  const all = [...withRestored(live)].filter(({ kind }) => kind !== 'ghost' && kind !== 'shown');
  if (all.some(takesAway)) return 'yes';
  return all.some(({ kind }) => kind === 'incoming') ? 'as for the caller' : 'no';
}

/** A rebind or a scope that brings a value. */
export function bindsValue(write: Write): boolean {
  return (write.kind === 'scoped' || write.kind === 'rebind') && !takesAway(write);
}

function takesAway({ origin: { value } }: Write): boolean {
  return value.is === 'constant' && value.text === 'undefined';
}

/** Something is bound for certain, for one of the ways of coming here. */
export function mayHold(live: ReadonlySet<Write>): boolean {
  return [...withRestored(live)].some((write) => write.kind === 'rebind' && !takesAway(write));
}

/** What was put back is what had been there before. */
function withRestored(live: ReadonlySet<Write>): ReadonlySet<Write> {
  const all = new Set(live);
  // The set grows while it is gone through.
  for (const one of all) for (const other of one.restores) all.add(other);
  return all;
}

/** Gives the write that stands for what the caller had in `store`. */
export type Incoming = (store: string) => Write;

export function liveIn(frame: Frame, store: string, incoming: Incoming): ReadonlySet<Write> {
  const live = frame.get(store);
  if (live !== undefined) return live;
  const had = incoming(store);
  return new Set(had.mirror === undefined ? [had] : [had, had.mirror]);
}

export function withLive(frame: Frame, store: string, writes: ReadonlySet<Write>): Frame {
  return new Map(frame).set(store, writes);
}

/** The store is switched on again: what an `exit` around has hidden there may be back. */
export function withShown(frame: Frame, store: string, incoming: Incoming): Frame {
  const live = liveIn(frame, store, incoming);
  const back = [...live].filter(({ kind }) => kind === 'scoped' || kind === 'incoming').map((write) => write.shown ??= new Write('shown', store, write.place, write.text, write.fn, write.origin, []));
  return back.every((write) => live.has(write)) ? frame : withLive(frame, store, new Set([...live, ...back]));
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
  // What is known besides of a way that does not lead here says nothing.
  if (a === b || !isReachable(b)) return a;
  if (!isReachable(a)) return b;
  const given = joinGiven(a, b, incoming);
  return given === undefined ? joinPlain(a, b, incoming) : { ...joinPlain(a, b, incoming), given };
}

function joinPlain(a: Frames, b: Frames, incoming: Incoming): Frames {
  if (!isReachable(b)) return a;
  if (!isReachable(a)) return b;
  const asker = a.asker === undefined || b.asker === undefined ? a.asker ?? b.asker : { sync: joinFrames(a.asker.sync, b.asker.sync, incoming), resumed: joinFrames(a.asker.resumed, b.asker.resumed, incoming) };
  const viewed = joinFrames(a.viewed ?? null, b.viewed ?? null, incoming);
  const consumer = a.consumer === undefined || b.consumer === undefined ? a.consumer ?? b.consumer : joinPlain(a.consumer, b.consumer, incoming);
  return {
    ...(asker === undefined ? {} : { asker }), ...(viewed === null ? {} : { viewed }), ...(consumer === undefined ? {} : { consumer }),
    sync: joinFrames(a.sync, b.sync, incoming), resumed: joinFrames(a.resumed, b.resumed, incoming), after: joinFrames(a.after, b.after, incoming),
  };
}

function joinGiven(a: State, b: State, incoming: Incoming): State['given'] {
  if (a.given === undefined && b.given === undefined) return undefined;
  const joined = new Map<string, Given>();
  for (const place of new Set([...a.given?.keys() ?? [], ...b.given?.keys() ?? []])) {
    const [left, right] = [a.given?.get(place), b.given?.get(place)];
    joined.set(place, { frames: joinPlain(left?.frames ?? a, right?.frames ?? b, incoming), made: new Set([...left?.made ?? [], ...right?.made ?? []]) });
  }
  return joined;
}

/** The frame with no other ghosts than those of `other`. */
export function withGhostsOf(frame: Frame, other: Frame | null, incoming: Incoming): Frame {
  let out = frame;
  if (other === null) return out;
  for (const [store, live] of frame) {
    const there = liveIn(other, store, incoming);
    const kept = [...live].filter((write) => write.kind !== 'ghost' || there.has(write));
    if (kept.length < live.size) out = withLive(out, store, new Set(kept));
  }
  return out;
}

/** A number that grows with every write added: equal numbers mean that joining changed nothing. */
export function sizeOf(frame: Frame | null): number {
  if (frame === null) return 0;
  let size = 1;
  for (const writes of frame.values()) size += 1 + writes.size;
  return size;
}

export function sizeOfState(state: State): number {
  let size = sizeOf(state.sync) + sizeOf(state.resumed) + sizeOf(state.after) + sizeOf(state.asker?.sync ?? null) + sizeOf(state.asker?.resumed ?? null) + sizeOf(state.viewed ?? null);
  if (state.consumer !== undefined) size += sizeOfState(state.consumer);
  for (const { frames, made } of state.given?.values() ?? []) size += 1 + made.size + sizeOfState(frames);
  return size;
}
