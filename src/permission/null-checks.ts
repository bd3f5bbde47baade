/** Looks at a variable only to see whether it is there: `if (!user) …`, `user === undefined`, `user && …`. */
import type { Outline, Value } from '../outline/outline.js';
import { visitSteps } from '../outline/steps.js';

const EQUALITY = new Set(['===', '!==', '==', '!=']);

/** How often a function asks no more of the variable than whether it is there. Never too often: what is not seen counts as more. */
export function nullChecksOf({ functions }: Pick<Outline, 'functions'>, fn: number, variable: number): number {
  let count = 0;
  const seen = new Set<Value>();
  const at = (value: Value): void => {
    if (seen.has(value)) return;
    seen.add(value);
    if (isNullCheck(value, variable)) count += 1;
    else if (value.is === 'choice') value.of.forEach(at);
    else if (value.is === 'operation') value.operands.forEach(at);
  };
  visitSteps(functions[fn]!.body, (step) => {
    if (step.do === 'branch' && step.test !== undefined) {
      if (isVariable(step.test, variable) && isGuard(step.arms)) count += 1;
      else at(step.test);
    } else if (step.do === 'exit') at(step.value);
  });
  return count;
}

/** Whether a test, or a part of it that has to hold as well, asks no more of the variable than whether it is there. */
export function asksWhetherThere(test: Value, variable: number): boolean {
  if (isVariable(test, variable) || isNullCheck(test, variable)) return true;
  if (test.is === 'operation') return /^(?:!|&&)$/.test(test.operator) && test.operands.some((one) => asksWhetherThere(one, variable));
  return test.is === 'choice' && test.of.some((one) => asksWhetherThere(one, variable));
}

function isNullCheck(value: Value, variable: number): boolean {
  if (value.is !== 'operation') return false;
  const [left, right] = value.operands;
  if (value.operator === '!' || value.operator === '&&') return left !== undefined && isVariable(left, variable);
  if (!EQUALITY.has(value.operator) || left === undefined || right === undefined) return false;
  return (isVariable(left, variable) && isNothing(right)) || (isVariable(right, variable) && isNothing(left));
}

/** `if (user) { … }`. The same shape stands for `user ?? other`, where the value itself counts: there one arm only computes. */
function isGuard(arms: readonly (readonly { readonly do: string }[])[]): boolean {
  return arms.some((arm) => arm.some((step) => step.do === 'exit' || step.do === 'jump'));
}

function isVariable(value: Value, variable: number): boolean {
  return value.is === 'variable' && value.variable === variable;
}

function isNothing(value: Value): boolean {
  return value.is === 'constant' && (value.text === 'undefined' || value.text === 'null');
}
