/** What is certain of a promise: that awaiting it runs no code we cannot see, that it does not reject. */
import { callbacksOf } from '../catalog/entry.js';
import type { CallOutline, Step, Value } from '../outline/outline.js';
import { callsAmong } from '../outline/steps.js';
import { callable, SETTLE, type Abstract, type Closure, type Env, type External } from './abstract.js';
import type { Activation } from './activation.js';
import type { Knowledge } from './knowledge.js';
import { givesPromisesOfCallback } from './promised.js';
import { UNTOLD } from './resolve.js';

/**
 * True when awaiting `value` runs nothing of the project here: a plain value, or a promise that is under way. False for a
 * value of unknown origin that is no call of this place: it may be lazy, and start its work (and its reads) only now.
 */
export function isSettled(value: Value, values: readonly Abstract[], activation: Activation): boolean {
  // The call itself was looked at where it stands; what it gave back is not looked at twice.
  if (value.is === 'result' || value.is === 'awaited' || value.is === 'constant' || value.is === 'operation') return true;
  if (value.is === 'choice') return value.of.every((one) => isSettled(one, activation.resolve(one), activation));
  if (value.is === 'variable') {
    const { values: assigned } = activation.analysis.program.variables[value.variable]!;
    if (assigned.length > 0 && assigned.every((one) => one.is === 'awaited' || one.is === 'constant' || one.is === 'operation' || isList(one, activation))) return true;
  }
  const { knowledge } = activation.analysis;
  return values.every((one) => one.kind !== 'unknown' && (one.kind !== 'external' || knowledge.isQuiet(one.module, one.path) || isUnderWay(one, knowledge)));
}

/** What was handed to a crossing runs already, or will do so by itself: `task = asyncio.create_task(work())`. */
function isUnderWay({ module, path }: External, knowledge: Knowledge): boolean {
  return path.endsWith('()') && knowledge.find(module, path.slice(0, -2)).some((entry) => entry.role === 'crossing' && entry.returnsFunction !== true);
}

/** False for what is no promise, as the text alone tells. */
export function mayBePromise(value: Value, analysis: Activation['analysis'], depth = 0): boolean {
  const { program, language } = analysis;
  const inner = (one: Value): boolean => mayBePromise(one, analysis, depth + 1);
  switch (value.is) {
    case 'constant': case 'operation': case 'awaited': case 'function': case 'class': case 'list': return false;
    case 'object': return value.spreads.length > 0 || value.properties.some(({ name }) => language.promiseMethods.has(name));
    case 'choice': return value.of.some(inner);
    case 'variable': {
      const { values } = program.variables[value.variable]!;
      return depth > 8 || values.length === 0 || values.some(inner);
    }
    default: return true;
  }
}

/** Methods of lists (called on what may be undefined, too) that give a list, or tell something about it. */
const GIVES_LIST = /^(?:Array|String)#(?:map|filter|flatMap|sort|toSorted|some|every|findIndex|findLastIndex)$/;

/** `rows.map(…)`: a list is waited for by nobody. */
function isList(value: Value, activation: Activation): boolean {
  if (value.is !== 'result') return false;
  const callees = activation.resolve(activation.analysis.program.calls[value.call]!.callee);
  return callees.every((callee) => callee.kind === 'external' && callee.module === 'global' && GIVES_LIST.test(callee.path));
}

/** The calls whose promises have all settled, or that one of has, when the promise that `value` stands for has. */
export function callsSettledBy(value: Value, analysis: Activation['analysis'], depth = 0): readonly number[] {
  if (depth > 8) return [];
  const { program, language } = analysis;
  const inner = (one: Value): readonly number[] => callsSettledBy(one, analysis, depth + 1);
  switch (value.is) {
    case 'result': {
      const { callee, arguments: given } = program.calls[value.call]!;
      if (callee.is === 'member' && callee.of.is === 'global' && callee.of.name === 'Promise') return given.flatMap((argument) => inner(argument.value));
      return callee.is === 'member' && language.promiseMethods.has(callee.name) ? [value.call, ...inner(callee.of)] : [value.call];
    }
    case 'variable': {
      const { values, constant } = program.variables[value.variable]!;
      return constant && values.length === 1 ? inner(values[0]!) : [];
    }
    case 'choice': return value.of.flatMap(inner);
    case 'list': return value.items.flatMap(inner);
    default: return [];
  }
}

