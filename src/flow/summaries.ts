/** Applies what is known of a function to the frame of somebody who runs it. */
import type { CrossingEntry, ScopeEntry } from '../catalog/entry.js';
import { Nearest } from '../outline/nearest.js';
import type { Outline, Place, Value } from '../outline/outline.js';
import type { Abstract, Closure, Coroutine, Env } from './abstract.js';
import type { Activation, Sink } from './activation.js';
import { bindsValue, isNothing, mapState, liveIn, mayHold, withGhostsOf, withShown, type Write, type ChainLink, type Slot, type State } from './frame.js';
import { neverRejects } from './promises.js';
import { Question } from './question.js';
import type { CallSite, Frame, Left, Summary } from './types.js';

type Arguments = readonly (readonly Abstract[] | null)[];

/** Links of a chain that are kept for the message. */
export const MAX_CHAIN = 8;

/** How the function that is run came to be run from here. */
export interface Run {
  readonly site: CallSite;
  /** It was handed in: what it writes is its own doing, not that of the call that happens to run it. */
  readonly handedIn: boolean;
  /** It is not handed back to the caller: it may stick to the object that ran it. */
  readonly sticks?: boolean;
}

/** What becomes of a frame. */
type Change = (frame: Frame, slot: Slot) => Frame | null;

/** A call of a function of this file: it runs in the frame at hand and hands it back. */
export function applyClosure(activation: Activation, callee: Closure, args: Arguments, site: CallSite, state: State, sink: Sink, handedIn = false): State {
  activation.analysis.notes.call(activation.fn, callee.fn, site);
  const summary = summaryOf(activation, callee, args, activation.asks(state));
  if (summary === 'later') return state;
  const out = applySummary(activation, callee, summary, site, state, sink, handedIn);
  if (!activation.isAwaitedTogether(site)) return out;
  const rejected = summary === undefined ? undefined : neverRejects(callee, args, activation.analysis) ? null : summary.rejected;
  return activation.supposeOneRejected(state, out, rejected === undefined ? undefined : (frame, slot) => compose(activation, frame, rejected, callee, { site, handedIn }, slot));
}

/** What an async function gave, where it runs when it is awaited: as if it were called here. */
export function applyCoroutine(activation: Activation, { closure, env }: Coroutine, site: CallSite, state: State, sink: Sink): State {
  activation.analysis.notes.call(activation.fn, closure.fn, site);
  return applySummary(activation, closure, activation.analysis.summaryOf(closure.fn, env, activation.asks(state)), site, state, sink, false);
}

function applySummary(activation: Activation, callee: Closure, summary: Summary | undefined, site: CallSite, state: State, sink: Sink, handedIn: boolean): State {
  if (summary === undefined) return applyUnseen(activation, site, state, sink);
  const run: Run = { site, handedIn };
  // What was written on the spot, or handed in, is no helper that somebody calls for what it binds.
  if (!handedIn && summary.gone.size > 0) activation.noteGone(site, summary.gone);
  const { fulfilled, rejected } = summary;
  const thrown = mapState(state, (frame, slot) => compose(activation, frame, summary.thrown, callee, run, slot));
  sink.thrown = activation.join(sink.thrown, thrown);
  const after = mapState(state, (frame, slot) => {
    passObservers(activation, frame, summary, site);
    const viewed = compose(activation, frame, summary.view, callee, run, slot);
    // Whoever awaits the promise goes on only when it is fulfilled.
    return viewed === null || fulfilled === undefined ? viewed : withGhostsOf(viewed, compose(activation, frame, fulfilled, callee, run, slot), activation.incoming);
  });
  const out = fulfilled === undefined ? after : activation.suppose(site, state, after, (frame, slot) => compose(activation, frame, fulfilled, callee, run, slot));
  return rejected === undefined ? out : activation.supposeRejected(site, state, out, (frame, slot) => compose(activation, frame, rejected, callee, run, slot));
}

/** What a function does to a frame that is run on the spot: if it returns, and if it throws. */
export function whenEnded(activation: Activation, callee: Closure, args: Arguments, site: CallSite, state: State): { readonly returned: Change; readonly thrown: Change } | undefined {
  const summary = summaryOf(activation, callee, args, activation.asks(state));
  if (summary === 'later' || summary === undefined) return undefined;
  const run: Run = { site, handedIn: true };
  return { returned: (frame, slot) => compose(activation, frame, summary.view, callee, run, slot), thrown: (frame, slot) => compose(activation, frame, summary.thrown, callee, run, slot) };
}

/** What a function that was handed in does to a frame if the promise that it gives is not rejected. */
export function whenFulfilled(activation: Activation, callee: Closure, args: Arguments, site: CallSite, state: State): Change | undefined {
  const summary = summaryOf(activation, callee, args, activation.asks(state));
  if (summary === 'later' || summary === undefined) return undefined;
  return (frame, slot) => compose(activation, frame, summary.fulfilled ?? summary.view, callee, { site, handedIn: true }, slot);
}

