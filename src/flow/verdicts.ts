/** From the writes that ended unseen to findings: which of them are certain, and where the edit goes. */
import type { Place } from '../outline/outline.js';
import type { Program, Spot } from './program.js';
import { placeKey, type FlowResult } from './analysis.js';
import type { CrossingEntry, ScopeEntry } from '../catalog/entry.js';
import type { ChainLink, Write, WriteOrigin } from './frame.js';
import { areDecidedTogether } from './decided.js';
import { isCountedOn, isFromFurtherDown, missedBy, rootOf, startsWork, type GhostWrite } from './ghosts.js';
import { placesWithin, readerAfter, type Reader } from './readers.js';
import { comesFromParameter } from './summaries.js';
import { isHeldByManager, keepsToken } from './tokens.js';
import type { CallSite, Death, End, Observer } from './types.js';

/** Plain data: everything a message and a suggestion need. */
export interface Finding {
  /**
   * `lost`: nobody can see it. `confined`: somebody inside does, nobody after. `stale`: it was lost in a function of another
   * file, and whoever called that goes on as if it were there. `lostMutation`: it changes another heap's object.
   */
  readonly id: 'lost' | 'confined' | 'stale' | 'lostMutation';
  /** Where the edit goes. */
  readonly place: Place;
  /** What stands there, as the user writes it: `currentUser.enterWith`, or the function that leads to it. */
  readonly text: string;
  readonly store: string;
  /** What ended it. `yield` is the end of an async generator's turn. */
  readonly end: 'await' | 'yield' | 'scope' | 'context' | 'thread' | 'framework' | 'later';
  /** The call that ran the function, for a crossing. */
  readonly crossing?: { readonly text: string; readonly at: Spot; readonly kind: CrossingEntry['kind']; readonly takesValue: boolean; readonly ownWork: boolean; readonly why: string };
  /** The `await` that comes before it, for `await`. One that stands below it comes before it in the next round of a loop. */
  readonly awaitLine?: number;
  readonly awaitAt?: Spot;
  readonly awaitBelow?: boolean;
  /** On other ways the function has not awaited by then, and its caller sees the value. */
  readonly onSomeWays?: boolean;
  /** The written value, when it is a plain name. */
  readonly value?: string;
  /** The call that binds for the duration of a function instead: `currentUser.run`. */
  readonly scope?: string;
  /** The function whose frame ended; empty when it has no name. */
  readonly functionName: string;
  /** From `text` to the rebind itself. */
  readonly chain: readonly (ChainLink & { readonly at: Spot })[];
  /** Somebody who goes on to look the store up and does not find it. */
  readonly reader?: Reader & { readonly at: Spot };
  /** All the places where it is seen; undefined when code that cannot be seen may be among those who do. */
  readonly seenAt?: readonly Place[];
  /** It stands in the function that lost it and is the rebind itself: a suggestion can change it there. */
  readonly direct: boolean;
  /** The function was handed over by name, and other uses of it are right. */
  readonly handedOver: boolean;
}

export interface FindingOptions {
  readonly checkConfined: boolean;
}

/** Everything worth saying about a file's rebinds, in the order of the text; `confined` ones only where `includeConfined` says so. */
export function findingsOf(program: Program, flow: FlowResult, options: FindingOptions): readonly Finding[] {
  const found = new Map<string, Finding>();
  const missed = flow.ghosts.map((ghost) => missedOf(program, flow, ghost, options.checkConfined));
  const ended = flow.deaths.filter((death) => mayBeHere(program, death)).map((death) => findingOf(program, flow, death, options.checkConfined));
  for (const finding of [...missed, ...ended]) {
    // What stands in another file is said where that file is linted.
    if (finding === undefined || !program.isHere(finding.place)) continue;
    const key = keyOf(finding);
    const known = found.get(key);
    if (known === undefined || rank(finding) < rank(known)) found.set(key, finding);
  }
  for (const { mutation, entry, call } of flow.notes.lostMutations) {
    if (!program.isHere(mutation.at)) continue;
    found.set(`mutation:${mutation.at.start}`, {
      id: 'lostMutation', place: mutation.at, text: mutation.text, store: mutation.store.name, end: entry.boundary, crossing: crossingOf(program, entry, call),
      functionName: '', chain: [], direct: false, handedOver: false,
    });
  }
  return [...found.values()].sort((a, b) => a.place.start - b.place.start || a.place.end - b.place.end || a.store.localeCompare(b.store) || a.text.localeCompare(b.text));
}

