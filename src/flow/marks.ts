/** Which functions does a framework call of its own accord, and across a boundary? Their parameters tell, or the class that theirs extends. */
import type { CrossingEntry } from '../catalog/entry.js';
import type { ParameterOutline, Value } from '../outline/outline.js';
import type { Analysis } from './analysis.js';
import { Callers } from './callers.js';
import { foundCrossing } from './handlers.js';

/**
 * The boundary that a framework runs the function across, because a parameter of it is filled in by the framework, or its class is one of the framework's; undefined
 * when nothing tells of one, or when something else is told of the function: a decorator, or a call that it is handed to.
 */
export function markedCrossing(analysis: Pick<Analysis, 'program' | 'resolver' | 'knowledge'>, fn: number): CrossingEntry | undefined {
  const { program, resolver, knowledge } = analysis;
  const { parameters, decorators, async, kind } = program.functions[fn]!;
  const found = foundCrossing(resolver, knowledge, fn);
  if (found !== undefined) return found;
  if (decorators.length > 0 || async || kind !== 'plain') return undefined;
  const entry = parameters.flatMap(marksOf).flatMap((mark) => (mark.is === 'result' ? resolver.resolve(program.calls[mark.call]!.callee, null) : []))
    .map((callee) => (callee.kind === 'external' ? knowledge.marking(callee.module, callee.path) : undefined)).find((one) => one !== undefined);
  return entry === undefined || isHandedElsewhere(analysis, fn) ? undefined : entry;
}

/** What tells that a parameter is filled in by whoever calls the function. */
export function marksOf({ default: fallback, decorators }: ParameterOutline): readonly Value[] {
  return fallback === undefined ? decorators : [fallback, ...decorators];
}

/** Somebody who calls the function may find what it binds, so its own file may have nothing to say of it. */
export function isCalledInOwnFile({ program, resolver }: Pick<Analysis, 'program' | 'resolver'>, fn: number): boolean {
  return new Callers(program, resolver).callsOf(fn).some(({ call }) => call.how === 'call' && program.fileOf(call.in) === program.fileOf(fn));
}

/** `router.add_api_route('/', f)`: no mark says what that does with it. */
function isHandedElsewhere({ program, resolver, knowledge }: Pick<Analysis, 'program' | 'resolver' | 'knowledge'>, fn: number): boolean {
  return [...program.everyCall()].some((call) => call.how !== 'decorator'
    && call.arguments.some(({ value }) => (value.is === 'variable' || value.is === 'function') && resolver.resolve(value, null).some((one) => one.kind === 'closure' && one.fn === fn))
    && !resolver.resolve(call.callee, null).some((callee) => callee.kind === 'external' && knowledge.marking(callee.module, callee.path) !== undefined));
}