/** A call of something that cannot be seen: it may look any store up. */
export function applyUnseen(activation: Activation, site: CallSite, state: State, sink: Sink, kind: 'unseen' | 'parameter' = 'unseen'): State {
  activation.observeState(state, '*', { kind, at: site.at, text: site.text });
  sink.thrown = activation.join(sink.thrown, state);
  return state;
}

/**
 * What the function would see if it ran in a copy of this frame. What it rebinds there is nobody's concern here.
 *
 * @param isCertain false when it may run, and may not
 */
export function readsOf(activation: Activation, callee: Closure, args: Arguments, site: CallSite, state: State, isCertain = true): void {
  const asked = activation.asks(state);
  if (asked.isNothing) return;
  const summary = summaryOf(activation, callee, args, asked);
  if (summary === 'later') return;
  for (const frame of [state.sync, state.resumed, state.after]) {
    if (frame === null) continue;
    if (summary === undefined) activation.observe(frame, '*', { kind: 'unseen', at: site.at, text: site.text });
    else passObservers(activation, frame, summary, site, isCertain);
  }
}

/**
 * Runs the function across a crossing: it starts in `start` (null: with no store at all), and what it rebinds ends there.
 * Gives back what its frame has become.
 *
 * @param env its bindings, when they were fixed before
 */
export function applyAcross(activation: Activation, callee: Closure, args: Arguments, site: CallSite, entry: CrossingEntry | ScopeEntry, start: Frame | null, env?: Env): Left {
  // What changes the object in the store matters where the other side has another one.
  const asked = start !== null ? activation.asksIn(start) : isAcrossHeaps(entry) || activation.analysis.look === 'thorough' ? Question.ALL : Question.NOTHING;
  const summary = env === undefined ? summaryOf(activation, callee, args, asked) : activation.analysis.summaryOf(callee.fn, env, asked);
  const same: Left = { returned: start, thrown: null };
  if (summary === 'later') return same;
  if (summary === undefined) {
    if (start !== null) activation.observe(start, '*', { kind: 'unseen', at: site.at, text: site.text });
    return same;
  }
  if (start !== null) passObservers(activation, start, summary, site);
  else if (isAcrossHeaps(entry)) recordLostMutations(activation, summary, site, entry);
  recordCrossingDeaths(activation, callee, summary, site, entry, () => true);
  if (start === null) return same;
  const run: Run = { site, handedIn: true, sticks: true };
  return { returned: compose(activation, start, summary.view, callee, run, 'after'), thrown: compose(activation, start, summary.thrown, callee, run, 'after') };
}

function isAcrossHeaps(entry: CrossingEntry | ScopeEntry): entry is CrossingEntry {
  return entry.role === 'crossing' && entry.kind === 'isolate';
}

/** Rebinds that were made in a function which a crossing ran, and that end with it. */
export function recordCrossingDeaths(activation: Activation, callee: Closure, summary: Summary, site: CallSite, entry: CrossingEntry | ScopeEntry, ends: (write: Write) => boolean): void {
  const call: CallSite = { ...site, ...(callee.handedAt === undefined ? {} : { handedAt: callee.handedAt }) };
  const end = { how: 'crossing', fn: callee.fn, entry, call } as const;
  for (const frame of [summary.view, summary.thrown]) {
    for (const write of frame === null ? [] : [...frame.values()].flatMap((live) => [...live])) {
      if (write.kind === 'rebind' && ends(write)) activation.recordDeath(write, end);
    }
  }
  if (entry.role !== 'crossing' || entry.boundary === 'later') return;
  // In an explicit boundary the function's own later rebinds are confined to it just the same.
  for (const death of summary.deaths) if (death.end.how === 'await' && death.end.fn === callee.fn && ends(death.write)) activation.recordDeath(death.write, end);
}

/** In another heap the object that the store holds is a copy, or is not there at all. */
function recordLostMutations(activation: Activation, summary: Summary, site: CallSite, entry: CrossingEntry): void {
  for (const incoming of summary.incoming.values()) for (const mutation of incoming.mutations.values()) activation.analysis.notes.lostMutation({ mutation, entry, call: site });
}

function summaryOf(activation: Activation, callee: Closure, args: Arguments, asked: Question): Summary | undefined | 'later' {
  if (activation.resolver.runsLater(callee.fn)) return 'later';
  return activation.analysis.summaryOf(callee.fn, activation.resolver.enter(callee, args), asked);
}

