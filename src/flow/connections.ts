/** What runs for a request of a connection, and what has been handed to the same application before it: whether a rebind still sticks to the connection there. */
import type { CrossingEntry } from '../catalog/entry.js';
import type { CallOutline, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import type { Abstract, Closure } from './abstract.js';
import { calledName } from './called-name.js';
import { parameterOf } from './given.js';
import { variablesBehind } from './made-of.js';
import type { Program } from './program.js';
import type { Resolver } from './resolve.js';

/** The functions that a value is, or holds in a list or an object. */
export function functionsIn(resolver: Resolver, value: Abstract, depth = 0): readonly Closure[] {
  if (value.kind === 'closure') return [value];
  if (value.kind === 'list') return value.items.flat().flatMap((item) => functionsIn(resolver, item, depth + 1));
  if (value.kind !== 'object' || depth > 1) return [];
  return value.value.properties.flatMap(({ value: property }) => resolver.resolve(property, value.env).flatMap((one) => functionsIn(resolver, one, depth + 1)));
}

/** Something that was handed to the same object before has awaited by the time that this one runs: the frame is not the connection's any more. */
export function isBehindAnAwait(resolver: Resolver, { callee, at, in: fn }: CallOutline, entries: readonly CrossingEntry[]): boolean {
  const { program } = resolver;
  const of = objectOf(callee);
  const isAwaited = entries.some(({ goesOn }) => goesOn !== undefined);
  const awaits = (closure: Closure): boolean => program.functions[closure.fn]!.async && (isAwaited || awaitsMoreThanTheRest(program, closure.fn));
  return of !== undefined && program.callsIn(fn).some((before) => before.at.start < at.start && objectOf(before.callee) === of && (
    entries.some(({ behind }) => behind?.includes(calledName(before.callee, program)!))
    || resolver.argumentsOf(before, null).some((values) => values?.flatMap((value) => functionsIn(resolver, value)).some(awaits))));
}

/** The object is made in the program: who is only handed it does not know what others have handed to it before. */
export function isMade({ program }: Resolver, callee: Value): boolean {
  const of = objectOf(callee);
  return of !== undefined && program.variables[of]!.values.some(({ is }) => is === 'result');
}

/** It awaits nothing, gives nothing, and has nothing in hand to answer with: where it does not throw, the request goes on. */
export function goesOnFrom(resolver: Resolver, fn: number): boolean {
  const { program } = resolver;
  const { async, body } = program.functions[fn]!;
  let awaits = !async;
  visitSteps(body, (step) => { awaits ||= step.do === 'await'; });
  if (awaits || resolver.returnedBy(fn).some((value) => value.is !== 'constant')) return false;
  const isInHand = (value: Value): boolean => [...variablesBehind(program, value)].some((variable) => program.variables[variable]!.values.some((one) => one.is === 'parameter' && one.function === fn && one.index > 0));
  return program.callsIn(fn).every(({ callee, arguments: given }) => ![callee, ...given.map(({ value }) => value)].some(isInHand));
}

/** Something other than the function that it was handed, such as `next`. */
function awaitsMoreThanTheRest(program: Program, fn: number): boolean {
  let found = false;
  visitSteps(program.functions[fn]!.body, (step) => { found ||= step.do === 'await' && !(step.value.is === 'result' && parameterOf(program, program.calls[step.value.call]!.callee, fn) !== undefined); });
  return found;
}

/** The variable whose method is called. */
function objectOf(callee: Value): number | undefined {
  return callee.is === 'member' && callee.of.is === 'variable' ? callee.of.variable : undefined;
}
