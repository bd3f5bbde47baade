/** What one call does to the frame: the single place that tells a rebind from a read, a scope, a crossing and the rest. */
import { callbacksOf, indexOf, type CatalogEntry, type CrossingEntry, type RebindEntry, type ScopeEntry } from '../catalog/entry.js';
import { callsAmong, stepsIn } from '../outline/steps.js';
import { UNDEFINED, UNKNOWN, type CallOutline, type Step, type Value } from '../outline/outline.js';
import { appliesTo } from './applies-to.js';
import { callable, keyOf, SETTLE, type Abstract, type Closure, type Env, type External } from './abstract.js';
import { callKey, liveWrites, newSink, type Activation, type Sink } from './activation.js';
import type { Analysis } from './analysis.js';
import { forget, isNothing, liveIn, mapState, mayHold, NEVER, sizeOf, sizeOfState, supposed, withGhostsOf, withLive, withShown, type Slot, type State, type Write } from './frame.js';
import { labelOf } from './labels.js';
import { mayBringCode } from './packages.js';
import { certainlyFulfils, isHandedReject, mayThrowSettled } from './promises.js';
import { chainedAt, givesPromisesOfCallback } from './promised.js';
import { listedArguments } from './listed.js';
import { givenBy, UNTOLD, type Arguments } from './resolve.js';
import { applyAcross, applyClosure, applyCoroutine, applyUnseen, comesFromParameter, readsOf, recordCrossingDeaths, whenEnded, whenFulfilled } from './summaries.js';
import type { Question } from './question.js';
import { throwsNothing } from './harmless.js';
import type { CallSite, Frame, Left, StoreName } from './types.js';


/** One call that is being looked at, with everything that the pieces below need to know of it. */
interface Site extends CallSite {
  readonly id: number;
  readonly call: CallOutline;
  readonly args: Arguments;
}

export function applyCall(activation: Activation, id: number, state: State, sink: Sink): State {
  const call = activation.analysis.program.calls[id]!;
  if (!activation.matters(state) && !activation.keepsAnything && isOfNoAccount(activation, call)) {
    // What it makes may run functions in the context of this moment.
    activation.capture(id, state);
    activation.analysis.leaveOut(id, activation.env);
    if (!isQuietCall(activation, call) && !isHarmless(activation, call, state, sink)) sink.thrown = activation.join(sink.thrown, state);
    return activation.isAwaitedTogether(call) ? activation.supposeOneRejected(state, state, certainlyFulfils({ is: 'result', call: id }, activation) ? () => null : undefined) : state;
  }
  const args = activation.resolver.argumentsOf(call, activation.env);
  const site: Site = { id, call, args, at: call.at, text: call.text };
  if (call.callee.is === 'super') return construct(activation, superClass(activation, call.callee), site, state, sink);
  const after = callable(activation.resolve(call.callee)).map((callee) => applyCallee(activation, callee, site, state, sink));
  return withoutLaidGhosts(activation, after.reduce((a, b) => activation.join(a, b)), after);
}

/** Where it is not known which function is called, a ghost that any of them lays is gone: it is certain only behind all of them. */
function withoutLaidGhosts(activation: Activation, joined: State, alternatives: readonly State[]): State {
  if (alternatives.length < 2) return joined;
  return mapState(joined, (frame, slot) => alternatives.reduce((out, one) => withGhostsOf(out, one[slot], activation.incoming), frame));
}

/** `Promise.resolve(1)`: one of the language's own functions that throws nothing, by its name. */
function isQuietCall({ analysis }: Activation, { callee, text }: CallOutline): boolean {
  const path = callee.is === 'member' && callee.of.is === 'global' ? `${callee.of.name}.${callee.name}` : callee.is === 'global' ? callee.name : undefined;
  return path !== undefined && analysis.knowledge.isQuiet('global', path) && !analysis.language.throwingCall.test(text);
}

/**
 * Whether the first call that might throw before the first `await` does: what catches that goes on in the caller's frame. Behind it,
 * the first one that might be caught here.
 */
function isHarmless(activation: Activation, call: CallOutline, state: State, sink: Sink): boolean {
  const isFirst = (state.sync !== null && sink.thrown.sync === null) || (activation.countsWhatIsThrown && state.after !== null && sink.thrown.after === null);
  return isFirst && throwsNothing(activation.analysis, call, activation.resolve(call.callee), activation.env);
}

/**
 * True for a call that cannot lead to a rebind, by the names in it: it need not be followed while nothing is bound that
 * somebody in it might see.
 */
function isOfNoAccount(activation: Activation, call: CallOutline): boolean {
  const { analysis } = activation;
  const { names } = analysis;
  if (names === undefined || analysis.runsWhatIsAwaited || isHandedIn(activation, call.callee) || call.callee.is === 'super' || call.callee.is === 'result') return false;
  // What a generator gave runs it, and so may what was made with a function: that is told by what is called.
  const isNamed = names.mayName(call.callee) || (call.callee.is === 'member' && names.mayName(call.callee.of));
  if (isNamed && !activation.resolve(call.callee).every((one) => leadsNowhere(activation, one))) return false;
  return call.arguments.every(({ value }) => !(names.mayName(value) && analysis.reaching?.mayLead(activation.resolve(value)) !== false) && !bringsFunction(activation, value) && !callsHandedIn(activation, value));
}

/** False for a step in which nothing can lead to a rebind, by the names in it. */
export function mayLeadFrom(activation: Activation, step: Step): boolean {
  const { analysis } = activation;
  const { names, program } = analysis;
  switch (step.do) {
    case 'call': return !isOfNoAccount(activation, program.calls[step.call]!);
    case 'get': return names === undefined || names.mayName(step.value);
    case 'assign': return names === undefined || names.mayName(step.target);
    case 'await': return analysis.runsWhatIsAwaited;
    case 'yield': return true;
    case 'exit': case 'jump': return false;
    default: return stepsIn(step).some((part) => part.some((one) => mayLeadFrom(activation, one)));
  }
}

