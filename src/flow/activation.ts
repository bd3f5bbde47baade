/** Goes through one function's steps in order, for one way of calling it, and keeps what is live at each point. */
import type { LoopStep, Place, Step, Value } from '../outline/outline.js';
import { SETTLE, type Abstract, type Env } from './abstract.js';
import type { Analysis } from './analysis.js';
import { applyCall, mayLeadFrom } from './calls.js';
import { askedForEmptiness } from './emptiness.js';
import { labelOf } from './labels.js';
import { type Asker, forget, type Frames, isReachable, joinFrames, joinStates, liveIn, mapGiven, mapState, NEVER, sizeOf, sizeOfState, standing, suppose, supposed, supposeOneRejected, withLive, Write, type ChainLink, type Missing, type Slot, type State, type Together, type WriteOrigin } from './frame.js';
import { callsSettledBy, certainlyFulfils, isSettled, mayBePromise } from './promises.js';
import { awaitedAlone, awaitedAt, awaitedTogether, promisesOf, rejectedAt, returnedAt } from './promised.js';
import { applyAcross, applyClosure, applyCoroutine, MAX_CHAIN } from './summaries.js';
import { Question } from './question.js';
import type { CallSite, Death, End, Frame, Left, Observer, StoreName, Summary } from './types.js';

/** Where control goes when it does not go on to the next step. */
export interface Sink {
  returned: State;
  thrown: State;
  readonly jumps: Map<string, State>;
}

/**
 * What the consumer of a generator does with one value, up to where it asks for the next. Where it leaves the loop instead
 * goes to the sink: the generator is closed then, and runs its \`finally\` blocks.
 */
export type Round = (state: State, leaving: Sink) => State;

/** Generators within generators that are followed in place. */
const MAX_GENERATORS = 8;

/** Ways from one place to one rebind that are told apart. */
const MAX_WAYS = 12;
/** Stands for any store; those that it does not stand for follow. */
const ANY_STORE = '*';

function anyStoreBut(hidden: ReadonlySet<string>): string {
  return [ANY_STORE, ...[...hidden].sort()].join('\n');
}

function storesHidden(any: string): ReadonlySet<string> {
  return new Set(any.split('\n').slice(1));
}

const NO_PLACE: Place = { start: 0, end: 0, line: 1 };

export class Activation {
  /** Set when the function is found to call itself, directly or through others. */
  isRecursive = false;
  readonly #writes: Write[] = [];
  /** The writes by place and rebind, then by the way from one to the other. */
  readonly #ways = new Map<string, Map<string, Write>>();
  readonly #incoming = new Map<string, Write>();
  readonly #deaths = new Map<string, Death>();
  readonly #awaits = new Map<number, Place>();
  /** What the caller's frame has become by the first `await`. */
  #view: Frame | null = null;
  /** How much there is in what the last round handed to the caller. */
  #shape = 0;
  readonly #captured = new Map<string, Frame | null>();
  /** What was there where a manager was entered, and when that had been done, by the start of that call. */
  readonly entered = new Map<number, { readonly from: State; readonly to: State }>();
  /** What callbacks that were run by an object have left behind in it. */
  readonly #stuck = new Map<string, Left>();
  /** From where a wrapped function has been called so far. */
  readonly #wrappedCalls = new Map<string, Set<number>>();
  /** In how many loops each wrapped function was made: one that is made in every round is called once in it. */
  readonly #wrappedIn = new Map<string, number>();
  #loopDepth = 0;
  #tryDepth = 0;
  /** What catches here, or follows in a `finally`, may lead to a rebind: then it is asked whether it is come to at all. */
  #countsWhatIsThrown = false;
  /** The call that is being made. */
  #calling: { readonly call: number; readonly at: number } | null = null;
  /** Of an async generator: in which of its consumer's frames it was first asked for a value. */
  #startsIn: Slot | null = null;
  /** Of a generator that is followed in place: the call in its consumer that makes it, or goes through it. */
  #asking: { readonly place: Place; readonly text: string } | null = null;
  /** Found when it is asked for first. */
  #promises: ReadonlyMap<number, readonly string[]> | null = null;
  #awaitedAlone: ReadonlyMap<number, readonly string[]> | null = null;
  #awaitedTogether: ReadonlyMap<number, Together> | null = null;
  /** A promise that it returns may reject. */
  #rejects = false;
  /** It returns what may be one, and may reject. */
  #handsBack = false;
  /** What functions that were called here had bound when their frames ended, by the place of the call. */
  readonly #goneBy = new Map<string, Set<Write>>();
  /** The same of promises that this function hands back to its caller. */
  readonly #goneWith = new Set<Write>();
  readonly #ghosts = new Map<string, Write>();
  readonly #conditional = new Set<Write>();
  /** Calls that left one behind which is missed. */
  readonly #missed = new Set<number>();
  /** Stores that are known to be empty at this point, and whose object is changed instead where they are not. */
  empty: ReadonlySet<string> = new Set();
  readonly #thrownCalls = new Set<number>();

  constructor(
    readonly analysis: Analysis,
    readonly fn: number,
    readonly env: Env | null,
    /** What the caller wants to know of those who look up in here what it had bound. */
    readonly asked: Question,
    /** For a generator that is followed in place: the function that goes through its items, and what it does at each. */
    readonly consumer: Activation | null = null,
    readonly onYield: Round | null = null,
  ) {}

  get outline() {
    return this.analysis.program.functions[this.fn]!;
  }