/**
 * Equal for what is said once. A call that leads to several rebinds is one thing to edit; where one of several functions is handed over,
 * each is. What a framework runs is mended in the function, however often it is handed over.
 */
function keyOf({ place, chain, text, store, handedOver, end }: Finding): string {
  if (handedOver && end === 'framework') return `${text}:${chain[0]!.at.start}`;
  return `${place.start}:${place.end}:${chain.length > 0 ? text : store}`;
}

/** At one place the nearest end is the one to name: the function's own, then a crossing, in the order of the text. */
function rank(finding: Finding): string {
  return `${finding.id === 'lost' ? 0 : 1}${finding.crossing === undefined ? 0 : 1}:${String(finding.crossing?.at.start ?? 0).padStart(10, '0')}${finding.reader?.follows === true ? 0 : 1}`;
}

/** Somewhere on the way from its end to the rebind the linted file is passed: what lies all elsewhere is said there. */
function mayBeHere(program: Program, { write, end }: Death): boolean {
  return program.isHere(write.place) || write.chain.some(({ at }) => program.isHere(at)) || (end.how === 'crossing' && end.call.handedAt !== undefined && program.isHere(end.call.handedAt));
}

function findingOf(program: Program, flow: FlowResult, death: Death, checkConfined: boolean): Finding | undefined {
  const { write, end } = death;
  // What makes the answer binds for its own later work: that there is none is no harm to anybody.
  if (write.condition === 'unmet' || write.origin.exempt || write.origin.onlyIfEmpty === true || (end.how === 'await' && flow.isLast(end.fn)) || isBracket(program, death)) return undefined;
  if (end.how === 'crossing' && end.entry.role === 'scope' && mayGetThrough(write, flow)) return undefined;
  const observers = observersOf(write, flow);
  const id = observers.length === 0 && (isExplicit(end) || !flow.isLogged(write)) ? 'lost' : 'confined';
  if (id === 'confined' && (isSeenNext(death) || (isExplicit(end) && isSeenThroughObject(write, flow)))) return undefined;
  if (id === 'confined' && !isExplicit(end) && !(checkConfined && !isEndpoint(end) && isWorthSaying(program, flow, death, observers))) return undefined;
  const found = placeOf(program, flow, death, id);
  // To find out whom it is for takes time.
  if (found === undefined || flow.isForNobody(write)) return undefined;
  const reader = readerAfter(program, flow.notes, write, end);
  if (id !== 'lost' || !isSeenOtherwise(flow, found.place, write)) return endedAt(program, flow, death, id, found, reader);
  const awaits = death.awaits.filter((at) => !areDecidedTogether(program, write.fn, at, write.place));
  return awaits.length === 0 ? undefined : { ...endedAt(program, flow, { ...death, awaits }, id, found, reader), onSomeWays: true };
}

/** A loop keeps one context for all that it runs: what is bound before the first `await` is there for the next. That is a leak, and not confined. */
function isSeenNext({ write, end }: Death): boolean {
  return end.how === 'crossing' && end.entry.role === 'crossing' && end.entry.kind === 'loop' && !write.isBehindAwait;
}

/** The caller of an async function looks for what that had bound when its frame ended. */
function missedOf(program: Program, flow: FlowResult, ghost: GhostWrite, checkConfined: boolean): Finding | undefined {
  const root = rootOf(ghost);
  // What is to be bound for an answer is bound by nobody before.
  if (root.origin.onlyIfEmpty === true && !flow.isLast(ghost.fn)) return undefined;
  const death = flow.deaths.find(({ write, end }) => write === root && end.how === 'await');
  if (death === undefined) return undefined;
  const found = placeOf(program, flow, death, 'confined');
  const isOwn = found !== undefined && program.isHere(found.place);
  if (!checkConfined && (startsWork(program, root) || (!isOwn && isFromFurtherDown(program, ghost.ghost.of)))) return undefined;
  // Where nobody at all sees it, that is said there, once.
  if (flow.isForNobody(ghost) || flow.deaths.some((other) => other.write.place === root.place && findingOf(program, flow, other, false)?.id === 'lost')) return undefined;
  const isSeenInside = observersOf(root, flow).some(({ kind }) => kind === 'read');
  if (!checkConfined && !isCountedOn(program, ghost, isSeenInside, (write) => flow.isReadInside(write))) return undefined;
  const reader = missedBy(program, ghost);
  if (isOwn) return endedAt(program, flow, death, 'confined', found, reader);
  return endedAt(program, flow, death, 'stale', { place: ghost.place, text: ghost.text, chain: ghost.chain, handedOver: false }, reader);
}