/** A function that is seen, or a class with all that making one of it runs, in which nothing leads to a rebind, whatever it is called. */
function leadsNowhere({ analysis }: Activation, callee: Abstract): boolean {
  if (callee.kind === 'closure') return !mayLead(analysis, callee);
  return callee.kind === 'class' && analysis.resolver.runByMaking(callee).every((one) => !mayLead(analysis, one));
}

/** A function written on the spot that calls one which came in as an argument, and which may lead to a rebind. */
function callsHandedIn(activation: Activation, value: Value): boolean {
  const { names, program } = activation.analysis;
  return value.is === 'function' && names !== undefined && callsAmong(program.functions[value.function]!.body).some((id) => {
    const { callee, arguments: given } = program.calls[id]!;
    if (comesFromParameter(program, callee) && activation.resolve(callee).some((one) => one.kind === 'closure' && names.leads(one.fn))) return true;
    return given.some((argument) => callsHandedIn(activation, argument.value));
  });
}

/** The value came in as an argument, and is a function that may lead to a rebind; or it is one that is written on the spot and makes use of such a one. */
function bringsFunction(activation: Activation, value: Value): boolean {
  const { analysis } = activation;
  const values = value.is === 'function' ? analysis.broughtInto(value.function) : comesFromParameter(analysis.program, value) ? [value] : [];
  return values.flatMap((one) => activation.resolve(one)).some((one) => mayLead(analysis, one));
}

/** Functions that are looked at one in the other. */
const MOST_WITHIN = 4;

/** The function mentions what leads to a rebind, or makes use of one that it was handed, or that its object was made with. */
function mayLead(analysis: Analysis, value: Abstract, depth = 0): boolean {
  const any = (values: readonly Abstract[]): boolean => values.some((one) => mayLead(analysis, one, depth + 1));
  if (depth > MOST_WITHIN) return true;
  switch (value.kind) {
    case 'closure': return analysis.leads(value) || any([...value.self ?? [], ...(value.bound ?? []).flat()]) || analysis.broughtInto(value.fn).some((used) => any(analysis.resolver.resolve(used, value.env)));
    case 'instance': return value.built?.args.some((arg) => arg !== null && any(arg)) === true;
    case 'wrapped': case 'functionMethod': return true;
    default: return false;
  }
}

function applyCallee(activation: Activation, callee: Abstract, site: Site, state: State, sink: Sink): State {
  if (site.call.how === 'jsx' && activation.analysis.rendersElsewhere) return applyUnknown(activation, site, state, sink);
  switch (callee.kind) {
    case 'closure': return applyClosure(activation, callee, site.args, site, state, sink, isHandedIn(activation, site.call.callee));
    case 'class': return construct(activation, callee, site, state, sink);
    case 'functionMethod': return applyFunctionMethod(activation, callee, site, state, sink);
    case 'external': return applyExternal(activation, callee, site, state, sink);
    // What a wrapped function does was looked at where it was wrapped.
    case 'wrapped':
      state = callWrapped(activation, callee, site, state);
      if (callee.target.some((target) => throws(activation, target, [null, null, null]))) sink.thrown = activation.join(sink.thrown, state);
      return state;
    case 'primitive': case 'promise': case 'list': case 'iterator': case 'coroutine': return state;
    case 'instance': {
      const called = activation.resolver.called(callee);
      return called.length === 0 ? applyUnknown(activation, site, state, sink)
        : called.map((one) => applyClosure(activation, one, site.args, site, state, sink)).reduce((a, b) => activation.join(a, b));
    }
    case 'object': case 'namespace': case 'unknown': return applyUnknown(activation, site, state, sink);
  }
}

/** A function written on the spot, or one that came in as an argument: not a helper that this code calls by name. */
function isHandedIn(activation: Activation, callee: Value): boolean {
  return callee.is === 'function' || comesFromParameter(activation.analysis.program, callee);
}

function applyUnknown(activation: Activation, site: Site, state: State, sink: Sink): State {
  for (const value of site.args.flatMap((arg) => arg ?? [])) activation.analysis.escape(value);
  // Making an element runs nothing, and what renders it later does so elsewhere.
  if (site.call.how === 'jsx' || activation.isThrown(site.id)) return state;
  return applyUnseen(activation, site, state, sink, comesFromParameter(activation.analysis.program, site.call.callee) ? 'parameter' : 'unseen');
}

function applyFunctionMethod(activation: Activation, callee: Abstract & { kind: 'functionMethod' }, site: Site, state: State, sink: Sink): State {
  if (callee.name === 'bind') return state;
  const spread = site.args[1];
  const args = callee.name === 'call' ? site.args.slice(1) : spread?.length === 1 && spread[0]!.kind === 'list' ? spread[0].items : [];
  const target = callee.target.kind === 'closure' && site.args[0] != null ? { ...callee.target, self: site.args[0] } : callee.target;
  // What was given in a list is not told apart.
  const given = site.call.arguments.slice(1).map((argument) => (callee.name === 'call' ? argument : { ...argument, value: UNKNOWN }));
  return applyCallee(activation, target, { ...site, args, call: withArguments(site.call, given) }, state, sink);
}

/** The same call, handing on something else. (Rows of other files have their fields as getters: they cannot be spread.) */
function withArguments({ at, text, callee, in: fn, of }: CallOutline, given: CallOutline['arguments']): CallOutline {
  return { at, text, callee, arguments: given, how: 'call', in: fn, ...(of === undefined ? {} : { of }) };
}

// ---- classes

function superClass(activation: Activation, callee: Value & { is: 'super' }): Abstract {
  const { class: own } = activation.analysis.program.functions[callee.function]!;
  const base = own === undefined ? undefined : activation.analysis.program.classes[own]!.super;
  return base === undefined ? { kind: 'unknown' } : activation.resolve(base)[0]!;
}