/** Where a value stands: under which bindings it is to be read. */
interface Standing {
  readonly analysis: Activation['analysis'];
  readonly env: Env | null;
}

/** True when the promise is certain to fulfil, so that nothing after an `await` of it can be reached by an exception. */
export function certainlyFulfils(value: Value, standing: Standing, depth = 0): boolean {
  if (depth > 8) return false;
  const { program, resolver } = standing.analysis;
  const inner = (one: Value, where = standing): boolean => certainlyFulfils(one, where, depth + 1);
  switch (value.is) {
    case 'constant': case 'operation': case 'function': case 'class': return true;
    case 'list': return value.items.every((item) => inner(item));
    case 'choice': return value.of.every((one) => inner(one));
    case 'variable': {
      const { values } = program.variables[value.variable]!;
      return values.length > 0 && values.every((one) => inner(one));
    }
    case 'result': {
      const call = program.calls[value.call]!;
      return callable(resolver.resolve(call.callee, standing.env)).every((callee) => (callee.kind === 'class'
        ? resolver.resolve(value, standing.env).every((one) => thenFulfils(one, standing.analysis))
        : resultFulfils(callee, resolver.argumentsOf(call, standing.env), call, standing, inner)));
    }
    default: return resolver.resolve(value, standing.env).every((one) => one.kind === 'primitive' || thenFulfils(one, standing.analysis));
  }
}

type Inner = (value: Value, where?: Standing) => boolean;

