/** What is certain of a promise: that awaiting it runs no code we cannot see, that it does not reject. */
import type { Value } from '../outline/outline.js';
import type { Abstract } from './abstract.js';
import type { Activation } from './activation.js';

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
    if (assigned.length > 0 && assigned.every((one) => one.is === 'awaited' || one.is === 'constant' || one.is === 'operation')) return true;
  }
  return values.every((one) => one.kind !== 'unknown' && (one.kind !== 'external' || activation.analysis.knowledge.isQuiet(one.module, one.path)));
}

/** True when the promise is certain to fulfil, so that nothing after an `await` of it can be reached by an exception. */
export function certainlyFulfils(value: Value, activation: Activation, depth = 0): boolean {
  if (depth > 8) return false;
  const inner = (one: Value): boolean => certainlyFulfils(one, activation, depth + 1);
  switch (value.is) {
    case 'constant': case 'operation': case 'function': case 'class': return true;
    case 'list': return value.items.every(inner);
    case 'choice': return value.of.every(inner);
    case 'variable': {
      const { values } = activation.analysis.program.variables[value.variable]!;
      return values.length > 0 && values.every(inner);
    }
    case 'result': return resultFulfils(value.call, activation, inner);
    default: return activation.resolve(value).every((one) => one.kind === 'primitive');
  }
}

function resultFulfils(id: number, activation: Activation, inner: (value: Value) => boolean): boolean {
  const call = activation.analysis.program.calls[id]!;
  return activation.resolve(call.callee).every((callee) => {
    if (callee.kind === 'closure') {
      const { async } = activation.analysis.program.functions[callee.fn]!;
      const env = activation.resolver.enter(callee, activation.resolver.argumentsOf(call, activation.env));
      const summary = activation.analysis.wholeSummaryOf(callee.fn, env);
      if (summary === undefined) return false;
      return async ? !summary.rejects : activation.resolver.returns(callee.fn, env).every((one) => one.kind === 'primitive');
    }
    if (callee.kind !== 'external' || callee.module !== 'global') return false;
    if (callee.path === 'Promise') return executorFulfils(call.arguments[0]?.value, activation);
    if (callee.path === 'Promise.allSettled') return true;
    return (callee.path === 'Promise.resolve' || callee.path === 'Promise.all' || callee.path === 'Promise.race') && call.arguments.every((argument) => inner(argument.value));
  });
}

/** An executor that is never handed `reject` and does not throw. */
function executorFulfils(value: Value | undefined, activation: Activation): boolean {
  if (value?.is !== 'function') return false;
  const outline = activation.analysis.program.functions[value.function]!;
  const summary = activation.analysis.wholeSummaryOf(value.function, activation.resolver.enter(activation.resolver.closure(value.function, activation.env), []));
  return outline.parameters.length < 2 && summary !== undefined && summary.thrown === null;
}