/** `new C()` or `super()`: the fields' initialisers, base class first, then the nearest constructor. */
function construct(activation: Activation, callee: Abstract, site: Site, state: State, sink: Sink): State {
  if (callee.kind === 'external') return applyExternal(activation, callee, site, state, sink);
  if (callee.kind !== 'class') return applyUnknown(activation, site, state, sink);
  const { analysis: { program }, resolver } = activation;
  const self = site.call.callee.is === 'super' ? activation.resolve({ is: 'this', function: site.call.callee.function }) : [resolver.instance(callee, site.call, site.id, activation.env)];
  const ancestry = resolver.ancestry(callee);
  const owner = ancestry.findIndex(({ class: id }) => program.classes[id]!.members.some((member) => member.kind === 'constructor'));
  // A constructor that calls `super()` runs the base's part from there.
  const line = owner < 0 ? ancestry : ancestry.slice(0, owner + 1);
  for (const { class: id, env } of [...line].reverse()) {
    const { fields } = program.classes[id]!;
    if (fields >= 0) state = applyClosure(activation, { ...resolver.closure(fields, env), self }, [], site, state, sink);
  }
  const constructor = resolver.constructorOf(callee);
  return constructor === undefined ? state : applyClosure(activation, { ...constructor, self }, site.args, site, state, sink);
}

// ---- what the catalog knows

function applyExternal(activation: Activation, callee: External, site: Site, state: State, sink: Sink): State {
  const { knowledge } = activation.analysis;
  activation.capture(site.id, state);
  const entries = knowledge.find(callee.module, callee.path).filter((entry) => entry.role !== 'store' && entry.role !== 'edge' && entry.role !== 'lazy' && (entry.role !== 'crossing' || appliesTo(entry, site.call, activation.resolver, activation.env)));
  if (entries.length > 0) return entries.reduce((at, entry) => applyEntry(activation, entry, callee, site, at, sink), state);
  if (callee.module === 'global') return applyGlobal(activation, callee, site, state, sink);
  if (knowledge.isQuiet(callee.module, callee.path)) return applyQuiet(activation, site, state, sink);
  return activation.analysis.program.packages.has(callee.module) ? applyPackage(activation, callee, site, state, sink) : applyUnknown(activation, site, state, sink);
}

const NOBODY: ReadonlySet<number> = new Set();

/** A package looks a store up through functions that it was handed: in this call, or before. */
function applyPackage(activation: Activation, callee: External, site: Site, state: State, sink: Sink): State {
  const { analysis } = activation;
  // What it was handed takes time to find out, and is of no account where there is nothing that somebody in there might see.
  const asked = activation.asks(state);
  // Whoever misses something is certain to look it up: of functions that it was handed, those which whatever is done here runs.
  const own = asked.isNothing ? NOBODY : analysis.handed.hooksOf(callee);
  const handed = asked.seeing !== 'nothing' || own.size > 0 ? analysis.handed.to(callee.module) : [];
  if (handed === 'many' || site.call.arguments.some((argument, i) => mayBringCode(analysis, argument, site.args[i] ?? null))) return applyUnknown(activation, site, state, sink);
  const given = [givenBy(callee.module)];
  for (const closure of handed) readsOf(activation, closure, [given, given, given], site, state, own.has(closure.fn));
  for (const value of site.args.flatMap((arg) => arg ?? [])) if (value.kind !== 'unknown') analysis.escape(value);
  sink.thrown = activation.join(sink.thrown, state);
  return state;
}

function applyEntry(activation: Activation, entry: CatalogEntry, callee: External, site: Site, state: State, sink: Sink): State {
  switch (entry.role) {
    case 'rebind': return entry.restores === true ? restore(activation, storeOf(activation, entry.store, callee, site), argumentValue(site, entry.argument), state) : rebind(activation, entry, callee, site, state);
    case 'read': activation.read(state, storeOf(activation, entry.store, callee, site), site); return state;
    case 'scope': return applyScope(activation, entry, storeOf(activation, entry.store, callee, site), site, state, sink);
    case 'mutate': activation.mutate(state, storeOf(activation, entry.store, callee, site), site); return state;
    case 'crossing': return applyCrossing(activation, entry, callee, site, state, sink);
    // What is quiet, or makes a context: what has another role is not called.
    default: return applyQuiet(activation, site, state, sink);
  }
}

