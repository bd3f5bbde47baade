/** A value that is bound only while a function runs which does nothing: `store.run(user, () => true)`. Whoever was meant to see it comes after. */
import type { CallOutline, Outline, Place, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import type { Resolver } from './resolve.js';
import { isTried, scopeAround, type OpenedScope } from './scope-around.js';

/** Plain data: everything that a message needs. */
export interface IdleScope extends OpenedScope {
  readonly place: Place;
  /** The call, as it is written: `store.run`. */
  readonly text: string;
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
    const scope = scopeAround(resolver, call, at, isMeant);
    return scope === undefined ? [] : [{ place: call.at, text: call.text, ...scope, isReturned }];
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