function resultFulfils(callee: Abstract, args: readonly (readonly Abstract[] | null)[], call: CallOutline, standing: Standing, inner: Inner): boolean {
  const { analysis } = standing;
  if (callee.kind === 'functionMethod') return callee.target.kind === 'closure' && callee.name !== 'bind' && resultFulfils(callee.target, callee.name === 'call' ? args.slice(1) : listed(args[1]), call, standing, inner);
  if (callee.kind === 'closure') return closureFulfils(callee, args, analysis, inner) !== 'no';
  if (callee.kind === 'wrapped') return callee.target.every((target) => resultFulfils(target, UNTOLD, call, standing, inner));
  if (callee.kind !== 'external') return false;
  const position = givesResultOf(callee, analysis);
  if (position !== undefined) return args[position]?.every((callback) => callback.kind === 'closure' && closureFulfils(callback, UNTOLD, analysis, inner) !== 'no') === true;
  if (callee.module !== 'global') return false;
  if (/^Promise#(?:then|catch|finally)$/.test(callee.path)) return chainFulfils(callee, args, call, standing, inner);
  if (callee.path === 'Promise') return executorFulfils(call.arguments[0]?.value, standing);
  // A generator that serves as a context manager has thrown where it was gone through.
  if (callee.path === 'Promise.allSettled' || /^Generator#__a(?:enter|exit)__$/.test(callee.path)) return true;
  if (givesPromisesOfCallback(callee)) return args[0]?.every((one) => one.kind === 'closure' && closureFulfils(one, UNTOLD, analysis, inner) !== 'no') === true;
  return (callee.path === 'Promise.resolve' || callee.path === 'Promise.all' || callee.path === 'Promise.race') && call.arguments.every((argument) => inner(argument.value));
}

/** What `apply` hands on. */
function listed(given: readonly Abstract[] | null | undefined): readonly (readonly Abstract[] | null)[] {
  if (given === undefined) return [];
  return given?.length === 1 && given[0]!.kind === 'list' ? given[0].items : UNTOLD;
}

/** The promise that a call of the function gives is certain to fulfil. */
export function neverRejects(callee: Closure, args: readonly (readonly Abstract[] | null)[], analysis: Activation['analysis']): boolean {
  return closureFulfils(callee, args, analysis, (value, where) => certainlyFulfils(value, where ?? { analysis, env: null })) === 'yes';
}

/** `throws` when the promise that it gives fulfils, and it may throw before it gives one. */
function closureFulfils(callee: Closure, args: readonly (readonly Abstract[] | null)[], analysis: Activation['analysis'], inner: Inner): 'yes' | 'throws' | 'no' {
  const env = analysis.resolver.enter(callee, args);
  const mayThrow = (): boolean => analysis.throwing.mayThrow(callee.fn, env);
  if (analysis.program.functions[callee.fn]!.async) return !mayThrow() && analysis.wholeSummaryOf(callee.fn, env)?.rejects === false ? 'yes' : 'no';
  if (!analysis.resolver.returnedBy(callee.fn).every((value) => inner(value, { analysis, env }))) return 'no';
  return !mayThrow() && analysis.wholeSummaryOf(callee.fn, env)?.thrown === null ? 'yes' : 'throws';
}

/** The position of the callback whose result such a call gives: that of `store.run(value, fn)`, of `resource.runInAsyncScope(fn)`. */
export function givesResultOf({ module, path }: External, { knowledge }: Activation['analysis']): number | undefined {
  for (const entry of knowledge.find(module, path)) {
    if (entry.role === 'scope') return entry.callback;
    if (entry.role === 'crossing' && entry.boundary === 'context' && entry.returnsFunction !== true) return callbacksOf(entry, 1)[0];
  }
  return undefined;
}

/** What `then`, `catch` and `finally` give fulfils where their callbacks do; those of them that may be run. */
function chainFulfils({ path }: External, args: readonly (readonly Abstract[] | null)[], call: CallOutline, { analysis }: Standing, inner: Inner): boolean {
  const gives = (callbacks: readonly Abstract[] | null | undefined): boolean => callbacks?.every((one) => one.kind === 'closure' && closureFulfils(one, UNTOLD, analysis, inner) === 'yes') === true;
  const before = call.callee.is === 'member' && inner(call.callee.of);
  const [first, second] = args;
  if (path === 'Promise#then') return gives(first) && (before || gives(second));
  return path === 'Promise#finally' ? before && gives(first) : before || gives(first);
}

/** An executor that is never handed `reject` and does not throw. */
function executorFulfils(value: Value | undefined, { analysis, env }: Standing): boolean {
  return value?.is === 'function' && fulfils(analysis.resolver.closure(value.function, env), analysis);
}

/** An object with a `then` of its own that does so. */
function thenFulfils(of: Abstract, analysis: Activation['analysis']): boolean {
  return (of.kind === 'object' || of.kind === 'instance') && analysis.resolver.member(of, 'then').every((one) => one.kind === 'closure' && fulfils(one, analysis));
}

function fulfils(executor: Closure, analysis: Activation['analysis']): boolean {
  const summary = analysis.wholeSummaryOf(executor.fn, analysis.resolver.enter(executor, [[SETTLE], [SETTLE]]));
  return !isHandedReject(executor, analysis) && summary !== undefined && summary.thrown === null;
}

/** It takes more than `resolve`, so that it need not throw to have its promise rejected. */
export function isHandedReject({ fn }: Closure, { program }: Activation['analysis']): boolean {
  const { parameters } = program.functions[fn]!;
  return parameters.length > 1 || parameters.some(({ rest }) => rest);
}

/** It may throw when it has called `resolve` already: its promise fulfils all the same. */
export function mayThrowSettled({ fn }: Closure, { program }: Activation['analysis']): boolean {
  const { parameters, body } = program.functions[fn]!;
  const isSettling = (value: Value): boolean => value.is === 'variable' && parameters.some(({ variables }) => variables.includes(value.variable));
  const mentions = (step: Step): boolean => callsAmong([step]).some((id) => [program.calls[id]!.callee, ...program.calls[id]!.arguments.map(({ value }) => value)].some(isSettling));
  const isLeft = (step: Step | undefined): boolean => step?.do === 'exit' && step.how === 'return';
  const goesOn = (steps: readonly Step[]): boolean => steps.some((step, i) => {
    if (!mentions(step)) return false;
    const isLast = steps.slice(i + 1).every(isLeft);
    if (step.do === 'branch') return step.arms.some((arm) => arm.some(mentions) && (goesOn(arm) || !(isLast || isLeft(arm.at(-1)))));
    return step.do !== 'call' || !isLast;
  });
  return goesOn(body);
}