/** The store that a call is about: the object that the method was taken from, or the one that the entry names. */
function storeOf(activation: Activation, named: string | undefined, callee: External, site: CallSite): StoreName {
  const key = named ?? callee.site;
  let store = activation.analysis.stores.get(key);
  if (store === undefined) {
    store = { key, name: named ?? methodText(site).replace(/(?:\?\.|\.)[\w$#]+$/, ''), aliased: callee.aliased === true };
    activation.analysis.stores.set(key, store);
  }
  return store;
}

/** `currentUser.enterWith` of `currentUser.enterWith.call`. */
function methodText({ text }: Pick<CallSite, 'text'>): string {
  return text.replace(/\??\.(?:call|apply|bind)$/, '');
}

function argumentValue(site: Site, position: number): Value {
  return position < 0 ? { is: 'unknown' } : site.call.arguments[position]?.value ?? { is: 'constant', text: 'undefined' };
}

function rebind(activation: Activation, entry: RebindEntry, callee: External, site: Site, state: State): State {
  const store = storeOf(activation, entry.store, callee, site);
  const value = argumentValue(site, entry.argument);
  const origin = { place: site.at, text: site.text, store, value, exempt: isRestore(activation, store, value), ...(activation.empty.has(store.key) ? { onlyIfEmpty: true as const } : {}), ...(entry.givesToken === true ? { givesToken: true as const } : {}), ...scopeOf(activation, store, callee, site) };
  return mapState(state, (frame, slot) => {
    const write = activation.write('rebind', site.at, site.text, origin, [], slot);
    if (origin.exempt) write.restores = new Set([...write.restores, ...readBy(activation, store, value)]);
    return withLive(frame, store.key, new Set([write]));
  });
}

/** What was there where the value was looked up. */
function readBy(activation: Activation, store: StoreName, value: Value): readonly Write[] {
  return callsBehind(activation, value).flatMap((call) => {
    const frame = activation.captured(callKey(call, activation.env));
    return frame === null ? [] : [...liveIn(frame, store.key, activation.incoming)];
  });
}

/** Puts back what was there before the rebind that gave the token; what the caller had, where that rebind is not seen. */
function restore(activation: Activation, store: StoreName, token: Value, state: State): State {
  const calls = callsBehind(activation, token);
  return mapState(state, (frame) => {
    const before = givingNow(activation, calls, liveIn(frame, store.key, activation.incoming)).map((call) => activation.captured(callKey(call, activation.env))).reduce((a, b) => activation.joinFrames(a, b), null);
    return withLive(frame, store.key, before === null ? new Set([activation.incoming(store.key)]) : liveIn(before, store.key, activation.incoming));
  });
}

/** One variable may serve for one token after the other: it is now that of a rebind which is still there. All, where none is. */
function givingNow({ analysis: { program } }: Activation, calls: readonly number[], live: ReadonlySet<Write>): readonly number[] {
  const places = new Set([...live].map(({ origin }) => origin.place.start));
  const now = calls.filter((call) => places.has(program.calls[call]!.at.start));
  return now.length > 0 ? now : calls;
}

/** The calls that a token, or what was looked up, may come from. */
function callsBehind(activation: Activation, value: Value): readonly number[] {
  switch (value.is) {
    case 'result': return [value.call];
    case 'variable': return activation.analysis.program.variables[value.variable]!.values.flatMap((one) => (one.is === 'result' ? [one.call] : []));
    case 'choice': return value.of.flatMap((one) => callsBehind(activation, one));
    default: return [];
  }
}

/** The store's own `run`, where it has one, or the first call that is known to bind the same store for a while. */
function scopeOf(activation: Activation, store: StoreName, callee: External, site: CallSite): { scope?: string } {
  const { knowledge } = activation.analysis;
  const run = /^(.*[#.])[\w$]+$/.exec(callee.path)?.[1];
  const text = methodText(site);
  if (run !== undefined && text.includes('.') && knowledge.find(callee.module, `${run}run`).some((entry) => entry.role === 'scope')) return { scope: text.replace(/\??\.[\w$]+$/, '.run') };
  const named = knowledge.scopesOf(store.key).find((entry) => !entry.path.includes('#') && entry.argument >= 0);
  return named === undefined ? {} : { scope: named.path };
}

/** `enterWith(undefined)`, or of what the store held before: put back, not meant for anybody. */
function isRestore(activation: Activation, store: StoreName, value: Value): boolean {
  if (value.is === 'constant') return value.text === 'undefined';
  const variable = value.is === 'variable' ? activation.analysis.program.variables[value.variable]! : undefined;
  const values = variable === undefined ? [value] : variable.values;
  return values.length > 0 && values.every((one) => {
    const call = one.is === 'result' ? activation.analysis.program.calls[one.call]! : undefined;
    return call !== undefined && activation.resolve(call.callee).some((callee) => callee.kind === 'external' && callee.site === store.key
      && activation.analysis.knowledge.find(callee.module, callee.path).some((entry) => entry.role === 'read'));
  });
}

// ---- scopes

/** `store.run(value, fn)`: inside, the store holds the value; afterwards it holds what it held before. */
function applyScope(activation: Activation, entry: ScopeEntry, store: StoreName, site: Site, state: State, sink: Sink): State {
  // On the other runtime what leaks on one is a scope of nothing: where nothing is bound before, it is none.
  const value = entry.leakyOn === undefined ? argumentValue(site, entry.argument) : UNDEFINED;
  const origin = { place: site.at, text: site.text, store, value, exempt: true };
  const position = indexOf(entry.callback, site.args.length);
  const args = site.args.slice(position + 1);
  let out: State | null = null;
  for (const callback of site.args[position] ?? [{ kind: 'unknown' } as const]) {
    const inside = mapState(state, (frame, slot) => {
      const binding = activation.write('scoped', site.at, site.text, origin, [], slot);
      if (entry.leaky === true) binding.hides = binding.hides.and(activation.asksIn(frame));
      const scoped = new Set([binding]);
      return withLive(frame, store.key, !sameValue(value, UNDEFINED) && holdsAlready(frame, store, value, activation) ? new Set([...scoped, ...liveIn(frame, store.key, activation.incoming)]) : scoped);
    });
    // The very question that is asked to run it: another answer has rebinds of its own, which nobody hands on.
    const asked = activation.asks(inside);
    const thrown = newSink();
    const restore = (at: State): State => mapState(at, (frame, slot) => {
      const left = afterScope(activation, frame, state[slot]!, store, value, entry, slot);
      return entry.leaky === true || slot === 'after' ? left : withShown(left, store.key, activation.incoming);
    });
    const restored = restore(applyCallback(activation, callback, args, site, entry, inside, thrown));
    if (entry.leaky === true) showHidden(activation, state, inside, store);
    sink.thrown = activation.join(sink.thrown, restore(thrown.thrown));
    out = out === null ? restored : activation.join(out, restored);
    const isScope = entry.leaky !== true && ![state.sync, state.resumed, state.after].some((frame) => frame !== null && holdsAlready(frame, store, value, activation));
    if (callback.kind === 'closure' && isScope) recordScopeDeaths(activation, entry, callback, args, site, store, asked);
  }
  return out ?? state;
}

/** `exit` takes the value away by switching the store off, and a `run` inside switches it on again: who looks then sees it. */
function showHidden(activation: Activation, before: State, inside: State, store: StoreName): void {
  for (const slot of ['sync', 'resumed', 'after'] as const) {
    const [had, hiding] = [before[slot], inside[slot]];
    if (had === null || hiding === null) continue;
    for (const write of liveIn(hiding, store.key, activation.incoming)) {
      for (const observer of write.shown?.observers.values() ?? []) activation.observe(had, store.key, observer);
    }
  }
}

function recordScopeDeaths(activation: Activation, entry: ScopeEntry, callback: Closure, args: Arguments, site: Site, store: StoreName, asked: Question): void {
  if (activation.resolver.runsLater(callback.fn)) return;
  const summary = activation.analysis.summaryOf(callback.fn, activation.resolver.enter(callback, args), asked);
  if (summary !== undefined) recordCrossingDeaths(activation, callback, summary, site, entry, (write) => write.store === store.key);
}

function afterScope(activation: Activation, frame: Frame, before: Frame, store: StoreName, value: Value, entry: ScopeEntry, slot: Slot): Frame {
  const had = liveIn(before, store.key, activation.incoming);
  const left = liveIn(frame, store.key, activation.incoming);
  if (entry.leaks === true && ![...left].some((write) => write.kind === 'scoped')) return withLive(frame, store.key, left);
  // A value that is already current makes no scope, and on some runtimes `exit` lets a rebind through.
  const stays = entry.leaky === true || holdsAlready(before, store, value, activation);
  const bound = [...left].filter(({ kind }) => kind === 'rebind');
  if (stays) {
    if (entry.leaky !== true) for (const write of bound) write.getsThrough = true;
    return withLive(frame, store.key, new Set([...had, ...[...left].filter(({ kind }) => kind !== 'scoped' && kind !== 'shown')]));
  }
  if (sameValue(value, UNDEFINED) && isNothing(had) === 'as for the caller') return withLive(frame, store.key, new Set([...had, ...bound.map((write) => whereNothingIs(activation, write, slot, mayHold(had)))]));
  for (const write of bound) write.isScopedToo = true;
  return withLive(frame, store.key, had);
}

/** The rebind as it stays where the caller had bound nothing, so that the scope is none. */
function whereNothingIs(activation: Activation, write: Write, slot: Slot, isScopedToo: boolean): Write {
  const found = activation.write('rebind', write.place, write.text, write.origin, write.chain, slot, true);
  found.isScopedToo ||= isScopedToo;
  if (found === write) return found;
  write.stuckAs.add(found);
  for (const observer of write.observers.values()) found.observe(observer);
  return found;
}

function holdsAlready(frame: Frame, store: StoreName, value: Value, activation: Activation): boolean {
  if (value.is === 'result') {
    return activation.resolver.looksUp(activation.analysis.program.calls[value.call]!, store.key, activation.env);
  }
  return [...liveIn(frame, store.key, activation.incoming)].some(({ kind, origin }) => kind !== 'ghost' && kind !== 'shown' && sameValue(origin.value, value));
}

function sameValue(a: Value, b: Value): boolean {
  if (a.is === 'variable' && b.is === 'variable') return a.variable === b.variable;
  if (a.is === 'parameter' && b.is === 'parameter') return a.function === b.function && a.index === b.index;
  return a.is === 'constant' && b.is === 'constant' && a.text === b.text;
}

/** Runs a callback in the frame at hand. */
function applyCallback(activation: Activation, callback: Abstract, args: Arguments, site: Site, entry: CatalogEntry | null, state: State, sink: Sink): State {
  switch (callback.kind) {
    case 'closure': {
      const run = (): State => applyClosure(activation, callback, args, site, state, sink, true);
      // A scope gives what its function gives.
      return entry === null ? activation.asCallback(run) : run();
    }
    case 'coroutine': return activation.asCallback(() => applyCoroutine(activation, callback, site, state, sink));
    case 'external': case 'class': case 'functionMethod': return applyCallee(activation, callback, { ...site, args, call: withArguments(site.call, []) }, state, sink);
    case 'unknown': case 'object': case 'instance': return applyUnseen(activation, site, state, sink, entry === null || callback.kind !== 'unknown' ? 'unseen' : 'parameter');
    default: return state;
  }
}

// ---- crossings

function applyCrossing(activation: Activation, entry: CrossingEntry, callee: External, site: Site, state: State, sink: Sink): State {
  const passed = passedTo(activation, entry, callee, site);
  const positions = callbacksOf(entry, site.args.length, site.args.names);
  if (entry.kind === 'inline' || entry.kind === 'nest') {
    return positions.reduce((at, position) => runZeroOrMore(activation, site.args[position] ?? [], passed, site, at, sink), state);
  }
  if (entry.orInline === true) state = positions.reduce((at, position) => runZeroOrMore(activation, site.args[position] ?? [], passed, site, at, sink), state);
  const isThen = callee.path === 'Promise#then';
  let out = state;
  const callbacks = positions.flatMap((position) => site.args[position] ?? (position < site.args.length ? [{ kind: 'unknown' } as const] : []));
  if (entry.returnsFunction === true) for (const callback of callbacks) activation.unstick(objectOf(entry, callee, site, callback));
  // Where it may be one function or another, each starts with what is there before any of them.
  const stuck = callbacks.map((callback) => activation.stuck(objectOf(entry, callee, site, callback)));
  for (const [i, callback] of callbacks.entries()) {
    const from = isThen && callback === site.args[0]?.[0] ? supposed(state, chainedAt(site.id)) : state;
    for (const slot of ['sync', 'resumed', 'after'] as const) {
      const end = from[slot] === null ? null : crossFrom(activation, entry, callee, callback, passed, site, from[slot], stuck[i]!);
      // An `exit` around is over by the first `await`.
      if (entry.boundary !== 'later' && slot !== 'after') out = switchedOn(activation, out, end);
    }
    // What runs at once throws at once.
    if (entry.boundary === 'context' && entry.returnsFunction !== true && throws(activation, callback, passed)) sink.thrown = activation.join(sink.thrown, state);
  }
  return isThen ? forget(out, chainedAt(site.id)) : out;
}

function throws(activation: Activation, callback: Abstract, args: Arguments): boolean {
  if (callback.kind !== 'closure' || activation.resolver.runsLater(callback.fn)) return false;
  return activation.analysis.wholeSummaryOf(callback.fn, activation.resolver.enter(callback, args))?.thrown != null;
}

/** Gives back what the callback's frame has become. */
function crossFrom(activation: Activation, entry: CrossingEntry, callee: External, callback: Abstract, args: Arguments, site: Site, frame: Frame, stuck: Frame | null): Frame | null {
  const object = objectOf(entry, callee, site, callback);
  if (runInContext(activation, callback, args, site, frame)) return null;
  const start = startFrame(activation, entry, callee, frame);
  const left = crossTo(activation, entry, callback, args, site, activation.joinFrames(start, stuck));
  let end = activation.joinFrames(left.returned, left.thrown);
  if (entry.sticky !== true || callback.kind !== 'closure') return end;
  // What a timer, a listener or a library's loop calls is called again.
  const isCalledAgain = entry.kind !== 'capture' || callee.module === 'global' || entry.events !== undefined;
  for (let last = -1; end !== null && isCalledAgain && sizeOf(end) !== last;) {
    last = sizeOf(end);
    const next = crossTo(activation, entry, callback, args, site, end);
    end = activation.joinFrames(end, activation.joinFrames(next.returned, next.thrown));
  }
  activation.stick(object, isCalledAgain ? { returned: end, thrown: null } : left);
  // Where it throws, this function does as well. Who catches that may know the object, if it is none of this function's own.
  if (entry.returnsFunction !== true && (activation.mayCatch || activation.captured(callee.site) === null)) activation.goOnAfterThrown(object);
  return end;
}

/** `Thread(target=copy_context().run, args=(f,))`: the thread begins with nothing, and `f` with what is bound here. */
function runInContext(activation: Activation, callback: Abstract, [inner, ...args]: Arguments, site: Site, frame: Frame): boolean {
  if (callback.kind !== 'external') return false;
  const entry = activation.analysis.knowledge.find(callback.module, callback.path).find((one): one is CrossingEntry => one.role === 'crossing' && one.kind === 'copy' && one.ownContext === true);
  if (entry === undefined) return false;
  for (const one of inner ?? []) crossTo(activation, entry, one, args, site, frame);
  return true;
}

/** What runs the callback, and what rebinds in there may stick to. Each timer is one of its own, and so is each wrapped function. */
function objectOf(entry: CrossingEntry, callee: External, site: Site, callback: Abstract): string {
  return entry.returnsFunction === true || callee.module === 'global' ? wrapKey(site.call, callback) : callee.site;
}

/** A rebind in another context, made at once, switches the store on everywhere: what an `exit` around has hidden here may be back. */
function switchedOn(activation: Activation, here: State, there: Frame | null): State {
  const stores = [...there ?? []].filter(([, writes]) => [...writes].some(({ kind }) => kind === 'rebind'));
  return mapState(here, (frame, slot) => (slot === 'after' ? frame : stores.reduce((at, [store]) => withShown(at, store, activation.incoming), frame)));
}

function wrapKey(call: CallOutline, callback: Abstract): string {
  return `wrap:${call.at.start}:${keyOf(callback)}`;
}

/** A function that `bind` made is called: from the second time on, what it rebound before may be there. */
function callWrapped(activation: Activation, callee: Abstract & { kind: 'wrapped' }, site: Site, state: State): State {
  let out = state;
  for (const target of callee.target) {
    const key = wrapKey(callee.call, target);
    const start = activation.stuck(key);
    out = switchedOn(activation, out, start);
    if (callee.entry.sticky !== true || target.kind !== 'closure') continue;
    const wrap: CallSite = { at: callee.call.at, text: callee.call.text };
    if (activation.callsAgain(key, site.id) && start !== null) activation.stick(key, applyAcross(activation, target, [null, null, null], wrap, callee.entry, start));
    if (activation.mayCatch) activation.goOnAfterThrown(key);
  }
  return out;
}

function passedTo(activation: Activation, entry: CrossingEntry, callee: External, site: Site): Arguments {
  if (entry.gives !== undefined) return entry.gives.map((path) => [{ kind: 'external', module: callee.module, path, site: `given:${site.at.start}` }]);
  if (callee.path === 'Promise#then') return callee.receiver?.[0]?.kind === 'promise' ? [callee.receiver[0].of] : [null];
  if (entry.passesIn !== undefined) return listedArguments(activation.resolver, site.call, site.args, entry.passesIn) ?? UNTOLD;
  return entry.passesFrom === undefined ? UNTOLD : site.args.slice(entry.passesFrom);
}

/** The frame that the callback starts in; null when it finds no store at all. */
function startFrame(activation: Activation, entry: CrossingEntry, callee: External, frame: Frame): Frame | null {
  if (entry.kind === 'isolate' || entry.kind === 'bare') return null;
  const owner = entry.kind === 'capture' ? activation.captured(callee.site) : null;
  // Which of the two an event listener gets depends on the emitter: it might see what either had bound.
  return owner === null || entry.events !== undefined ? activation.joinFrames(owner, frame) : owner;
}

/** Gives back what the callback's frame has become. */
function crossTo(activation: Activation, entry: CrossingEntry, callback: Abstract, args: Arguments, site: Site, start: Frame | null): Left {
  const same: Left = { returned: start, thrown: null };
  switch (callback.kind) {
    case 'closure':
      if (entry.plainOnly === true && activation.analysis.program.functions[callback.fn]!.async) {
        activation.analysis.escape(callback);
        return same;
      }
      if (entry.boundary === 'framework') return runByFramework(activation, entry, callback, args, site, start);
      // Whoever takes a function that is to be awaited awaits it over there.
      return applyAcross(activation, callback, args, site, entry, start, awaitedEnv(activation, callback, args));
    case 'coroutine': return applyAcross(activation, callback.closure, [], site, entry, start, callback.env);
    case 'class': {
      const constructor = activation.analysis.language.callMethod === undefined ? undefined : activation.resolver.constructorOf(callback);
      return constructor === undefined ? same : crossTo(activation, entry, { ...constructor, self: [activation.resolver.ownInstance(callback.class, callback.env)], ...handedAt(callback, site) }, args, site, start);
    }
    case 'object': case 'instance': {
      const called = callback.kind === 'instance' ? activation.resolver.called(callback) : [];
      if (called.length > 0) return called.map((one) => crossTo(activation, entry, { ...one, ...handedAt(callback, site) }, args, site, start)).at(-1)!;
      for (const method of methodsOf(activation, callback)) applyAcross(activation, method, [null, null, null], site, entry, start);
      // It may have more than those.
      observeUnseen(activation, site, start);
      break;
    }
    case 'unknown': observeUnseen(activation, site, start); break;
    case 'external': crossExternal(activation, entry, callback, site, start); break;
    case 'functionMethod': return crossTo(activation, entry, callback.target, [], site, start);
    default: break;
  }
  return same;
}

/** Where something was handed over that runs a function of its class. */
function handedAt(callback: Abstract, { args, call }: Site): Pick<Closure, 'handedAt'> {
  const argument = call.arguments[args.findIndex((arg) => arg?.includes(callback) === true)];
  return argument === undefined ? {} : { handedAt: argument.at };
}

/** What is awaited runs under these bindings; undefined for what runs where it is called. */
function awaitedEnv({ resolver }: Activation, callback: Closure, args: Arguments): Env | undefined {
  return resolver.runsAwaited(callback.fn) ? resolver.enter(callback, args) : undefined;
}

/** The framework is the function's caller; of a generator, it runs what comes before the `yield` by itself. */
function runByFramework(activation: Activation, entry: CrossingEntry, callback: Closure, args: Arguments, site: Site, start: Frame | null): Left {
  activation.analysis.runByFramework.add(callback.fn);
  if (!activation.analysis.program.functions[callback.fn]!.generator) return applyAcross(activation, callback, args, site, entry, start, awaitedEnv(activation, callback, args));
  const call: CallSite = { at: site.at, text: site.text, ...(callback.handedAt === undefined ? {} : { handedAt: callback.handedAt }) };
  const iterator = { kind: 'iterator', closure: callback, env: activation.resolver.enter(callback, args) } as const;
  activation.iterate(iterator, { ...NEVER, sync: start ?? new Map() }, newSink(), (at) => {
    for (const frame of [at.sync, at.resumed, at.after]) {
      for (const write of liveWrites(frame)) if (write.kind === 'rebind' && start?.get(write.store)?.has(write) !== true) activation.recordDeath(write, { how: 'crossing', fn: callback.fn, entry, call });
    }
    return at;
  });
  return { returned: start, thrown: null };
}

function observeUnseen(activation: Activation, site: Site, frame: Frame | null): void {
  if (frame !== null) activation.observe(frame, '*', { kind: 'unseen', at: site.at, text: site.text });
}

/** The functions that an object which is handed over offers to the other side. */
function methodsOf(activation: Activation, of: Abstract & { kind: 'object' | 'instance' }, depth = 0): readonly Closure[] {
  const names = of.kind === 'object'
    ? of.value.properties.filter(({ kind }) => kind === 'value').map(({ name }) => name)
    : activation.resolver.ancestry(of).flatMap(({ class: id }) => activation.analysis.program.classes[id]!.members.filter((member) => member.kind === 'method' && !member.static).map(({ name }) => name));
  return [...new Set(names)].flatMap((name) => activation.resolver.member(of, name)).flatMap((found): readonly Closure[] => {
    if (found.kind === 'closure') return [found];
    // One object within another: `{ taskList: { send() {} } }`.
    return found.kind === 'object' && depth === 0 ? methodsOf(activation, found, 1) : [];
  });
}

/** A store's own method handed over as the callback: `setTimeout(store.enterWith.bind(store, user))`. */
function crossExternal(activation: Activation, entry: CrossingEntry, callback: External, site: Site, start: Frame | null): void {
  for (const known of activation.analysis.knowledge.find(callback.module, callback.path)) {
    if (known.role === 'read' && start !== null) activation.observe(start, storeOf(activation, known.store, callback, handedMethod(activation, callback, site)).key, { kind: 'read', at: site.at, text: site.text });
    if (known.role !== 'rebind') continue;
    const method = handedMethod(activation, callback, site);
    const store = storeOf(activation, known.store, callback, method);
    const origin = { place: method.at, text: method.text, store, value: { is: 'unknown' } as const, exempt: false, ...scopeOf(activation, store, callback, method) };
    activation.recordDeath(activation.write('rebind', method.at, method.text, origin, [], 'after'), { how: 'crossing', fn: activation.fn, entry, call: site });
  }
}

/** The argument that is such a method, as the user writes it, without a `.bind` behind it. */
function handedMethod(activation: Activation, callback: External, site: Site): CallSite {
  const argument = site.call.arguments.find(({ value }) => activation.resolve(value).some((one) => keyOf(one) === keyOf(callback)));
  if (argument === undefined) return site;
  const text = argument.value.is === 'result' ? methodText(activation.analysis.program.calls[argument.value.call]!) : labelOf(activation.analysis.program, argument.value);
  return { at: argument.at, text: text ?? site.text };
}

// ---- the language's own functions

function applyGlobal(activation: Activation, callee: External, site: Site, state: State, sink: Sink): State {
  const [first] = site.args;
  if (callee.path === 'Promise' && site.call.how === 'new') return runExecutor(activation, first ?? [], site, state);
  const entering = /^Generator#__a?(enter|exit)__$/.exec(callee.path)?.[1];
  if (entering !== undefined) return throughManager(activation, callee, site, entering === 'enter', state, sink);
  if (callee.path === 'Generator#next') return advance(activation, callee, site.call.callee.is === 'member' && site.call.callee.of.is === 'result', state, sink);
  if (callee.path.startsWith('Array#') && !activation.analysis.language.listCallbacks.has(callee.path.slice(6))) return applyQuiet(activation, site, state, sink);
  if (callee.path.startsWith('Array#')) return applyToItems(activation, callee, first ?? [], site, state, sink);
  if (callee.path === SETTLE.path || /^(?:String|Generator|Promise|Items)#/.test(callee.path)) return state;
  if (activation.analysis.knowledge.isQuiet('global', callee.path)) return applyQuiet(activation, site, state, sink);
  return applyUnknown(activation, site, state, sink);
}

/** `rows.forEach(f)`. Where `f` gives promises, and somebody waits for all of them, none was rejected when that goes on. */
function applyToItems(activation: Activation, callee: External, callbacks: readonly Abstract[], site: Site, state: State, sink: Sink): State {
  const after = runZeroOrMore(activation, callbacks, elementsOf(callee), site, state, sink);
  if (!givesPromisesOfCallback(callee)) return after;
  const rounds = callbacks.map((callback) => (callback.kind === 'closure' ? whenFulfilled(activation, callback, elementsOf(callee), site, state) : undefined));
  if (rounds.some((round) => round === undefined)) return after;
  return activation.suppose(site, state, after, (frame, slot) => rounds.reduce<Frame | null>((all, round) => activation.joinFrames(all, again(activation, frame, (at) => round!(at, slot))), null));
}

function again(activation: Activation, frame: Frame, round: (frame: Frame) => Frame | null): Frame {
  for (;;) {
    const next = activation.joinFrames(frame, round(frame))!;
    if (sizeOf(next) === sizeOf(frame)) return frame;
    frame = next;
  }
}

function elementsOf(callee: External): Arguments {
  const of = callee.receiver?.[0];
  return [of?.kind === 'list' ? of.items.flat() : null, null, null];
}

/** `iterator.next()`: some part of the generator runs, from one `yield` to the next. */
function advance(activation: Activation, callee: External, isFresh: boolean, state: State, sink: Sink): State {
  let out = state;
  // Called on what has just been made, it runs the first part.
  if (isFresh) {
    let first: State = NEVER;
    for (const iterator of callee.receiver ?? []) {
      if (iterator.kind !== 'iterator') return state;
      const end = activation.iterate(iterator, state, sink, (at) => { first = activation.join(first, at); return NEVER; });
      first = activation.join(first, end);
    }
    return first;
  }
  for (const iterator of callee.receiver ?? []) {
    if (iterator.kind === 'iterator') out = activation.join(out, activation.iterate(iterator, state, sink, (at) => { out = activation.join(out, at); return at; }));
  }
  return out;
}

/**
 * A generator that serves as a context manager: entering runs it up to its `yield`, and leaving runs what comes after. It is
 * not described in two parts: to leave it, its first part is gone through once more, with what was there when it was entered
 * (which it may put back), and goes on with the state at hand.
 */
function throughManager(activation: Activation, callee: External, { at: { start } }: Site, enters: boolean, state: State, sink: Sink): State {
  let out: State = NEVER;
  const known = activation.entered.get(start);
  if (enters) activation.entered.set(start, { from: activation.join(known?.from ?? NEVER, state), to: known?.to ?? NEVER });
  for (const iterator of callee.receiver ?? []) {
    if (iterator.kind !== 'iterator') return state;
    if (!enters) {
      out = activation.join(out, activation.iterate(iterator, known?.from ?? state, sink, (at) => (known === undefined ? state : asOf(activation, at, known.to, state))));
      continue;
    }
    let entered: State = NEVER;
    activation.iterate(iterator, state, sink, (at) => {
      entered = activation.join(entered, at);
      return NEVER;
    });
    out = activation.join(out, entered);
  }
  if (enters) activation.entered.set(start, { from: activation.entered.get(start)!.from, to: activation.join(known?.to ?? NEVER, out) });
  return out;
}

/** The state at hand, without what was bound on ways to other `yield`s than the one that was left at `at`. */
function asOf(activation: Activation, at: State, entered: State, state: State): State {
  return mapState(state, (frame, slot) => {
    const [own, all] = [at[slot], entered[slot]];
    if (own === null || all === null) return frame;
    let out = frame;
    for (const [store, live] of frame) {
      const [here, anywhere] = [own, all].map((one) => liveIn(one, store, activation.incoming)) as [ReadonlySet<Write>, ReadonlySet<Write>];
      const left = [...live].filter((write) => here.has(write) || !anywhere.has(write));
      if (left.length > 0) out = withLive(out, store, new Set(left));
    }
    return out;
  });
}

/**
 * What an executor throws has its promise rejected, and goes no further: whoever makes the promise goes on with what was bound by then.
 * Where it is not handed `reject`, it is only by throwing that it has the promise rejected.
 */
function runExecutor(activation: Activation, executors: readonly Abstract[], site: Site, state: State): State {
  const inner = newSink();
  const returned = runOnce(activation, executors, [[SETTLE], [SETTLE]], site, state, inner);
  const out = activation.join(returned, inner.thrown);
  const [executor] = executors;
  if (executors.length !== 1 || executor?.kind !== 'closure') return out;
  const { analysis } = activation;
  const ends = whenEnded(activation, executor, [[SETTLE], [SETTLE]], site, state);
  const fulfilled = ends === undefined || mayThrowSettled(executor, analysis) ? out : activation.suppose(site, state, out, ends.returned);
  const isTold = analysis.program.functions[executor.fn]!.async || isHandedReject(executor, analysis);
  return ends === undefined || isTold ? fulfilled : activation.supposeRejected(site, state, fulfilled, ends.thrown);
}

function runOnce(activation: Activation, callbacks: readonly Abstract[], args: Arguments, site: Site, state: State, sink: Sink): State {
  if (callbacks.length === 0) return state;
  return callbacks.map((callback) => applyCallback(activation, callback, args, site, null, state, sink)).reduce((a, b) => activation.join(a, b));
}

function runZeroOrMore(activation: Activation, callbacks: readonly Abstract[], args: Arguments, site: Site, state: State, sink: Sink): State {
  // It is one function or another, and that one every time.
  return callbacks.filter((callback) => callback.kind !== 'primitive').map((callback) => runAgain(activation, callback, args, site, state, sink)).reduce((a, b) => activation.join(a, b), state);
}

function runAgain(activation: Activation, callback: Abstract, args: Arguments, site: Site, state: State, sink: Sink): State {
  for (;;) {
    const next = activation.join(state, applyCallback(activation, callback, args, site, null, state, sink));
    if (sizeOfState(next) === sizeOfState(state)) return state;
    state = next;
  }
}

/** Runs no code of the project, but for the functions that it is handed: those may run at once, or later in a copy. */
function applyQuiet(activation: Activation, site: Site, state: State, sink: Sink): State {
  if (activation.analysis.language.throwingCall.test(site.call.text)) sink.thrown = activation.join(sink.thrown, state);
  for (const value of site.args.flatMap((arg) => arg ?? [])) {
    // `Array.from`, `new Set`, `Promise.all`: whatever takes a generator goes through it.
    if (value.kind === 'iterator' && !activation.analysis.program.functions[value.closure.fn]!.async) {
      state = activation.iterate(value, state, sink, (at) => at);
      continue;
    }
    if (value.kind === 'closure') readsOf(activation, value, [null, null, null], site, state);
    if (value.kind === 'unknown' || value.kind === 'external') continue;
    activation.analysis.escape(value);
  }
  return state;
}

