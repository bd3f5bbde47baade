/** Whether what a call gives is kept by the function that makes it. */
import type { Step, Value } from '../outline/outline.js';
import type { Program } from './program.js';
import { eachStep } from './resolve.js';

/** True when the result of the call is given a name, put into something, handed on or returned. */
export function isKept(program: Program, call: number, fn: number): boolean {
  const holds = (value: Value): boolean => {
    switch (value.is) {
      case 'result': return value.call === call;
      case 'awaited': case 'typed': return holds(value.of);
      case 'choice': return value.of.some(holds);
      case 'list': return value.items.some(holds);
      case 'object': return value.properties.some((property) => holds(property.value));
      default: return false;
    }
  };
  if (program.variables.some((variable) => variable.values.some(holds))) return true;
  let found = false;
  eachStep(program.functions[fn]!.body, (step) => { found ||= heldBy(step, program, holds); });
  return found;
}

function heldBy(step: Step, program: Program, holds: (value: Value) => boolean): boolean {
  switch (step.do) {
    case 'exit': case 'assign': return holds(step.value);
    case 'call': return program.calls[step.call]!.arguments.some(({ value }) => holds(value));
    default: return false;
  }
}
