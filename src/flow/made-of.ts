/** What a value is made of, beyond what it may turn out to be: an operand, an argument of what has given it, a part of an object. */
import { Nearest } from '../outline/nearest.js';
import type { CallOutline, Value } from '../outline/outline.js';
import type { Program } from './program.js';

/** How deep a value is looked through. */
const MOST_STEPS = 8;
/** Variables that stand for each other. */
const MOST_NAMES = 4;

/** The numbers of all variables in it; a variable of a function is looked through for what it is made of itself. */
export function variablesBehind(program: Program, value: Value, found = new Set<number>(), depth = 0): ReadonlySet<number> {
  if (depth > MOST_STEPS) return found;
  for (const part of partsOf(program, value)) variablesBehind(program, part, found, depth + 1);
  if (value.is !== 'variable' || found.has(value.variable)) return found;
  found.add(value.variable);
  const { function: owner, values } = program.variables[value.variable]!;
  if (!program.isModule(owner)) for (const one of values) variablesBehind(program, one, found, depth + 1);
  return found;
}

/** The value is what the call has given, or an operation on that: not a part of it, nor what something else makes of it. */
export function isGivenBy(program: Program, value: Value, call: CallOutline, depth = 0, seen = new Nearest<number>()): boolean {
  const any = (values: readonly Value[], further: number): boolean => values.some((one) => isGivenBy(program, one, call, further, seen));
  switch (value.is) {
    case 'result': return program.calls[value.call] === call;
    case 'operation': return any(value.operands, depth);
    case 'choice': return any(value.of, depth);
    case 'variable': return depth < MOST_NAMES && seen.isNew(value.variable, depth) && any(program.variables[value.variable]!.values, depth + 1);
    default: return false;
  }
}

function partsOf(program: Program, value: Value): readonly Value[] {
  switch (value.is) {
    case 'member': case 'awaited': case 'typed': case 'element': return [value.of];
    case 'choice': return value.of;
    case 'operation': return value.operands;
    case 'object': return [...value.properties.map((property) => property.value), ...value.spreads];
    case 'result': {
      const { callee, arguments: given } = program.calls[value.call]!;
      return [callee, ...given.map((argument) => argument.value)];
    }
    default: return [];
  }
}