/** The finding at `found` about a write that ended. */
function endedAt(program: Program, flow: FlowResult, death: Death, id: Finding['id'], found: PlaceOfWrite, reader: Reader | undefined): Finding {
  const { write, end } = death;
  return {
    id, place: found.place, store: write.origin.store.name,
    text: found.handedOver ? handedName(program, end) : found.text,
    end: endName(end),
    ...(end.how === 'crossing' ? { crossing: crossingOf(program, end.entry, end.call) } : awaitLine(program, death)),
    ...valueOf(program, write.origin),
    functionName: found.handedOver ? handedName(program, end) : program.functions[end.fn]!.name,
    // What each round does is told apart here, and not where the caller only counts on it.
    chain: program.spotsOn(id === 'stale' ? program.withoutRounds(found.chain) : found.chain),
    ...(reader === undefined ? {} : { reader: { ...reader, at: program.spot(reader.at) } }),
    ...seenAt(program, write, flow),
    direct: found.place === write.place && found.chain.length === 0,
    handedOver: found.handedOver,
  };
}

/**
 * The token is kept, here or by a manager on the way, so the value is meant for a while only, and it is this code that ends it: also where
 * what is done before that may throw. Where a framework runs the two halves of a generator by themselves, each in a context of its own, that is no use.
 */
function isBracket(outline: Program, { write, end }: Death): boolean {
  return !(end.how === 'crossing' && outline.functions[end.fn]!.generator) && (keepsToken(outline, write) || isHeldByManager(outline, write));
}

/** Some caller has bound nothing, so that the scope is none, and what is bound in there stays; where another has, it is lost all the same if nobody sees what stays. */
function mayGetThrough(write: Write, flow: FlowResult): boolean {
  // The write itself stands inside: that it got through another scope in there says nothing of this one.
  const through = new Set([...write.handedOn, ...write.stuckAs]);
  // The set grows while it is gone through, up to where it stays if nothing was bound; what becomes of that there is told below.
  for (const one of through) if (one.condition === 'none') for (const other of [...one.handedOn, ...one.stuckAs]) through.add(other);
  return [...through].some((one) => {
    if (one.getsThrough && (observersOf(one, flow).length > 0 || isHandedOn(one, flow))) return true;
    const same = descriptionsOf(one, flow);
    return same.some(({ condition }) => condition === 'met') && (![...same, ...through].some(({ isScopedToo }) => isScopedToo) || same.some((other) => observersOf(other, flow).length > 0 || isHandedOn(other, flow)));
  });
}

/** A function is described once for each thing that is asked of it, and not everybody who calls it asks the same. */
function descriptionsOf(write: Write, flow: FlowResult): readonly Write[] {
  if (write.condition === 'none') return [write];
  return (flow.writes.get(placeKey(write)) ?? []).filter(({ condition, fn, origin }) => condition !== 'none' && fn === write.fn && origin.place.start === write.origin.place.start);
}

/** Who might see the write. Code that cannot be seen cannot see a store that never leaves the file. */
function observersOf(write: Write, flow: FlowResult): readonly Observer[] {
  const exposed = flow.isExposed(write.store);
  const all = new Set([write]);
  // The set grows while it is gone through.
  for (const one of all) for (const stuck of one.stuckAs) all.add(stuck);
  return [...all].filter(({ condition }) => condition !== 'unmet').flatMap((one) => [...one.observers.values()]).filter((observer) => observer.kind === 'read' || exposed);
}

/** The object that ran the function has kept the value, and whoever it runs next sees that. */
function isSeenThroughObject({ stuckAs }: Write, flow: FlowResult): boolean {
  return [...stuckAs].some((stuck) => observersOf(stuck, flow).length > 0);
}

