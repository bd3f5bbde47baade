/**
 * `task = current_task.get()`, and when there is none, `flow = current_flow.get()`: who asks for the narrower of two first, and goes on to the
 * wider one, is prepared for there being no narrower one. Where the wider one is bound, nothing is missed.
 */
import type { CallOutline, Place, Step } from '../outline/outline.js';
import { stepsIn, visitSteps } from '../outline/steps.js';
import type { Abstract } from './abstract.js';
import type { LookUp, Tools } from './lookups.js';

/** True for a look-up, or a call of what does nothing but that, which is followed by one of a store of these, unless it has found something. */
export function isFollowedByAnother(tools: Tools, { chain, read }: LookUp, bound: ReadonlySet<string>): boolean {
  const { program } = tools;
  return [read.at, chain.at(-1)?.at ?? read.at].some((at) => program.callsFrom(at).some((asking) => goesOn(tools, program.functions[asking.in]!.body, at, bound)));
}

function goesOn(tools: Tools, steps: readonly Step[], at: Place, bound: ReadonlySet<string>): boolean {
  const asked = steps.findIndex((step) => step.do === 'call' && tools.program.calls[step.call]!.at.start === at.start);
  if (asked < 0) return steps.some((step) => stepsIn(step).some((part) => goesOn(tools, part, at, bound)));
  const answered = steps.findIndex((step, i) => i > asked && step.do === 'branch' && step.arms.some((arm) => arm.at(-1)?.do === 'exit'));
  return answered >= 0 && callsIn(tools, steps.slice(answered + 1)).some((call) => storesOf(tools, call).some((store) => bound.has(store)));
}

function callsIn({ program }: Tools, steps: readonly Step[]): readonly CallOutline[] {
  const found: CallOutline[] = [];
  visitSteps(steps, (step) => { if (step.do === 'call') found.push(program.calls[step.call]!); });
  return found;
}

/** The stores that the call looks up, or the function that it runs does by itself. */
function storesOf({ program, resolver, knowledge }: Tools, call: CallOutline): readonly string[] {
  const looked = (one: Abstract): readonly string[] => (one.kind === 'external' && knowledge.find(one.module, one.path).some(({ role }) => role === 'read') ? [one.site] : []);
  return resolver.resolve(call.callee, null).flatMap((one) => {
    if (one.kind !== 'closure') return looked(one);
    const env = resolver.enter(one, resolver.argumentsOf(call, null));
    return program.callsIn(one.fn).flatMap(({ callee }) => resolver.resolve(callee, env).flatMap(looked));
  });
}