/** Who looks up or changes, inside, what the caller had bound. */
function passObservers(activation: Activation, frame: Frame, summary: Summary, site: CallSite, isCertain = true): void {
  for (const write of summary.conditional) {
    const had = liveIn(frame, write.store, activation.incoming);
    const bound = isNothing(had);
    if (bound !== 'no') write.isScopedToo ||= mayHold(had);
    if (bound === 'yes') write.condition = 'met';
    else if (bound === 'as for the caller') activation.dependsOnCaller(write);
  }
  for (const [store, incoming] of summary.incoming) {
    if (incoming.mirror !== undefined) for (const had of hadIn(activation, frame, store)) incoming.standsFor.add(had);
    for (const observer of incoming.observers.values()) activation.observe(frame, store, observer);
    if (isCertain && incoming.mirror !== undefined && incoming.mirror.missedBy.size > 0) activation.miss(frame, store, { at: site.at, text: site.text, direct: false });
    if (incoming.shown !== undefined && incoming.shown.observers.size > 0) {
      const back = liveIn(withShown(frame, store, activation.incoming), store, activation.incoming);
      for (const write of back) if (write.kind === 'shown') for (const observer of incoming.shown.observers.values()) write.observe(observer);
    }
    if (incoming.mutations.size === 0) continue;
    for (const write of liveIn(frame, store, activation.incoming)) if (write.kind === 'incoming') for (const [key, mutation] of incoming.mutations) write.mutations.set(key, mutation);
  }
}

/**
 * What stands in the frame for what a function that is called there has from its caller. Of classes that stand in for each other
 * one is used at a time: what is bound in a field of the one goes for the field of the same name of the other.
 */
function hadIn({ analysis, incoming }: Activation, frame: Frame, store: string): Iterable<Write> {
  const live = liveIn(frame, store, incoming);
  if (![...live].some(({ kind }) => kind === 'incoming') || !analysis.isField(store)) return live;
  for (const [other, writes] of frame) if (analysis.stores.get(other)?.name === analysis.stores.get(store)?.name && analysis.isField(other)) for (const write of writes) if (bindsValue(write)) return [write];
  return live;
}

/** The caller's frame after a call that leaves `view` behind. */
export function compose(activation: Activation, frame: Frame, view: Frame | null, callee: Closure, run: Run, slot: Slot): Frame | null {
  if (view === null) return null;
  let out = frame;
  for (const [store, writes] of view) {
    const live = new Set<Write>();
    for (const write of writes) {
      if (write.kind === 'incoming' || write.kind === 'ghost') {
        for (const had of liveIn(frame, store, activation.incoming)) if ((had.kind === 'ghost') === (write.kind === 'ghost')) live.add(had);
      } else if (write.kind === 'shown') {
        for (const back of liveIn(withShown(frame, store, activation.incoming), store, activation.incoming)) if (back.kind === 'shown') live.add(back);
      } else {
        const had = liveIn(frame, store, activation.incoming);
        const bound = write.condition === 'none' ? 'yes' : isNothing(had);
        if (bound === 'no') continue;
        const found = handOn(activation, write, callee, run, slot, bound === 'as for the caller');
        if (write.restores.size > 0) found.restores = new Set([...found.restores, ...[...write.restores].flatMap((one) => (one.kind === 'incoming' ? [...had] : [one]))]);
        live.add(found);
      }
    }
    out = new Map(out).set(store, live);
  }
  return out;
}

/**
 * The same write as the caller sees it. It stands at the call, which is what the caller's author can change; but a function
 * that was handed in stays the author of what it writes.
 */
function handOn(activation: Activation, write: Write, callee: Closure, run: Run, slot: Slot, isConditional = false): Write {
  const { handedAt } = callee;
  const stays = run.handedIn && handedAt === undefined;
  const place = stays ? write.place : run.handedIn && handedAt !== undefined ? handedAt : run.site.at;
  const link: ChainLink = { name: write.text, at: write.place };
  const text = stays ? write.text : run.handedIn ? nameOf(activation, callee, run.site.text) : run.site.text;
  const found = activation.write(write.kind === 'scoped' ? 'scoped' : 'rebind', place, text, write.origin, stays ? write.chain : straight(place, [link, ...write.chain]).slice(0, MAX_CHAIN), slot, isConditional);
  if (run.sticks === true) {
    if (found !== write) write.stuckAs.add(found);
    return found;
  }
  write.handedOn.add(found);
  for (const observer of write.observers.values()) found.observe(observer);
  return found;
}

/** The way on from `place`. Functions that call each other lead there by any number of rounds: it is one way, without them. */
function straight(place: Place, chain: readonly ChainLink[]): readonly ChainLink[] {
  const rounds = (from: Place): number => chain.findLastIndex(({ at }) => at.start === from.start) + 1;
  return chain.slice(Math.min(Math.max(rounds(place), rounds(chain[0]!.at) - 1), chain.length - 1));
}

function nameOf(activation: Activation, callee: Closure, text: string): string {
  return activation.analysis.program.functions[callee.fn]!.name || text;
}

/** True when a value reaches this place as an argument of the function it stands in. */
export function comesFromParameter(outline: Pick<Outline, 'variables'>, value: Value, depth = 0, seen = new Nearest<number>()): boolean {
  if (depth > 8) return false;
  const inner = (one: Value): boolean => comesFromParameter(outline, one, depth + 1, seen);
  switch (value.is) {
    case 'parameter': return true;
    case 'variable': return seen.isNew(value.variable, depth) && outline.variables[value.variable]!.values.some(inner);
    case 'member': case 'element': case 'awaited': case 'typed': return inner(value.of);
    case 'choice': return value.of.some(inner);
    default: return false;
  }
}