  /** From its first `await` on it runs in a frame of its own. */
  get #leavesFrame(): boolean {
    return this.outline.async && !this.analysis.language.awaitKeepsContext;
  }

  get resolver() {
    return this.analysis.resolver;
  }

  /** Describes the function. Running it again adds what has become known in between; nothing is ever taken back. */
  run(): Summary {
    const summary = this.#describe();
    // What is as much as the view is left out of the summary: counted as nothing, it would make up for what else has become known.
    this.#shape = sizeOf(summary.view) + sizeOf(summary.fulfilled === undefined ? summary.view : summary.fulfilled) + sizeOf(summary.rejected === undefined ? summary.view : summary.rejected) + sizeOf(summary.thrown) + Number(summary.rejects) + summary.gone.size;
    return summary;
  }

  #describe(): Summary {
    const sink = newSink();
    const end = this.exec(this.outline.body, { sync: new Map(), resumed: null, after: null }, sink);
    const returned = this.join(end, sink.returned);
    const { generator, kind } = this.outline;
    if (kind === 'module') {
      for (const write of [...liveWrites(returned.sync), ...liveWrites(returned.after)]) write.reachesUnknownCaller = true;
      return { view: returned.sync, thrown: null, rejects: false, incoming: this.#incoming, deaths: this.deaths(), conditional: this.#conditional, gone: new Set() };
    }
    const fulfilling = returned.given?.get(RETURNED)?.frames ?? returned;
    if (!this.#leavesFrame) return { view: generator ? this.joinFrames(this.#view, returned.sync) : returned.sync, ...whereSmaller(fulfilling.sync, returned.sync), thrown: sink.thrown.sync, rejects: isReachable(sink.thrown), incoming: this.#incoming, deaths: this.deaths(), conditional: this.#conditional, gone: this.#goneWith };
    if (generator) for (const end of [returned, sink.thrown]) this.#reachAskers(end);
    this.#view = this.joinFrames(this.#view, this.joinFrames(returned.sync, sink.thrown.sync));
    const fulfilled = this.joinFrames(fulfilling.sync, fulfilling.after === null ? null : fulfilling.viewed ?? this.#view);
    this.#endFrame(this.joinFrames(returned.after, sink.thrown.after), { how: 'await', fn: this.fn });
    const rejecting = this.#handsBack ? this.join(sink.thrown, returned) : sink.thrown;
    const rejected = generator ? this.#view : this.joinFrames(rejecting.sync, rejecting.after === null ? null : rejecting.viewed ?? this.#view);
    return { view: this.#view, ...whereSmaller(fulfilled, this.#view), ...(sizeOf(rejected) < sizeOf(this.#view) ? { rejected } : {}), thrown: null, rejects: this.#rejects || isReachable(sink.thrown), incoming: this.#incoming, deaths: this.deaths(), conditional: this.#conditional, gone: this.#goneAtEnd(returned.after) };
  }

  /**
   * What only the function's own frame holds when it ends well. What is missed in here is no news to the caller, and what
   * nobody at all has seen is said where it was bound.
   */
  #goneAtEnd(frame: Frame | null): ReadonlySet<Write> {
    const kept = new Set(liveWrites(this.#view));
    const gone = liveWrites(frame).filter((write) => (write.kind === 'rebind' || write.ghost !== undefined) && !kept.has(write) && !write.origin.exempt);
    const said = new Set(gone.filter((write) => write.kind === 'rebind' && write.observers.size === 0).map(({ place }) => place.start));
    return new Set([...this.#goneWith, ...gone].filter((write) => !this.#isMissed(write) && !said.has(write.place.start)));
  }

  /** Grows with everything that becomes known; a round that leaves it unchanged was the last. */
  size(): number {
    let observers = 0;
    for (const write of [...this.#writes, ...this.#ghosts.values(), ...this.#incoming.values()]) observers += write.observers.size + write.mutations.size + write.missedBy.size + (write.mirror?.missedBy.size ?? 0) + (write.shown?.observers.size ?? 0);
    return this.#writes.length + this.#ghosts.size + this.#conditional.size + this.#deaths.size + observers + this.#shape;
  }

  writes(): Iterable<Write> {
    return this.#writes;
  }

  ghosts(): Iterable<Write> {
    return this.#ghosts.values();
  }

  deaths(): readonly Death[] {
    return [...this.#deaths.values()];
  }

  join(a: State, b: State): State {
    return joinStates(a, b, this.incoming);
  }

  joinFrames(a: Frame | null, b: Frame | null): Frame | null {
    return joinFrames(a, b, this.incoming);
  }

  /** The write that stands for whatever the caller had bound in `store` (`*`: in any). */
  readonly incoming = (store: string): Write => {
    if (this.consumer !== null) return this.consumer.incoming(store);
    let write = this.#incoming.get(store);
    if (write === undefined) {
      const name: StoreName = { key: store, name: store, aliased: false };
      write = new Write('incoming', store, NO_PLACE, '', this.fn, { place: NO_PLACE, text: '', store: name, value: { is: 'unknown' }, exempt: true }, []);
      if (!store.startsWith(ANY_STORE)) write.mirror = new Write('ghost', store, NO_PLACE, '', this.fn, write.origin, []);
      this.#incoming.set(store, write);
    }
    return write;
  };

  /** All that stand for what the caller had bound, by their stores. */
  get had(): ReadonlyMap<string, Write> {
    return this.#incoming;
  }

  /** The function whose frame this code runs in. */
  get owner(): Activation {
    return this.consumer === null ? this : this.consumer.owner;
  }

  write(kind: 'rebind' | 'scoped', at: Place, name: string, origin: WriteOrigin, along: readonly ChainLink[], slot: Slot, isConditional = false): Write {
    const { place, text, chain } = this.#askedFor(at, name, along);
    // Two rebinds that the same call leads to by two ways are two: one may be seen and the other not.
    const step = `${kind}${isConditional ? ' on nothing' : ''}:${place.start}:${place.end}:${origin.place.start}:${origin.store.key}:${this.#frameOf(slot)}`;
    const { owner } = this;
    const way = wayOf(chain);
    const ways = owner.#ways.get(step) ?? new Map<string, Write>();
    // Functions that call each other lead there by ever more ways.
    const key = ways.has(way) || ways.size < MAX_WAYS ? way : 'any';
    let write = ways.get(key);
    if (write === undefined) {
      owner.#ways.set(step, ways.set(key, write = new Write(kind, origin.store.key, place, text, this.fn, origin, chain, slot === 'after')));
      owner.#writes.push(write);
      if (isConditional) this.#makeConditional(write);
    }
    return write;
  }

  /** A generator of another file runs for whoever asks for its values: there is the place that can be changed. */
  #askedFor(place: Place, text: string, chain: readonly ChainLink[]): { place: Place; text: string; chain: readonly ChainLink[] } {
    const { program } = this.analysis;
    const { consumer } = this;
    if (consumer === null || program.isLinted(this.fn)) return { place, text, chain };
    if (!program.isLinted(consumer.fn)) return consumer.#askedFor(place, text, chain);
    return this.#asking === null ? { place, text, chain } : { ...this.#asking, chain: [{ name: text, at: place }, ...chain].slice(0, MAX_CHAIN) };
  }

  #makeConditional(write: Write): void {
    write.condition = 'unmet';
    this.dependsOnCaller(write);
  }

  /** The write is there only where the caller has bound nothing. Nobody has before the module runs. */
  dependsOnCaller(write: Write): void {
    if (this.owner.outline.kind === 'module') write.condition = 'met';
    else this.owner.#conditional.add(write);
  }

  /** Tells the frames apart in which one piece of code may run. A generator starts in one of its consumer's. */
  #frameOf(slot: Slot): string {
    if (this.consumer !== null && !this.#leavesFrame) return this.consumer.#frameOf(slot);
    if (this.#startsIn !== null && slot === 'sync') return this.consumer!.#frameOf(this.#startsIn);
    return `${slot === 'after' ? 'after' : 'before'} ${this.#generatorDepth()}`;
  }

  recordDeath(write: Write, end: End): void {
    const key = `${end.how}:${end.fn}:${end.how === 'crossing' ? end.call.at.start : ''}:${write.place.start}:${wayOf(write.chain)}:${write.origin.place.start}:${write.fn}`;
    const known = this.owner.#deaths.get(key);
    if (known === undefined || known.awaits.length < this.#awaits.size) this.owner.#deaths.set(key, { write, end, awaits: [...this.#awaits.values()] });
  }

  /** The frame ends here, and with it what only it can see. */
  #endFrame(frame: Frame | null, end: End): void {
    const kept = new Set(liveWrites(this.#view));
    for (const write of liveWrites(frame)) if (write.kind === 'rebind' && !kept.has(write) && !this.#isByConsumer(write)) this.recordDeath(write, end);
  }

  /** What the consumer of a generator has bound lasts as long as its own frame. */
  #isByConsumer(write: Write): boolean {
    return this.consumer !== null && (this.consumer.fn === write.fn || this.consumer.#isByConsumer(write));
  }

  /**
   * Somebody looks `store` up (`*`: perhaps any store) in this frame. That the ghosts in it are missed is said by `miss`.
   */
  observe(frame: Frame, store: string, observer: Observer): void {
    if (store.startsWith(ANY_STORE)) {
      this.#observeAny(frame, storesHidden(store), observer);
      return;
    }
    for (const write of liveIn(frame, store, this.incoming)) {
      if (write.kind !== 'ghost') write.observe(observer);
    }
    const aliased = this.#isAliased(store);
    for (const [key, live] of frame) if (key !== store && (aliased || this.#isAliased(key))) for (const write of live) if (write.kind !== 'ghost') write.observe(observer);
    if (aliased) this.incoming(ANY_STORE).observe(observer);
  }

  /**
   * What was lost is certain to be looked for in this frame. Not by the very call that has left it behind, when that is made
   * again in the next round of a loop: there it is about another value, which the call binds itself.
   */
  miss(frame: Frame, store: string, by: Missing): void {
    for (const write of liveIn(frame, store, this.incoming)) {
      if (write.place.start <= by.at.start && by.at.end <= write.place.end) continue;
      if (write.kind === 'ghost') write.missedBy.set(by.at.start, by);
      if (write.ghost !== undefined) this.owner.#missed.add(write.ghost.call);
    }
  }

  /** One of what the same call has left behind is enough to know of. */
  #isMissed({ ghost }: Write): boolean {
    return ghost !== undefined && this.owner.#missed.has(ghost.call);
  }

  /** Somebody may look up any store but those. What this code has bound itself hides what the caller had. */
  #observeAny(frame: Frame, hidden: ReadonlySet<string>, observer: Observer): void {
    const own = new Set(hidden);
    for (const [store, live] of frame) {
      if (hidden.has(store)) continue;
      for (const write of live) if (write.kind !== 'ghost') write.observe(observer);
      if (![...live].some((write) => write.kind === 'incoming')) own.add(store);
    }
    this.incoming(anyStoreBut(own)).observe(observer);
  }

  #isAliased(store: string): boolean {
    return this.analysis.stores.get(store)?.aliased === true;
  }

  /** The store is looked up by a call of this function. */
  read(state: State, store: StoreName, site: CallSite): void {
    this.analysis.notes.read(store.key, this.fn, site);
    this.observeState(state, store.key, { kind: 'read', at: site.at, text: site.text });
    for (const frame of [state.sync, state.resumed, state.after]) if (frame !== null) this.miss(frame, store.key, { at: site.at, text: site.text, direct: true });
  }

  /** The object that the store holds is changed: that of the caller, unless this function has bound another. */
  mutate(state: State, store: StoreName, site: CallSite): void {
    for (const frame of [state.sync, state.resumed, state.after]) {
      if (frame === null) continue;
      for (const write of liveIn(frame, store.key, this.incoming)) if (write.kind === 'incoming') write.mutations.set(site.at.start, { at: site.at, text: site.text, store });
    }
  }

  /** Remembers what was live at a call, for those whose result runs functions in the context of that moment. */
  capture(call: number, state: State): void {
    const key = callKey(call, this.env);
    this.unstick(key);
    this.#captured.set(key, this.joinFrames(this.#captured.get(key) ?? null, this.joinFrames(this.joinFrames(state.sync, state.resumed), state.after)));
  }

  /** What was live where the object at `site` was made; null when it was not made in this function. */
  captured(site: string): Frame | null {
    return this.#captured.get(site) ?? null;
  }

  stick(object: string, { returned, thrown }: Left): void {
    const known = this.#stuck.get(object);
    this.#stuck.set(object, { returned: this.joinFrames(known?.returned ?? null, returned), thrown: this.joinFrames(known?.thrown ?? null, thrown) });
  }

  /** What the object ran may have thrown, and there may be more that it runs. */
  goOnAfterThrown(object: string): void {
    const known = this.#stuck.get(object);
    if (known !== undefined) this.stick(object, { returned: known.thrown, thrown: null });
  }

  /** A new object. */
  unstick(object: string): void {
    this.#stuck.delete(object);
    this.#wrappedIn.set(object, this.#loopDepth);
  }

  stuck(object: string): Frame | null {
    return this.#stuck.get(object)?.returned ?? null;
  }

  /** True when this is not the only time that the wrapped function is called here. */
  callsAgain(wrapped: string, call: number): boolean {
    let calls = this.#wrappedCalls.get(wrapped);
    if (calls === undefined) this.#wrappedCalls.set(wrapped, calls = new Set());
    calls.add(call);
    return calls.size > 1 || this.#loopDepth > (this.#wrappedIn.get(wrapped) ?? 0);
  }

  observeState(state: State, store: string, observer: Observer): void {
    for (const frame of [state.sync, state.resumed, state.after]) if (frame !== null) this.observe(frame, store, observer);
  }

  resolve(value: Value): readonly Abstract[] {
    return this.resolver.resolve(value, this.env);
  }

  // ---- steps

  exec(steps: readonly Step[], state: State, sink: Sink): State {
    this.#noteThrownCalls(steps);
    const { empty } = this;
    for (const [at, step] of steps.entries()) {
      if (!isReachable(state)) continue;
      if (!this.analysis.takeStep()) break;
      state = step.do === 'branch' ? this.#branch(step, () => steps.slice(at + 1), state, sink) : this.#step(step, state, sink);
    }
    this.empty = empty;
    return state;
  }

  #step(step: Exclude<Step, { do: 'branch' }>, state: State, sink: Sink): State {
    switch (step.do) {
      case 'call': return this.#call(step.call, state, sink);
      case 'await': return this.#await(step.value, step.at, state, sink);
      case 'yield': return this.#yield(step, state, sink);
      case 'get': return this.#get(step.value, step.at, state, sink);
      case 'assign': return this.#assign(step, state, sink);
      case 'loop': return this.#loop(step, state, sink);
      case 'try': return this.#try(step, state, sink);
      case 'switch': return this.#switch(step, state, sink);
      case 'label': return this.#leaveAt(sink, `break ${step.label}`, (inner) => this.exec(step.body, state, inner));
      case 'exit': return this.#exit(step, state, sink);
      case 'jump': return this.#jump(step, state, sink);
    }
  }

  #call(id: number, state: State, sink: Sink): State {
    const calling = this.#calling;
    this.#calling = { call: id, at: this.analysis.program.calls[id]!.at.start };
    const after = applyCall(this, id, state, sink);
    this.#calling = calling;
    return after;
  }

  /** The call that is being made gave a promise: what it does to a frame if that is not rejected. */
  suppose(site: CallSite, before: State, after: State, change: (frame: Frame, slot: Slot) => Frame | null): State {
    return this.#suppose(this.#promises ??= promisesOf(this), site, before, after, change);
  }

  /** The same, if that is rejected. */
  supposeRejected(site: CallSite, before: State, after: State, change: (frame: Frame, slot: Slot) => Frame | null): State {
    return this.#suppose(this.#awaitedAlone ??= awaitedAlone(this), site, before, after, change);
  }

  /** The call that is being made gives a promise that is awaited together with others. */
  isAwaitedTogether({ at }: CallSite): boolean {
    return this.#calling?.at === at.start && (this.#awaitedTogether ??= awaitedTogether(this)).has(this.#calling.call);
  }

  /** One of those promises is rejected. `change`: what the call does if it is its own; undefined for the same as otherwise. */
  supposeOneRejected(before: State, after: State, change: ((frame: Frame, slot: Slot) => Frame | null) | undefined): State {
    const { call } = this.#calling!;
    return supposeOneRejected(before, after, this.#awaitedTogether!.get(call)!, call, change, this.incoming);
  }

  #suppose(places: ReadonlyMap<number, readonly string[]>, { at }: CallSite, before: State, after: State, change: (frame: Frame, slot: Slot) => Frame | null): State {
    if (this.#calling?.at !== at.start) return after;
    const { call } = this.#calling;
    return places.get(call)?.reduce((state, place) => suppose(before, state, place, call, change), after) ?? after;
  }

  /** Runs a callback of the call that is being made: the promise that it gives is not the one that the call gives. */
  asCallback(run: () => State): State {
    const calling = this.#calling;
    this.#calling = null;
    const after = run();
    this.#calling = calling;
    return after;
  }

  /** Making the error that is thrown is no look at the store: nobody binds a value for the sake of an exception's text. */
  #noteThrownCalls(steps: readonly Step[]): void {
    for (const step of steps) {
      if (step.do === 'exit' && step.how === 'throw' && step.value.is === 'result' && this.analysis.program.calls[step.value.call]!.how === 'new') this.#thrownCalls.add(step.value.call);
    }
  }

  isThrown(call: number): boolean {
    return this.#thrownCalls.has(call);
  }

  /** Whether it matters who looks a store up here: something is live that was bound in this function, or that the caller asks about. */
  matters(state: State): boolean {
    return !this.asks(state).isNothing;
  }

  /** An object has kept something that matters: whoever it runs next may see that. */
  get keepsAnything(): boolean {
    return this.#stuck.size > 0 && !this.asksIn(...[...this.#stuck.values()].flatMap(({ returned, thrown }) => [returned, thrown])).isNothing;
  }

  /** What is to be known of those who look a store up here. */
  asks({ sync, resumed, after }: State): Question {
    return this.asksIn(sync, resumed, after);
  }

  asksIn(...frames: readonly (Frame | null)[]): Question {
    let { seeing } = this.asked;
    if (seeing === 'all') return Question.ALL;
    if (seeing === 'any' && isAnswered(this.owner.#incoming)) seeing = 'nothing';
    const missing = new Set(this.asked.missing.filter((store) => !this.#isKnownToMiss(store) && frames.some((frame) => frame !== null && holdsGhostOfCaller(frame, store))));
    const isLinted = this.analysis.program.isLinted(this.fn);
    for (const frame of frames) {
      for (const writes of frame?.values() ?? []) for (const write of writes) {
        // In another file it is said when that is linted.
        if (write.ghost?.counts === true && isLinted && !this.#isMissed(write)) missing.add(write.store);
        if (write.hides.seeing === 'all') return Question.ALL;
        for (const store of write.hides.missing) missing.add(store);
        if (write.hides.seeing === 'any') seeing = 'any';
        if (write.kind !== 'rebind' || this.analysis.isSeen(write)) continue;
        if ((this.analysis.look === 'thorough' && isLinted) || !this.analysis.isAlwaysExposed(write.store)) return Question.ALL;
        seeing = 'any';
      }
    }
    return Question.of(seeing, missing);
  }

  /** What the caller asks about is answered: something in here is certain to look for what was lost in that store. */
  #isKnownToMiss(store: string): boolean {
    return (this.owner.#incoming.get(store)?.mirror?.missedBy.size ?? 0) > 0;
  }

  #await(value: Value, at: Place, state: State, sink: Sink): State {
    if (this.analysis.language.awaitKeepsContext) state = this.#awaitCoroutines(value, at, state, sink);
    const [fulfils, rejects] = [awaitedAt(at), rejectedAt(at)];
    // What was supposed of this promise is no longer so behind it: in the next round of a loop it is another one.
    const settled = forget(forget(state, fulfils), rejects);
    if (!this.matters(state) && !this.analysis.runsWhatIsAwaited) {
      // To ask whether it can be rejected takes time. Where nobody binds who catches it, or something else may have thrown just so, the answer is of no account.
      const after = this.suspend(settled, at);
      const thrown = this.join(sink.thrown, after);
      if (!this.#countsWhatIsThrown || sizeOfState(thrown) === sizeOfState(sink.thrown) || !certainlyFulfils(value, this)) sink.thrown = thrown;
      return this.#haunt(value, after);
    }
    for (const awaited of this.resolve(value)) this.#awaitThenable(awaited, at, 'await', state);
    if (!isSettled(value, this.resolve(value), this)) this.observeState(state, '*', { kind: 'unseen', at, text: 'await' });
    const after = this.suspend(settled, at);
    if (!certainlyFulfils(value, this)) sink.thrown = this.join(sink.thrown, state.given?.has(rejects) === true ? this.suspend(forget(supposed(state, rejects), fulfils), at) : after);
    return this.#haunt(value, state.given?.has(fulfils) === true ? this.suspend(forget(supposed(state, fulfils), rejects), at) : after);
  }

  // ---- what was lost in functions that are awaited here

  /** A function was called here that had bound something when its frame ended, in the promise that it gives. */
  noteGone({ at }: CallSite, gone: ReadonlySet<Write>): void {
    const key = `${at.start}:${at.end}`;
    const known = this.#goneBy.get(key);
    if (known === undefined) this.#goneBy.set(key, new Set(gone));
    else for (const write of gone) known.add(write);
  }

  /** The promise was awaited: from here on one might look for what was bound behind it. What is bound here itself is there. */
  #haunt(value: Value, state: State): State {
    if (this.#goneBy.size === 0) return state;
    const ghosts = this.#ghostsBehind(value);
    return ghosts.length === 0 ? state : mapState(state, (frame, slot) => (slot === 'after' ? ghosts.reduce((at, ghost) => this.#withGhost(at, ghost), this.#layToRest(frame, ghosts)) : frame));
  }

  /** What the caller has lost is no longer missed where this function has called for a value of its own, and lost that as well: whoever looks from here on looks for the latter. */
  #layToRest(frame: Frame, ghosts: readonly Write[]): Frame {
    return ghosts.reduce((at, { store }) => {
      const live = liveIn(at, store, this.incoming);
      const left = [...live].filter(({ kind, ghost }) => kind !== 'ghost' || ghost !== undefined);
      return left.length === live.size || !this.#isOfCaller(at, store) ? at : withLive(at, store, new Set(left));
    }, frame);
  }

  #withGhost(frame: Frame, ghost: Write): Frame {
    return this.#isOfCaller(frame, ghost.store) ? withLive(frame, ghost.store, new Set([...liveIn(frame, ghost.store, this.incoming), ghost])) : frame;
  }

  #isOfCaller(frame: Frame, store: string): boolean {
    return [...liveIn(frame, store, this.incoming)].every(({ kind }) => kind === 'incoming' || kind === 'shown' || kind === 'ghost');
  }

  #ghostsBehind(value: Value): readonly Write[] {
    return callsSettledBy(value, this.analysis).flatMap((call) => {
      const { at, text } = this.analysis.program.calls[call]!;
      return [...this.#goneBy.get(`${at.start}:${at.end}`) ?? []].map((of) => this.#ghost(of, call, { at, text }));
    });
  }

  #ghost(of: Write, call: number, { at, text }: CallSite): Write {
    const key = `${at.start}:${at.end}:${of.origin.place.start}:${of.store}`;
    const { owner } = this;
    let ghost = owner.#ghosts.get(key);
    if (ghost === undefined) {
      ghost = new Write('ghost', of.store, at, text, this.fn, of.origin, [{ name: of.text, at: of.place }, ...of.chain].slice(0, MAX_CHAIN));
      ghost.ghost = { of, call, inLoop: this.#loopDepth > 0, counts: this.analysis.counts(of) };
      owner.#ghosts.set(key, ghost);
    }
    return ghost;
  }

  /** What runs when it is awaited runs here. */
  #awaitCoroutines(value: Value, at: Place, state: State, sink: Sink): State {
    const values = this.resolve(value);
    if (!values.some((one) => one.kind === 'coroutine')) return state;
    const call = value.is === 'result' ? this.analysis.program.calls[value.call] : undefined;
    const site: CallSite = call === undefined ? { at, text: 'await' } : { at: call.at, text: call.text };
    return values.map((one) => (one.kind === 'coroutine' ? applyCoroutine(this, one, site, state, sink) : state)).reduce((a, b) => this.join(a, b));
  }

  /** An object of the file with a `then` of its own: it runs in a copy of this context, as the callback of a promise does. */
  #awaitThenable(awaited: Abstract, at: Place, text: string, state: State): void {
    if (awaited.kind !== 'object' && awaited.kind !== 'instance') return;
    const entry = this.analysis.knowledge.find('global', 'Promise#then').find((one) => one.role === 'crossing');
    for (const then of this.resolver.member(awaited, 'then')) {
      if (then.kind !== 'closure' || entry?.role !== 'crossing') continue;
      for (const frame of [state.sync, state.resumed, state.after]) if (frame !== null) applyAcross(this, then, [[SETTLE], [SETTLE]], { at, text }, entry, frame);
    }
  }

  /** From here on the function runs in a frame of its own, a copy of the one it had, where the language has it so. */
  suspend(state: State, at: Place): State {
    if (this.analysis.language.awaitKeepsContext) return state;
    if (state.sync !== null || state.resumed !== null) this.#awaits.set(at.start, at);
    this.#view = this.joinFrames(this.#view, state.sync);
    return { ...this.#suspended(state), ...(state.given === undefined ? {} : { given: mapGiven(state.given, (frames) => this.#suspended(frames)) }) };
  }

  #suspended(state: Frames): Frames {
    const after = this.joinFrames(this.joinFrames(state.sync, state.resumed), state.after);
    const viewed = this.joinFrames(state.viewed ?? null, state.sync);
    return { sync: null, resumed: null, after, ...this.#withAsker(state, state.sync, state.resumed), ...(viewed === null ? {} : { viewed }), ...(state.consumer === undefined ? {} : { consumer: state.consumer }) };
  }

  /** For a generator: whoever asked was left with this as well. */
  #withAsker({ asker }: Frames, sync: Frame | null, resumed: Frame | null): { asker?: Asker } {
    if ((this.onYield === null && !this.outline.generator) || !this.#leavesFrame) return {};
    return { asker: { sync: this.joinFrames(asker?.sync ?? null, sync), resumed: this.joinFrames(asker?.resumed ?? null, resumed) } };
  }

  #yield(step: Step & { do: 'yield' }, state: State, sink: Sink): State {
    if (step.delegate) {
      for (const value of this.resolve(step.value)) if (value.kind === 'iterator') return this.iterate(value, state, sink, (at, leaving) => this.#yielded(at, leaving));
    }
    return this.#yielded(state, sink);
  }

  #yielded(state: State, sink: Sink): State {
    if (this.#leavesFrame) this.#endFrame(state.after, { how: 'yield', fn: this.fn });
    if (this.onYield !== null) return this.onYield(this.#leavesFrame ? this.#segmentEnd(state) : state, sink);
    // Nobody is seen to ask for the next value, so anybody may, from any context.
    this.analysis.reachesCaller(this.fn, liveWrites(state.sync));
    this.#reachAskers(state);
    this.#view = this.joinFrames(this.#view, state.sync);
    return this.#leavesFrame ? { sync: null, resumed: new Map(), after: null } : state;
  }

  /** What those who asked for values, and cannot be seen, were left with. */
  #reachAskers({ resumed, asker }: State): void {
    for (const frame of [resumed, asker?.sync ?? null, asker?.resumed ?? null]) this.analysis.reachesCaller(this.fn, liveWrites(frame));
  }

  /** What whoever asked for this value is left with: its own frame as of the generator's first `await` since. */
  #segmentEnd(state: State): State {
    return { ...(state.consumer === undefined ? {} : { consumer: state.consumer }), sync: this.joinFrames(state.asker?.sync ?? null, state.sync), resumed: this.joinFrames(state.asker?.resumed ?? null, state.resumed), after: null };
  }

  #get(value: Value, at: Place, state: State, sink: Sink): State {
    if (value.is !== 'member') return state;
    // While nothing is bound that a getter might look up, only one that leads to a rebind is of any account.
    const { names } = this.analysis;
    if (names !== undefined && !names.mayGet(value) && !this.matters(state)) return state;
    for (const of of this.resolve(value.of)) {
      for (const getter of this.resolver.getters(of, value.name)) state = applyClosure(this, getter, [], { at, text: labelOf(this.analysis.program, value) ?? value.name }, state, sink);
    }
    return state;
  }

  #assign(step: Step & { do: 'assign' }, state: State, sink: Sink): State {
    if (step.target.is !== 'member') return state;
    for (const of of this.resolve(step.target.of)) {
      for (const setter of this.resolver.setters(of, step.target.name)) state = applyClosure(this, setter, [this.resolve(step.value)], { at: step.at, text: labelOf(this.analysis.program, step.target) ?? step.target.name }, state, sink);
      this.#mutateStore(of, step, state);
      if (of.kind === 'unknown' || of.kind === 'external') for (const value of this.resolve(step.value)) if (value.kind !== 'external') this.analysis.escape(value);
    }
    return state;
  }

  /** `store.getStore().user = user`. */
  #mutateStore(of: Abstract, step: Step & { do: 'assign' }, state: State): void {
    if (of.kind !== 'external' || !of.path.endsWith('()')) return;
    const reads = this.analysis.knowledge.find(of.module, of.path.slice(0, -2)).some((entry) => entry.role === 'read');
    const store = reads ? this.analysis.stores.get(of.site) : undefined;
    if (store !== undefined) this.mutate(state, store, { at: step.at, text: store.name });
  }

  // ---- control flow

  /** @param following gives what stands behind the branch, in the same list */
  #branch(step: Step & { do: 'branch' }, following: () => readonly Step[], state: State, sink: Sink): State {
    const question = askedForEmptiness(this, step, following);
    const { empty } = this;
    const known = question === undefined ? empty : new Set([...empty, question.store]);
    const ends = step.arms.map((arm, i) => {
      this.empty = i === question?.emptyArm ? known : empty;
      return this.exec(arm, state, sink);
    });
    // What follows is for the other arm alone, when one of them leaves.
    this.empty = question !== undefined && !isReachable(ends[1 - question.emptyArm]!) ? known : empty;
    return ends.reduce((a, b) => this.join(a, b));
  }

  #loop(step: LoopStep, state: State, sink: Sink): State {
    const iterators = step.over === undefined ? [] : this.resolve(step.over).filter((value) => value.kind === 'iterator');
    const inner = newSink();
    this.#loopDepth += 1;
    const round: Round = (at, leaving) => this.exec(step.tail, this.join(this.exec(step.body, at, leaving), takeJumps(leaving, ['continue', ...step.labels.map((label) => `continue ${label}`)], this)), leaving);
    const end = iterators.length > 0
      ? iterators.map((iterator) => this.iterate(iterator as Abstract & { kind: 'iterator' }, state, inner, round, step)).reduce((a, b) => this.join(a, b))
      : this.#rounds(step, state, inner, round);
    if (step.await && iterators.length === 0) this.#closeLater(inner, step.at);
    const out = this.join(end, takeJumps(inner, ['break'], this));
    this.#loopDepth -= 1;
    this.#pass(inner, sink);
    return out;
  }

  /** Whoever leaves a `for await` early waits until what it goes through is closed. */
  #closeLater(sink: Sink, at: Place): void {
    sink.returned = this.suspend(sink.returned, at);
    sink.thrown = this.suspend(sink.thrown, at);
    for (const [target, state] of sink.jumps) sink.jumps.set(target, this.suspend(state, at));
  }

  #rounds(step: LoopStep, state: State, sink: Sink, round: Round): State {
    let entry = step.atLeastOnce ? round(state, sink) : state;
    for (;;) {
      let exit = this.exec(step.head, entry, sink);
      if (step.await) exit = this.suspend(exit, step.at);
      const next = this.join(entry, round(exit, sink));
      if (sizeOfState(next) === sizeOfState(entry)) return step.endless ? NEVER : exit;
      entry = next;
    }
  }

  /**
   * Goes through a generator's items, running its body in place and `round` at each `yield`. A generator runs in the frame
   * of whoever asks for the next value; an async one only up to its first `await` since then.
   */
  iterate(iterator: Abstract & { kind: 'iterator' }, state: State, sink: Sink, round: Round, loop?: LoopStep): State {
    const { async, body } = this.analysis.program.functions[iterator.closure.fn]!;
    if (this.#generatorDepth() >= MAX_GENERATORS || this.#asksWithin(iterator.closure.fn)) {
      this.analysis.escape(iterator);
      return this.join(state, round(state, sink));
    }
    this.analysis.reach(iterator.closure.fn);
    if (async && !this.analysis.language.awaitKeepsContext) {
      // What the first part of the generator does to the frame at hand depends on which frame that is.
      return (['sync', 'resumed', 'after'] as const).map((slot) => (state[slot] === null ? NEVER : this.#iterateAsync(iterator, state, state[slot], slot, sink, round, loop))).reduce((a, b) => this.join(a, b));
    }
    const generator = new Activation(this.analysis, iterator.closure.fn, iterator.env, this.asked, this, (at, own) => {
      const leaving = newSink();
      const next = round(at, leaving);
      close(leaving, own, this, (left) => left);
      return next;
    });
    generator.#asking = this.#askingIn(iterator.closure.fn, loop);
    const inner = newSink();
    for (const [start, place] of this.#awaits) generator.#awaits.set(start, place);
    const end = this.join(generator.exec(body, state, inner), inner.returned);
    sink.thrown = this.join(sink.thrown, inner.thrown);
    takeClosed(inner, sink, this, (left) => left);
    return end;
  }

  /** `sync` in the generator is the frame in which it was first asked, `resumed` that of whoever asked again. */
  #iterateAsync(iterator: Abstract & { kind: 'iterator' }, state: State, start: Frame, first: Slot, sink: Sink, round: Round, loop: LoopStep | undefined): State {
    const at = loop?.at ?? NO_PLACE;
    const { body } = this.analysis.program.functions[iterator.closure.fn]!;
    const ask = (from: State): State => ({ ...NEVER, resumed: this.joinFrames(from.sync, this.joinFrames(from.resumed, from.after)), consumer: standing(from) });
    const resume: Round = (asked, own) => {
      const leaving = newSink();
      const next = round(this.#asked(asked, at, first), leaving);
      // A generator that is closed waits once, in a copy of the frame of whoever closed it.
      close(leaving, own, this, (left) => generator.suspend(ask(left), at));
      return isReachable(next) ? ask(next) : NEVER;
    };
    const generator: Activation = new Activation(this.analysis, iterator.closure.fn, iterator.env, this.asked, this, resume);
    generator.#startsIn = first;
    generator.#asking = this.#askingIn(iterator.closure.fn, loop);
    const inner = newSink();
    // What is known besides is known of the ways that have awaited.
    const consumer = standing({ ...(first === 'after' ? state : state.consumer === undefined ? {} : { consumer: state.consumer }), ...NEVER, [first]: start });
    const end = generator.exec(body, { ...NEVER, sync: start, consumer }, inner);
    const returned = this.join(end, inner.returned);
    generator.#endFrame(this.joinFrames(returned.after, inner.thrown.after), { how: 'await', fn: iterator.closure.fn });
    const leave = (last: State): State => (isReachable(last) ? this.#asked(generator.#segmentEnd(last), at, first) : NEVER);
    sink.thrown = this.join(sink.thrown, leave(inner.thrown));
    takeClosed(inner, sink, this, (closed) => {
      generator.#endFrame(closed.after, { how: 'await', fn: iterator.closure.fn });
      return leave(closed);
    });
    return leave(returned);
  }

  /** The call that makes the generator, where a loop goes through it on the spot; else the loop, or the call that is being made. */
  #askingIn(generator: number, loop: LoopStep | undefined): { place: Place; text: string } | null {
    const { calls, functions } = this.analysis.program;
    const id = loop === undefined ? this.#calling?.call : loop.over?.is === 'result' ? loop.over.call : undefined;
    if (id === undefined) return loop === undefined ? null : { place: loop.at, text: functions[generator]!.name };
    return { place: calls[id]!.at, text: calls[id]!.text };
  }

  /** The generator asks for values of its own kind already, as one does that goes through a tree: what it does to a frame is known by then. */
  #asksWithin(generator: number): boolean {
    return this.consumer !== null && (this.fn === generator || this.consumer.#asksWithin(generator));
  }

  #generatorDepth(): number {
    return this.consumer === null ? 0 : 1 + this.consumer.#generatorDepth();
  }

  /** The next value was asked for and awaited: the consumer goes on in a copy of what its frame had become. */
  #asked({ consumer, ...asked }: State, at: Place, first: Slot): State {
    if (first !== 'after' && asked.sync !== null) this.#awaits.set(at.start, at);
    if (first === 'sync') this.#view = this.joinFrames(this.#view, asked.sync);
    const before = consumer ?? NEVER;
    // A generator that goes through another one waits in the frame of whoever asked it.
    const own = this.joinFrames(first === 'resumed' ? asked.sync : null, before.resumed === null ? null : asked.resumed);
    const viewed = this.joinFrames(before.viewed ?? null, first === 'sync' ? asked.sync : null);
    return {
      sync: null, resumed: null, after: this.joinFrames(asked.sync, asked.resumed), ...this.#withAsker(before, first === 'sync' ? asked.sync : null, own),
      ...(viewed === null ? {} : { viewed }), ...(before.consumer === undefined ? {} : { consumer: before.consumer }),
    };
  }

  /** What is thrown here may be caught in this function. */
  get mayCatch(): boolean {
    return this.#tryDepth > 0;
  }

  #try(step: Step & { do: 'try' }, state: State, sink: Sink): State {
    this.#tryDepth += 1;
    const counts = this.#countsWhatIsThrown;
    this.#countsWhatIsThrown ||= [...step.handler ?? [], ...step.finalizer ?? []].some((one) => mayLeadFrom(this, one));
    const end = this.#tried(step, state, sink);
    this.#countsWhatIsThrown = counts;
    this.#tryDepth -= 1;
    return end;
  }

  /** Somebody who catches what is thrown here may bind. */
  get countsWhatIsThrown(): boolean {
    return this.#countsWhatIsThrown;
  }

  #tried(step: Step & { do: 'try' }, state: State, sink: Sink): State {
    const inner = newSink();
    let end = this.exec(step.block, state, inner);
    if (step.handler !== undefined) {
      const caught = inner.thrown;
      inner.thrown = NEVER;
      end = this.join(end, this.exec(step.handler, caught, inner));
    }
    const { finalizer } = step;
    if (finalizer === undefined) {
      this.#pass(inner, sink);
      return end;
    }
    const finish = (at: State): State => this.exec(finalizer, at, sink);
    sink.returned = this.join(sink.returned, finish(inner.returned));
    sink.thrown = this.join(sink.thrown, finish(inner.thrown));
    for (const [target, at] of inner.jumps) addJump(sink, target, finish(at), this);
    return finish(end);
  }

  #switch(step: Step & { do: 'switch' }, state: State, sink: Sink): State {
    return this.#leaveAt(sink, 'break', (inner) => {
      let falling: State = NEVER;
      for (const one of step.cases) falling = this.exec(one, this.join(state, falling), inner);
      return step.hasDefault ? falling : this.join(falling, state);
    });
  }

  #leaveAt(sink: Sink, target: string, run: (inner: Sink) => State): State {
    const inner = newSink();
    const end = this.join(run(inner), NEVER);
    const out = this.join(end, takeJumps(inner, [target], this));
    this.#pass(inner, sink);
    return out;
  }

  #pass(inner: Sink, sink: Sink): void {
    sink.returned = this.join(sink.returned, inner.returned);
    sink.thrown = this.join(sink.thrown, inner.thrown);
    for (const [target, state] of inner.jumps) addJump(sink, target, state, this);
  }

  #exit(step: Step & { do: 'exit' }, state: State, sink: Sink): State {
    if (step.how === 'throw') sink.thrown = this.join(sink.thrown, state);
    else {
      if (this.#goneBy.size > 0) for (const ghost of this.#ghostsBehind(step.value)) if ([state.sync, state.resumed, state.after].every((frame) => frame === null || this.#isOfCaller(frame, ghost.store))) this.#goneWith.add(ghost);
      if (this.#leavesFrame) this.#returnLater(step.value, step.at, state);
      const place = returnedAt(step.at);
      const fulfilled = state.given?.get(place);
      // Its own promise is rejected when that one is.
      sink.returned = this.join(sink.returned, fulfilled === undefined ? state : { ...state, given: new Map(state.given).set(RETURNED, fulfilled) });
    }
    return NEVER;
  }

  /** An async function awaits what it returns; a lazy thenable made by a call starts its work there. */
  #returnLater(value: Value, at: Place, state: State): void {
    this.#handsBack ||= mayBePromise(value, this.analysis) && !(this.matters(state) && certainlyFulfils(value, this));
    if (this.analysis.look === 'quick' && !this.analysis.mayBindWhereAwaited && !this.matters(state)) return;
    const values = this.resolve(value);
    if (value.is === 'result' && (!this.asked.isNothing || this.analysis.look === 'thorough') && !certainlyFulfils(value, this)) this.#rejects = true;
    for (const returned of values) this.#awaitThenable(returned, at, 'return', state);
    if (value.is === 'variable' && this.#holdsCall(value) && !isSettled(value, values, this)) this.observeState(state, '*', { kind: 'unseen', at, text: 'return' });
  }

  #holdsCall(value: Value & { is: 'variable' }): boolean {
    return this.analysis.program.variables[value.variable]!.values.some((one) => one.is === 'result');
  }

  #jump(step: Step & { do: 'jump' }, state: State, sink: Sink): State {
    addJump(sink, step.label === undefined ? step.how : `${step.how} ${step.label}`, state, this);
    return NEVER;
  }

}

