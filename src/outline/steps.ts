/** Going through what a function does. */
import type { Step } from './outline.js';

/** Every step, at whatever depth, in the order of the text. */
export function visitSteps(steps: readonly Step[], visit: (step: Step) => void): void {
  for (const step of steps) {
    visit(step);
    switch (step.do) {
      case 'branch': for (const arm of step.arms) visitSteps(arm, visit); break;
      case 'loop': for (const part of [step.head, step.body, step.tail]) visitSteps(part, visit); break;
      case 'try': for (const part of [step.block, step.handler ?? [], step.finalizer ?? []]) visitSteps(part, visit); break;
      case 'switch': for (const one of step.cases) visitSteps(one, visit); break;
      case 'label': visitSteps(step.body, visit); break;
      default: break;
    }
  }
}