function seenAt(program: Program, write: Write, flow: FlowResult): Pick<Finding, 'seenAt'> {
  const observers = (flow.writes.get(placeKey(write)) ?? []).flatMap((one) => observersOf(one, flow));
  if (!observers.every(({ kind }) => kind === 'read')) return {};
  return { seenAt: observers.flatMap(({ at }) => placesWithin(program, flow.notes, program.functions[write.fn]!.at, at)) };
}

function isExplicit(end: End): boolean {
  return end.how === 'crossing' && end.entry.role === 'crossing' && end.entry.boundary !== 'later' && end.entry.ownWork !== true;
}

/** Nobody comes after an endpoint: what is seen in there was meant for that. */
function isEndpoint(end: End): boolean {
  return end.how === 'crossing' && end.entry.role === 'crossing' && end.entry.ownWork === true && (end.entry.plainOnly === true || end.entry.foundByExport !== undefined);
}

function endName(end: End): Finding['end'] {
  if (end.how !== 'crossing') return end.how;
  return end.entry.role === 'scope' ? 'scope' : end.entry.boundary;
}

function crossingOf(program: Program, entry: CrossingEntry | ScopeEntry, { text, at }: CallSite): NonNullable<Finding['crossing']> {
  return { text, at: program.spot(at), kind: entry.role === 'scope' ? 'scope' : entry.kind, takesValue: entry.role === 'scope' && entry.argument >= 0, ownWork: entry.role === 'crossing' && entry.ownWork === true, why: entry.why };
}

function valueOf(program: Program, { value, scope }: WriteOrigin): Pick<Finding, 'value' | 'scope'> {
  const name = value.is === 'variable' ? program.variables[value.variable]!.name : value.is === 'parameter' ? program.functions[value.function]!.parameters[value.index]?.name : undefined;
  return { ...(name === undefined || name === '' ? {} : { value: name }), ...(scope === undefined ? {} : { scope }) };
}

function awaitLine(program: Program, { awaits, write, end }: Death): Pick<Finding, 'awaitLine' | 'awaitAt' | 'awaitBelow'> {
  const before = awaits.filter((at) => at.start < write.place.end);
  const nearest = [...(before.length > 0 ? before : awaits)].sort((a, b) => b.start - a.start)[0];
  return nearest === undefined ? {} : { awaitLine: nearest.line, awaitAt: program.spot(nearest), ...(before.length === 0 && program.callsFrom(write.place).some((call) => call.in === end.fn) ? { awaitBelow: true } : {}) };
}

function handedName(program: Program, end: End): string {
  const { name, class: owner } = program.functions[end.fn]!;
  return owner === undefined ? name : `${program.classes[owner]!.name}.${name}`;
}

/**
 * The report stands at the write as the function that lost it sees it: the rebind, or the call that leads to it. Where that
 * place leads to something right as well, it stands further in on the way to the rebind; where all of the way is right when
 * it is come by otherwise, at the hand-over. When there is no place that only the wrong way owns, nothing is certain enough to say.
 */
function placeOf(program: Program, flow: FlowResult, death: Death, id: Finding['id']): PlaceOfWrite | undefined {
  const { write, end } = death;
  const inward = [{ place: write.place, text: write.text, chain: write.chain }, ...write.chain.map((link, i) => ({ place: link.at, text: link.name, chain: write.chain.slice(i + 1) }))];
  const owned = inward.find(({ place }) => isOwned(flow, place, write, id));
  const handedAt = end.how === 'crossing' ? end.call.handedAt : undefined;
  // A function of another file is handed over by this one: its author cannot know.
  if (owned !== undefined && (program.isHere(owned.place) || handedAt === undefined || !program.isHere(handedAt))) return { ...owned, handedOver: false };
  if (handedAt === undefined || flow.isSaidElsewhere(end.fn) || isRightWithin(write, flow)) return undefined;
  return { place: handedAt, text: '', chain: [{ name: write.text, at: write.place }, ...write.chain], handedOver: true };
}

/** A function on the way calls itself, and what the inner call binds is seen there: the hand-over leads to both. */
function isRightWithin(write: Write, flow: FlowResult): boolean {
  const same = [...flow.writes.values()].flat().filter(({ origin }) => origin.place.start === write.origin.place.start);
  const leading = same.filter((one) => one === write || handedOnFrom(one).has(write));
  // The inner call may be described by itself, as more is asked of it.
  return same.some((one) => leading.some((other) => isSameWay(one, other)) && [...handedOnFrom(one)].some((next) => next.fn === one.fn && observersOf(next, flow).length > 0));
}