/** Where a function returns: the promise that it gives is the one that it was given there. */
const RETURNED = 'returned';

/** What the caller is left with when the promise is not rejected, where that is less than otherwise. */
function whereSmaller(fulfilled: Frame | null, view: Frame | null): Pick<Summary, 'fulfilled'> {
  return sizeOf(fulfilled) < sizeOf(view) ? { fulfilled } : {};
}

function wayOf(chain: readonly ChainLink[]): string {
  return chain.map(({ at }) => at.start).join(' ');
}

/** What the caller may have lost in the store is missed here if it is looked up: nothing else was bound, or lost, since. */
function holdsGhostOfCaller(frame: Frame, store: string): boolean {
  const live = frame.get(store);
  return live === undefined || [...live].some(({ kind, ghost }) => kind === 'ghost' && ghost === undefined);
}

/** Code that cannot be seen may look up whatever the caller had bound. */
export function isAnswered(incoming: ReadonlyMap<string, Write>): boolean {
  return (incoming.get('*')?.observers.size ?? 0) > 0;
}

/** What a call made, for one way of running the function that it stands in. */
export function callKey(call: number, env: Env | null): string {
  return `call:${call}${env === null || env.key === '' ? '' : `<${env.key}>`}`;
}

export function newSink(): Sink {
  return { returned: NEVER, thrown: NEVER, jumps: new Map() };
}

