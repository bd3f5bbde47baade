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
