/** Calls that bind a value while the function runs which they are handed: of a store itself, or of a function that does nothing else. */
import type { ScopeEntry } from '../catalog/entry.js';
import type { CallOutline, Value } from '../outline/outline.js';
import type { Env } from './abstract.js';
import { calledName } from './called-name.js';
import { parameterOf } from './given.js';
import type { Spot } from './program.js';
import type { Resolver } from './resolve.js';

export interface OpenedScope {
  /** The store's own call, where a function of the project makes that: `this.storage.run`. */
  readonly by?: { readonly text: string; readonly at: Spot };
}

/**
 * The scope that the call opens around its argument at `at`; undefined where it opens none, or may be something else as well.
 *
 * @param counts whether it is of account that this is bound
 */
export function scopeAround(resolver: Resolver, call: CallOutline, at: number, counts: (value: Value) => boolean): OpenedScope | undefined {
  const scopes = resolver.resolve(call.callee, null).map((callee) => (
    callee.kind === 'external' ? (isScope(resolver, callee.module, callee.path, call, counts, (value) => value === call.arguments[at]!.value) ? {} : undefined)
      : callee.kind === 'closure' ? scopeIn(resolver, callee.fn, resolver.enter(callee, resolver.argumentsOf(call, null)), at, counts) : undefined));
  return scopes.includes(undefined) ? undefined : scopes[0];
}

function isScope({ knowledge }: Resolver, module: string, path: string, { arguments: given }: CallOutline, counts: (value: Value) => boolean, isCallback: (value: Value) => boolean): boolean {
  return knowledge.find(module, path).some((entry): entry is ScopeEntry => {
    if (entry.role !== 'scope' || entry.argument < 0 || entry.leaky === true || entry.leakyOn !== undefined) return false;
    const callback = given.at(entry.callback)?.value;
    return callback !== undefined && isCallback(callback) && given[entry.argument] !== undefined && counts(given[entry.argument]!.value);
  });
}

/** The function does nothing but to open a scope around the parameter at `at`. */
function scopeIn(resolver: Resolver, fn: number, env: Env, at: number, counts: (value: Value) => boolean): OpenedScope | undefined {
  const { program } = resolver;
  const all = program.callsIn(fn);
  // What makes the value that is bound is no more than that.
  const calls = all.filter(({ at: { start, end } }) => !all.some(({ at: outer }) => (outer.start < start && end <= outer.end) || (outer.start <= start && end < outer.end)));
  const [call] = calls;
  if (call === undefined || calls.length !== 1) return undefined;
  const callees = resolver.resolve(call.callee, env);
  return callees.every((callee) => callee.kind === 'external' && isScope(resolver, callee.module, callee.path, call, counts, (value) => parameterOf(program, value, fn) === at)) ? { by: { text: call.text, at: program.spot(call.at) } } : undefined;
}

/** It is a case of a test, or written in one: there a scope is tried out. */
export function isTried({ program: { linted }, language: { testCalls } }: Resolver, fn: number): boolean {
  for (let at = fn; at > 0; at = linted.functions[at]!.parent) {
    if (linted.calls.some((call) => call.arguments.some(({ value }) => value.is === 'function' && value.function === at) && testCalls?.test(calledName(call.callee, linted) ?? '') === true)) return true;
  }
  return false;
}
