/**
 * `task = current_task.get()`, and when there is none, `flow = current_flow.get()`: who asks for the narrower of two first, and goes on to the
 * wider one, is prepared for there being no narrower one. Where the wider one is bound, nothing is missed.
 */
import type { CallOutline, Step } from '../outline/outline.js';
import { callsAmong, stepsIn } from '../outline/steps.js';
import { askedIn } from './emptiness.js';
import type { LookUp, Tools } from './lookups.js';
import { isGivenBy } from './made-of.js';

/** True for a look-up, or a call of what does nothing but that, which gives what it has found, and is followed by a look-up of one of these stores where that is nothing. */
export function isFollowedByAnother(tools: Tools, { chain, read }: LookUp, bound: ReadonlySet<string>): boolean {
  const { program } = tools;
  return [read.at, chain.at(-1)?.at ?? read.at].flatMap((at) => program.callsFrom(at)).some((asking) => goesOn(tools, program.functions[asking.in]!.body, asking, bound));
}

function goesOn(tools: Tools, steps: readonly Step[], asking: CallOutline, bound: ReadonlySet<string>): boolean {
  const { calls } = tools.program;
  const answered = steps.findIndex((step) => isAnsweredIn(tools, step, asking));
  if (answered < 0) return steps.some((step) => stepsIn(step).some((part) => goesOn(tools, part, asking, bound)));
  return callsAmong(steps.slice(answered + 1)).some((call) => [...bound].some((store) => looksUp(tools, calls[call]!, store)));
}

/** `if task is not None: return task.name` */
function isAnsweredIn({ program }: Tools, step: Step, asking: CallOutline): boolean {
  if (step.do !== 'branch' || step.test === undefined) return false;
  const asked = askedIn(step.test);
  const last = asked && isGivenBy(program, asked.value, asking) ? step.arms[1 - asked.emptyArm]?.at(-1) : undefined;
  return last?.do === 'exit' && last.how === 'return';
}

/** By itself, or in the function that it runs. */
function looksUp({ program, resolver }: Tools, call: CallOutline, store: string): boolean {
  return resolver.looksUp(call, store) || resolver.resolve(call.callee, null).some((one) => {
    if (one.kind !== 'closure') return false;
    const env = resolver.enter(one, resolver.argumentsOf(call, null));
    return program.callsIn(one.fn).some((inner) => resolver.looksUp(inner, store, env));
  });
}