function isSameWay(one: Write, other: Write): boolean {
  return one.fn === other.fn && one.place.start === other.place.start && one.chain.length === other.chain.length && one.chain.every(({ at }, i) => at.start === other.chain[i]!.at.start);
}

function handedOnFrom(write: Write): ReadonlySet<Write> {
  const found = new Set(write.handedOn);
  // The set grows while it is gone through.
  for (const one of found) for (const next of one.handedOn) found.add(next);
  return found;
}

interface PlaceOfWrite {
  readonly place: Place;
  readonly text: string;
  readonly chain: readonly ChainLink[];
  readonly handedOver: boolean;
}

/** Whatever the same rebind binds by way of this place is lost, or confined. */
function isOwned(flow: FlowResult, place: Place, write: Write, id: Finding['id']): boolean {
  return !sameAt(flow, place, write).some((other) => !(id === 'lost' && isBeforeAwait(other, write)) && isSeen(other, write, flow, id));
}

function isSeen(other: Write, write: Write, flow: FlowResult, id: Finding['id']): boolean {
  return isHandedOn(other, flow) || (id === 'lost' && other !== write && observersOf(other, flow).length > 0);
}

/** All that the same rebind binds by way of this place. */
function sameAt(flow: FlowResult, place: Place, write: Write): readonly Write[] {
  return (flow.writes.get(placeKey({ place, store: write.store })) ?? []).filter(({ origin, condition }) => origin.place.start === write.origin.place.start && condition !== 'unmet');
}

/** The same line of the same function on a way that has met no `await`: it is right there, and nobody sees it behind one. */
function isBeforeAwait(other: Write, write: Write): boolean {
  return write.isBehindAwait && !other.isBehindAwait && other.fn === write.fn && other.place.start === write.place.start;
}

function isSeenOtherwise(flow: FlowResult, place: Place, write: Write): boolean {
  return sameAt(flow, place, write).some((other) => isBeforeAwait(other, write) && isSeen(other, write, flow, 'lost'));
}

/**
 * In some way of running it, somebody after the function may see the write. (A function written on the spot hands it on in its
 * own place: that is a write of the place in question itself, which is looked at by itself.)
 */
function isHandedOn(write: Write, flow: FlowResult, place = placeKey(write), seen = new Set<Write>()): boolean {
  if (seen.has(write) || write.condition === 'unmet') return false;
  seen.add(write);
  if (write.reachesUnknownCaller) return true;
  const staying = [...write.stuckAs].filter(({ condition }) => condition === 'met');
  return [...write.handedOn, ...staying].some((next) => (placeKey(next) !== place && observersOf(next, flow).length > 0) || isHandedOn(next, flow, place, seen));
}

/**
 * A write that is seen inside its own function is no mistake by itself: an entry point binds for its own later work. It is
 * worth saying of a callback that runs later, and of a helper whose caller goes on after it.
 */
function isWorthSaying(program: Program, flow: FlowResult, { end, write }: Death, observers: readonly Observer[]): boolean {
  if (observers.some((observer) => observer.kind === 'parameter' || isHandedOnTo(program, write, flow, observer))) return false;
  if (end.how === 'crossing') return end.entry.role === 'crossing';
  if (end.how === 'yield') return true;
  return (!flow.isThorough || flow.notes.calls.some((call) => call.callee === end.fn && call.caller !== 0 && call.caller !== end.fn)) && write.fn === end.fn && program.functions[end.fn]!.name !== '';
}

/** Who sees it is a function that came in as an argument, such as `next`, and that is known here. */
function isHandedOnTo(program: Program, write: Write, { notes }: FlowResult, { at }: Observer): boolean {
  // A function that was handed in stays the author of what it writes: what it sees of that itself is nothing that was handed on.
  const author = program.callsAt(write.place)[0]?.in ?? write.fn;
  return placesWithin(program, notes, program.functions[author]!.at, at).flatMap((place) => program.callsFrom(place)).some((call) => comesFromParameter(program, call.callee));
}
