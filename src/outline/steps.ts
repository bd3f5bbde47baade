/** Going through what a function does. */
import type { Step } from './outline.js';

/** Every step, at whatever depth, in the order of the text. */
export function visitSteps(steps: readonly Step[], visit: (step: Step) => void): void {
  for (const step of steps) {
    visit(step);
    for (const part of stepsIn(step)) visitSteps(part, visit);
  }
}

/** The numbers of all calls in the steps, at whatever depth, in the order of the text. */
export function callsAmong(steps: readonly Step[]): readonly number[] {
  return steps.flatMap((step) => (step.do === 'call' ? [step.call] : stepsIn(step).flatMap(callsAmong)));
}

/** Calls among some steps, by their numbers. `before`: those that may have been made before one that is looked for; undefined where that is not there. */
export interface CallsAround {
  readonly all: readonly number[];
  readonly before: readonly number[] | undefined;
}

/** The calls among the steps, and those before the first for which `isIt` is true: none of another arm of a branch, and all of a loop around it. */
export function callsAround(steps: readonly Step[], isIt: (call: number) => boolean): CallsAround {
  const all: number[] = [];
  let before: readonly number[] | undefined;
  for (const step of steps) {
    const one = around(step, isIt);
    if (one.before !== undefined) before = [...all, ...one.before];
    all.push(...one.all);
  }
  return { all, before };
}

function around(step: Step, isIt: (call: number) => boolean): CallsAround {
  if (step.do === 'call') return { all: [step.call], before: isIt(step.call) ? [] : undefined };
  if (step.do === 'branch') {
    const arms = step.arms.map((arm) => callsAround(arm, isIt));
    const found = arms.flatMap((arm) => arm.before ?? []);
    return { all: arms.flatMap((arm) => arm.all), before: arms.some((arm) => arm.before !== undefined) ? found : undefined };
  }
  const { all, before } = callsAround(stepsIn(step).flat(), isIt);
  // A round may have been before.
  return { all, before: step.do === 'loop' && before !== undefined ? all : before };
}

/** The lists of steps that one is made of, in the order of the text; none for one that is a whole by itself. */
export function stepsIn(step: Step): readonly (readonly Step[])[] {
  switch (step.do) {
    case 'branch': return step.arms;
    case 'loop': return [step.head, step.body, step.tail];
    case 'try': return [step.block, step.handler ?? [], step.finalizer ?? []];
    case 'switch': return step.cases;
    case 'label': return [step.body];
    default: return [];
  }
}
