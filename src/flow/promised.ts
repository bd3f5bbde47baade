/** Which calls of a function have to have given promises that fulfil, for it to go on at some place. */
import type { Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';
import type { Abstract } from './abstract.js';
import type { Activation } from './activation.js';
import type { Together } from './frame.js';

/** Names of the places where promises are awaited, or handed on; each has a supposition of its own, see `State.given`. */
export const awaitedAt = (at: { readonly start: number }): string => `await ${at.start}`;
export const returnedAt = (at: { readonly start: number }): string => `return ${at.start}`;
export const rejectedAt = (at: { readonly start: number }): string => `rejected ${at.start}`;
export const chainedAt = (call: number): string => `then ${call}`;

/** Per call, the places that are passed only where its promise was not rejected. */
export function promisesOf(activation: Activation): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  const add = (value: Value, place: string): void => {
    for (const call of callsFulfilledBy(value, activation)) {
      const known = found.get(call);
      if (known === undefined) found.set(call, [place]);
      else known.push(place);
    }
  };
  visitSteps(activation.outline.body, (step) => {
    if (step.do === 'await') add(step.value, awaitedAt(step.at));
    if (step.do === 'exit' && step.how === 'return') add(step.value, returnedAt(step.at));
    if (step.do !== 'call') return;
    const { callee } = activation.analysis.program.calls[step.call]!;
    if (callee.is === 'member' && callee.name === 'then') add(callee.of, chainedAt(step.call));
  });
  return found;
}

/** Per call, where its own promise is awaited and nothing else, so that it is this one that is rejected if any is. */
export function awaitedAlone(activation: Activation): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  visitSteps(activation.outline.body, (step) => {
    if (step.do !== 'await') return;
    const value = step.value.is === 'variable' ? onlyValue(step.value.variable, activation) : step.value;
    if (value?.is === 'result') found.set(value.call, [...found.get(value.call) ?? [], rejectedAt(step.at)]);
  });
  return found;
}

/** Per call of an async function, where its promise is awaited together with those of such calls alone: one of them is rejected if any is. */
export function awaitedTogether(activation: Activation): ReadonlyMap<number, Together> {
  const { functions, calls } = activation.analysis.program;
  const found = new Map<number, Together>();
  const isAsync = (value: Value): boolean => value.is === 'result' && activation.resolve(calls[value.call]!.callee).every((callee) => callee.kind === 'closure' && functions[callee.fn]!.async);
  visitSteps(activation.outline.body, (step) => {
    if (step.do !== 'await' || step.value.is !== 'result') return;
    const { callee, arguments: [given] } = calls[step.value.call]!;
    const list = given?.value;
    if (list?.is !== 'list' || !activation.resolve(callee).every(takesAll) || !list.items.every(isAsync)) return;
    const all = list.items.flatMap((item) => (item.is === 'result' ? [item.call] : []));
    all.forEach((call, i) => found.set(call, { place: rejectedAt(step.at), before: all.slice(0, i) }));
  });
  return found;
}

function takesAll(callee: Abstract): boolean {
  return callee.kind === 'external' && callee.module === 'global' && /^Promise\.(?:all|any|race)$/.test(callee.path);
}

/** The calls whose promises have all fulfilled when the promise `value` has. */
function callsFulfilledBy(value: Value, activation: Activation, depth = 0): readonly number[] {
  if (depth > 8) return [];
  const inner = (one: Value): readonly number[] => callsFulfilledBy(one, activation, depth + 1);
  switch (value.is) {
    case 'variable': {
      const only = onlyValue(value.variable, activation);
      return only === undefined ? [] : inner(only);
    }
    // Only the one that is chosen is made.
    case 'choice': return value.of.flatMap((one) => (one.is === 'result' ? inner(one) : []));
    case 'result': return [value.call, ...behindCall(value.call, activation, inner)];
    default: return [];
  }
}

/** Of a list whose promises have all fulfilled: the calls that gave them, or the one that made them by a callback. */
function amongAll(list: Value, activation: Activation, inner: (value: Value) => readonly number[]): readonly number[] {
  const { calls } = activation.analysis.program;
  if (list.is === 'list') return list.items.flatMap(inner);
  if (list.is === 'result') return activation.resolve(calls[list.call]!.callee).every(givesPromisesOfCallback) ? [list.call] : [];
  if (list.is !== 'variable') return [];
  const only = onlyValue(list.variable, activation);
  return only !== undefined && only.is !== 'variable' ? amongAll(only, activation, inner) : [];
}

/** What a variable holds that is never assigned again. */
function onlyValue(variable: number, { analysis }: Activation): Value | undefined {
  const { values, constant } = analysis.program.variables[variable]!;
  return constant && values.length === 1 ? values[0] : undefined;
}

/** `rows.map(load)`: the list has what the callback gave, and nothing else. */
export function givesPromisesOfCallback(callee: Abstract): boolean {
  return callee.kind === 'external' && callee.module === 'global' && (callee.path === 'Array#map' || callee.path === 'Array#flatMap');
}

function behindCall(id: number, activation: Activation, inner: (value: Value) => readonly number[]): readonly number[] {
  const call = activation.analysis.program.calls[id]!;
  const first = call.arguments[0]?.value;
  const isOf = (path: string): boolean => activation.resolve(call.callee).every((callee) => callee.kind === 'external' && callee.module === 'global' && callee.path === path);
  if (first !== undefined && isOf('Promise.all')) return amongAll(first, activation, inner);
  if (first !== undefined && isOf('Promise.resolve')) return inner(first);
  // With a second callback, and with `catch`, it may have been rejected.
  const isPassedOn = call.arguments.length === 1 && isOf('Promise#then') || isOf('Promise#finally');
  return isPassedOn && call.callee.is === 'member' ? inner(call.callee.of) : [];
}
