/** Whether what a call gives is kept by the function that makes it. */
import type { Place, Step, Value } from '../outline/outline.js';
import type { Write } from './frame.js';
import type { Program } from './program.js';
import { visitSteps } from '../outline/steps.js';
import { isGivenBy } from './made-of.js';

/** True when the rebind gives a token, and that is handed up and kept all the way to the function that has bound: it is the code there that ends it. */
export function keepsToken(program: Program, { origin, place, fn, chain }: Pick<Write, 'origin' | 'place' | 'fn' | 'chain'>): boolean {
  return origin.givesToken === true && isKept(program, place, fn) && chain.every(({ at }) => {
    const [call] = program.callsAt(at);
    return call === undefined || isKept(program, at, call.in);
  });
}

/**
 * True when a manager on the way holds the token for as long as it is entered, and hands it on as it is left: `token = bind(user) if user else None`,
 * `yield`, `if token is not None: unbind(token)`. That the two tests ask the same is for its author to see to.
 */
export function isHeldByManager(program: Program, { origin, place, fn, chain }: Pick<Write, 'origin' | 'place' | 'fn' | 'chain'>): boolean {
  if (origin.givesToken !== true) return false;
  const ownerOf = (at: Place): number => program.callsAt(at)[0]?.in ?? fn;
  const isManager = (at: Place): boolean => program.functions[ownerOf(at)]!.generator;
  // Of a long way only the beginning is kept; where it ends is known.
  const last = [place, ...chain.map((link) => link.at), origin.place].reverse().find((at) => isManager(at) || !isKept(program, at, ownerOf(at)));
  return last !== undefined && isManager(last) && isKept(program, last, ownerOf(last)) && isHandedOn(program, last, ownerOf(last));
}

/** Some call of the function is given what this one has given. */
function isHandedOn(program: Program, place: Place, fn: number): boolean {
  const made = program.callsAt(place);
  return program.callsIn(fn).some((call) => call.arguments.some(({ value }) => value.is === 'variable' && made.some((one) => isGivenBy(program, value, one))));
}

/** True when the result of a call that stands at this place of the function is given a name, put into something, handed on or returned. */
export function isKept(program: Program, place: Place, fn: number): boolean {
  const { body } = program.functions[fn]!;
  const calls = new Set<number>();
  visitSteps(body, (step) => {
    if (step.do !== 'call') return;
    const { at } = program.calls[step.call]!;
    if (at.start === place.start && at.end === place.end) calls.add(step.call);
  });
  const holds = (value: Value): boolean => {
    switch (value.is) {
      case 'result': return calls.has(value.call);
      case 'awaited': case 'typed': return holds(value.of);
      case 'choice': return value.of.some(holds);
      case 'list': return value.items.some(holds);
      case 'object': return value.properties.some((property) => holds(property.value));
      default: return false;
    }
  };
  if (calls.size === 0) return false;
  // A variable of a function around may be given the token in here.
  for (let at = fn; at >= 0; at = program.functions[at]!.parent) if (program.variablesIn(at).some(({ values }) => values.some(holds))) return true;
  let found = false;
  visitSteps(body, (step) => { found ||= heldBy(step, program, holds); });
  return found;
}

function heldBy(step: Step, program: Program, holds: (value: Value) => boolean): boolean {
  switch (step.do) {
    case 'exit': case 'assign': return holds(step.value);
    case 'call': return program.calls[step.call]!.arguments.some(({ value }) => holds(value));
    default: return false;
  }
}
