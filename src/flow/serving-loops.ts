/** A function that goes on and on: what serves everybody has nobody's values to look up. */
import type { Step, Value } from '../outline/outline.js';
import type { Program } from './program.js';
import type { Starters } from './starters.js';

/** Calls that ask whether to go on. */
const FLAGS = /(?:^|\.)(?:is_set|wait|is_closed|is_alive)$/;

/**
 * `while True`, or until somebody sets a flag: `while not self._stop.is_set()`, `while self._running`.
 *
 * @param starter the function with the call that starts it: where that has made the flag, the loop is its own, and ends with it
 */
export function isServingLoop(program: Program, starters: Pick<Starters, 'leadsWithinFile'>, fn: number, starter: number): boolean {
  return program.functions[fn]!.body.some((step) => isEndless(program, starters, step, fn, starter));
}

function isEndless(program: Program, starters: Pick<Starters, 'leadsWithinFile'>, step: Step, fn: number, starter: number): boolean {
  switch (step.do) {
    case 'loop': return step.endless || (step.test !== undefined && isSetByOthers(program, starters, step.test, fn)) || step.head.some((one) => one.do === 'call' && isAsked(program, one.call, starter));
    case 'try': return step.block.some((one) => isEndless(program, starters, one, fn, starter));
    default: return false;
  }
}

function isAsked(program: Program, id: number, starter: number): boolean {
  const { text, callee } = program.calls[id]!;
  return FLAGS.test(text) && !isFlagOf(program, callee, starter);
}

function isFlagOf({ variables }: Program, callee: Value, starter: number): boolean {
  return callee.is === 'member' && callee.of.is === 'variable' && starter !== 0 && variables[callee.of.variable]!.function === starter;
}

/** A property of the object, and neither the function nor what it calls changes it. */
function isSetByOthers(program: Program, starters: Pick<Starters, 'leadsWithinFile'>, test: Value, fn: number): boolean {
  if (test.is === 'operation' && test.operator === '!') return isSetByOthers(program, starters, test.operands[0]!, fn);
  if (test.is !== 'member' || !isOwnObject(program, test.of)) return false;
  const setters = new Set(program.assignmentsTo(test.name, [program.fileOf(fn)]).map((assignment) => assignment.in));
  return setters.size > 0 && !setters.has(fn) && !starters.leadsWithinFile(fn, setters);
}

/** `self`. */
function isOwnObject({ variables }: Program, value: Value): boolean {
  return value.is === 'this' || (value.is === 'variable' && variables[value.variable]!.values.some(({ is }) => is === 'this'));
}
