/** Whether a value of a store is seen to be bound where a call stands: before it in the same function, or by a scope around. */
import { contains, type CallOutline, type Step } from '../outline/outline.js';
import { stepsIn } from '../outline/steps.js';
import type { Env } from './abstract.js';
import type { Resolver } from './resolve.js';

/** Calls within calls that are followed. */
const DEEPEST = 5;
/** The same for all of one function. */
const MOST_CALLS = 200;

/**
 * True when somebody who is seen binds the store for the call of the linted file.
 *
 * @param opens whether this call of the linted file opens a scope that binds the store for the function that it is handed
 */
export function isBoundFor(resolver: Resolver, call: CallOutline, store: string, opens: (call: CallOutline, fn: number) => boolean): boolean {
  const { linted: { calls, functions } } = resolver.program;
  for (let [fn, place] = [call.in, call.at]; functions[fn]!.kind !== 'module'; fn = functions[fn]!.parent) {
    const left = { calls: MOST_CALLS };
    if (stepsBefore(functions[fn]!.body, (step) => step.do === 'call' && contains(calls[step.call]!.at, place))?.some((step) => binds(resolver, step, store, null, left, 0)) === true) return true;
    if (calls.some((one) => one.arguments.some(({ value }) => value.is === 'function' && value.function === fn) && opens(one, fn))) return true;
    place = functions[fn]!.at;
  }
  return false;
}

/** What has been done when the step is come to that is looked for; undefined where there is none. */
function stepsBefore(steps: readonly Step[], isIt: (step: Step) => boolean): readonly Step[] | undefined {
  for (const [i, step] of steps.entries()) {
    if (isIt(step)) return staying(steps.slice(0, i));
    for (const part of stepsIn(step)) {
      const inside = stepsBefore(part, isIt);
      if (inside !== undefined) return [...staying(steps.slice(0, i)), ...inside];
    }
  }
  return undefined;
}

/** Those that may have been done once all of these are: without what a function is left after. */
function staying(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => [step, ...stepsIn(step).flatMap((part) => (part.at(-1)?.do === 'exit' ? [] : staying(part)))]);
}

/** By itself, or what it calls does, while the caller can see it: what is bound behind an `await` there is not to be found here. */
function binds(resolver: Resolver, step: Step, store: string, env: Env | null, left: { calls: number }, depth: number): boolean {
  if (step.do !== 'call' || (left.calls -= 1) < 0) return false;
  const call = resolver.program.calls[step.call]!;
  return resolver.resolve(call.callee, env).some((callee) => {
    if (callee.kind === 'external') return callee.site === store && resolver.knowledge.find(callee.module, callee.path).some((entry) => entry.role === 'rebind');
    if (callee.kind !== 'closure' || depth >= DEEPEST) return false;
    const { body } = resolver.program.functions[callee.fn]!;
    const inside = resolver.enter(callee, resolver.argumentsOf(call, env));
    return (stepsBefore(body, ({ do: does }) => does === 'await') ?? staying(body)).some((inner) => binds(resolver, inner, store, inside, left, depth + 1));
  });
}
