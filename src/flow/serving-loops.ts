/** A function that goes on and on: what serves everybody has nobody's values to look up. */
import type { Step, Value } from '../outline/outline.js';
import type { Language } from './language.js';
import type { Program } from './program.js';
import type { Starters } from './starters.js';

/** What is known where one is looked for. */
interface Around {
  readonly program: Program;
  readonly language: Language;
  readonly starters: Pick<Starters, 'leadsWithinFile'>;
}

/**
 * `while True`, or until somebody sets a flag: `while not self._stop.is_set()`, `while self._running`.
 *
 * @param starter the function with the call that starts it: where that has made the flag, the loop is its own, and ends with it
 */
export function isServingLoop(around: Around, fn: number, starter: number): boolean {
  const isEndless = (step: Step): boolean => {
    switch (step.do) {
      case 'loop': return step.endless || (step.test !== undefined && isSetByOthers(around, step.test, fn)) || step.head.some((one) => one.do === 'call' && isAsked(around, one.call, starter));
      case 'try': return step.block.some(isEndless);
      default: return false;
    }
  };
  return around.program.functions[fn]!.body.some(isEndless);
}

/** A call that asks whether to go on, and asks for no flag of the starter's. */
function isAsked({ program: { calls, variables }, language: { flags } }: Around, id: number, starter: number): boolean {
  const { text, callee } = calls[id]!;
  const isOfStarter = callee.is === 'member' && callee.of.is === 'variable' && starter !== 0 && variables[callee.of.variable]!.function === starter;
  return flags?.test(text) === true && !isOfStarter;
}

/** A property of the object, and neither the function nor what it calls changes it. */
function isSetByOthers(around: Around, test: Value, fn: number): boolean {
  const { program, starters } = around;
  if (test.is === 'operation' && test.operator === '!') return isSetByOthers(around, test.operands[0]!, fn);
  if (test.is !== 'member' || !isOwnObject(program, test.of)) return false;
  const setters = new Set(program.assignmentsTo(test.name, [program.fileOf(fn)]).map((assignment) => assignment.in));
  return setters.size > 0 && !setters.has(fn) && !starters.leadsWithinFile(fn, setters);
}

/** `self`. */
function isOwnObject({ variables }: Program, value: Value): boolean {
  return value.is === 'this' || (value.is === 'variable' && variables[value.variable]!.values.some(({ is }) => is === 'this'));
}
