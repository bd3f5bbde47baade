/** A value that is bound only while a function runs which does nothing: `store.run(user, () => true)`. Whoever was meant to see it comes after. */
import type { ScopeEntry } from '../catalog/entry.js';
import type { CallOutline, Outline, Place, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import type { Env } from './abstract.js';
import { calledName } from './called-name.js';
import { parameterOf } from './given.js';
import type { Spot } from './program.js';
import type { Resolver } from './resolve.js';

/** Plain data: everything that a message needs. */
export interface IdleScope {
  readonly place: Place;
  /** The call, as it is written: `store.run`. */
  readonly text: string;
  /** The store's own call, where a function of the project makes that: `this.storage.run`. */
  readonly by?: { readonly text: string; readonly at: Spot };
  /** It answers for the function that it stands in: a guard, a middleware. */
  readonly isReturned: boolean;
}

/** False when no call of the file is handed such a function: most have none. */
export function mayBeIdle(outline: Outline): boolean {
  return outline.calls.some((call) => idleArgument(outline, call) >= 0);
}

/** All of the linted file, in the order of the text. */
export function idleScopes(resolver: Resolver): readonly IdleScope[] {
  const { linted } = resolver.program;
  return linted.calls.flatMap((call) => {
    const at = idleArgument(linted, call);
    const isReturned = at >= 0 && isReturnedIn(linted, call);
    if (at < 0 || linted.functions[call.in]!.kind === 'module' || !(isReturned || goesOn(linted, call)) || isTried(resolver, call.in)) return [];
    const scopes = resolver.resolve(call.callee, null).map((callee) => (
      callee.kind === 'external' ? (scopeOf(resolver, callee.module, callee.path, call, (value) => value === call.arguments[at]!.value) ? {} : undefined)
        : callee.kind === 'closure' ? scopeIn(resolver, callee.fn, resolver.enter(callee, resolver.argumentsOf(call, null)), at) : undefined));
    const [scope] = scopes;
    // What may be something else as well is left out.
    return scope === undefined || scopes.includes(undefined) ? [] : [{ place: call.at, text: call.text, ...scope, isReturned }];
  }).sort((a, b) => a.place.start - b.place.start);
}

/** The position of a function that is written on the spot and does nothing, beside a value that somebody was meant to have; -1 when there is none. */
function idleArgument({ functions }: Outline, { arguments: given, how }: CallOutline): number {
  if (how !== 'call' || !given.some(({ value }) => isMeant(value))) return -1;
  return given.findIndex(({ value }) => value.is === 'function' && !functions[value.function]!.generator && doesNothing(functions[value.function]!.body));
}

function doesNothing(body: Parameters<typeof visitSteps>[0]): boolean {
  let found = true;
  visitSteps(body, (step) => { found &&= step.do === 'exit' && step.how === 'return' && (step.value.is === 'constant' || step.value.is === 'variable'); });
  return found;
}

/** Something is in it. Whoever only warms a store up binds nothing in particular. */
function isMeant(value: Value): boolean {
  switch (value.is) {
    case 'object': return value.properties.length > 0;
    case 'variable': case 'parameter': case 'member': case 'awaited': case 'result': case 'typed': return true;
    default: return false;
  }
}

function isReturnedIn({ functions, calls }: Outline, call: CallOutline): boolean {
  let found = false;
  visitSteps(functions[call.in]!.body, (step) => { if (step.do === 'exit' && step.how === 'return' && step.value.is === 'result' && calls[step.value.call] === call) found = true; });
  return found;
}

/** Nobody takes what it gives, and other calls of the function follow. */
function goesOn({ calls }: Outline, call: CallOutline): boolean {
  return call.discarded === true && calls.some((other) => other.in === call.in && other.at.start > call.at.end);
}

/** It is a case of a test, or written in one: there a scope is tried out. */
function isTried({ program: { linted }, language: { testCalls } }: Resolver, fn: number): boolean {
  for (let at = fn; at > 0; at = linted.functions[at]!.parent) {
    if (linted.calls.some((call) => call.arguments.some(({ value }) => value.is === 'function' && value.function === at) && testCalls?.test(calledName(call.callee, linted) ?? '') === true)) return true;
  }
  return false;
}

/** The call opens a scope around what `isCallback` is true of. */
function scopeOf({ knowledge }: Resolver, module: string, path: string, { arguments: given }: CallOutline, isCallback: (value: Value) => boolean): boolean {
  return knowledge.find(module, path).some((entry): entry is ScopeEntry => {
    if (entry.role !== 'scope' || entry.argument < 0 || entry.leaky === true || entry.leakyOn !== undefined) return false;
    const callback = given.at(entry.callback)?.value;
    return callback !== undefined && isCallback(callback) && given[entry.argument] !== undefined && isMeant(given[entry.argument]!.value);
  });
}

/** The function does nothing but to open a scope around the parameter at `at`. */
function scopeIn(resolver: Resolver, fn: number, env: Env, at: number): Pick<IdleScope, 'by'> | undefined {
  const { program } = resolver;
  const calls = program.callsIn(fn);
  const [call] = calls;
  if (call === undefined || calls.length !== 1) return undefined;
  const callees = resolver.resolve(call.callee, env);
  return callees.every((callee) => callee.kind === 'external' && scopeOf(resolver, callee.module, callee.path, call, (value) => parameterOf(program, value, fn) === at)) ? { by: { text: call.text, at: program.spot(call.at) } } : undefined;
}