function addJump(sink: Sink, target: string, state: State, activation: Activation): void {
  sink.jumps.set(target, activation.join(sink.jumps.get(target) ?? NEVER, state));
}

function takeJumps(sink: Sink, targets: readonly string[], activation: Activation): State {
  let out: State = NEVER;
  for (const target of targets) {
    out = activation.join(out, sink.jumps.get(target) ?? NEVER);
    sink.jumps.delete(target);
  }
  return out;
}

const CLOSE = 'close ';

/** The loop over a generator is left: the generator runs its `finally` blocks first, in `own`. */
function close({ returned, thrown, jumps }: Sink, own: Sink, activation: Activation, enter: (left: State) => State): void {
  for (const [target, left] of [['returned', returned], ['thrown', thrown], ...jumps] as const) if (isReachable(left)) addJump(own, CLOSE + target, enter(left), activation);
}

/** The generator has run them, and the loop is left. */
function takeClosed(own: Sink, sink: Sink, activation: Activation, leave: (left: State) => State): void {
  for (const [target, closed] of own.jumps) {
    const left = leave(closed);
    const how = target.slice(CLOSE.length);
    if (how === 'returned' || how === 'thrown') sink[how] = activation.join(sink[how], left);
    else addJump(sink, how, left, activation);
  }
}

export function liveWrites(frame: Frame | null): readonly Write[] {
  return frame === null ? [] : [...frame.values()].flatMap((live) => [...live]);
}
