/** `def client(tenant=None)` that looks the tenant up where it is given none: what happens there does not happen for those who give one. */
import { Nearest } from '../outline/nearest.js';
import type { CallOutline, FunctionOutline, Step, Value } from '../outline/outline.js';
import { stepsIn } from '../outline/steps.js';
import type { Closure, Env } from './abstract.js';
import type { Program } from './program.js';
import type { Arguments } from './resolve.js';

/** Positions of the parameters with a default that are given a value, and of others that are handed such a one. */
export type Given = ReadonlySet<number>;

/** The function that a call stands in, and what that was given. */
export interface Giver {
  readonly fn: number;
  readonly given: Given;
}

/** What is given to a function that another call runs: `pool.submit(client, tenant)`. */
export function givenTo({ parameters }: Pick<FunctionOutline, 'parameters'>, passed: Arguments): Given {
  const found = new Set<number>();
  let next = 0;
  for (const [i, values] of passed.entries()) {
    const name = passed.names?.[i];
    add(found, parameters, name === undefined ? next++ : parameters.findIndex((one) => one.name === name), values !== null);
  }
  return found;
}

/** What was given to a function that somebody goes through: `with client(tenant):`. What is known to be plain is what was left out. */
export function givenWith({ parameters }: Pick<FunctionOutline, 'parameters'>, { args }: Env): Given {
  const found = new Set<number>();
  for (const [i, values] of args.entries()) add(found, parameters, i, values === null || values.some(({ kind }) => kind !== 'primitive'));
  return found;
}

/** What a call gives to the function that it runs. */
export function givenIn(program: Program, { fn, bound = [], boundNames }: Closure, call: CallOutline, by: Giver): Given {
  const { parameters } = program.functions[fn]!;
  const found = new Set<number>();
  const place = (name: string | undefined): number => (name === undefined ? next++ : parameters.findIndex((one) => one.name === name));
  let next = 0;
  for (const i of bound.keys()) add(found, parameters, place(boundNames?.[i]), true);
  for (const { value, spread, name } of call.arguments) {
    if (spread) break;
    const at = place(name);
    const isGiven = !mayBeNothing(program, value, by);
    add(found, parameters, at, isGiven);
    // What has to be given may be nothing all the same, but not where the one who gives it was given it.
    if (isGiven && parameters[at] !== undefined && by.given.has(parameterOf(program, value, by.fn) ?? -1)) found.add(at);
  }
  return found;
}

function add(found: Set<number>, parameters: FunctionOutline['parameters'], at: number, isGiven: boolean): void {
  if (isGiven && parameters[at]?.default !== undefined) found.add(at);
}

/** It is nothing, or a parameter that may have been left out. */
function mayBeNothing(program: Program, value: Value, by: Giver, depth = 0, seen = new Nearest<number>()): boolean {
  const parameter = parameterIn(value, by.fn);
  if (parameter !== undefined) return !by.given.has(parameter) && program.functions[by.fn]!.parameters[parameter]?.default !== undefined;
  switch (value.is) {
    case 'constant': return isNothing(value);
    case 'variable': return depth < 4 && seen.isNew(value.variable, depth) && program.variables[value.variable]!.values.some((one) => mayBeNothing(program, one, by, depth + 1, seen));
    case 'choice': return value.of.some((one) => mayBeNothing(program, one, by, depth, seen));
    default: return false;
  }
}

/** The position of the parameter of `fn` that a value is, or that is in the variable; undefined for anything else. */
export function parameterOf(program: Program, value: Value, fn: number): number | undefined {
  return value.is === 'variable' ? program.variables[value.variable]!.values.map((one) => parameterIn(one, fn)).find((one) => one !== undefined) : parameterIn(value, fn);
}

/** The position of the parameter that a value is, also with its default and its type. */
function parameterIn(value: Value, fn: number): number | undefined {
  switch (value.is) {
    case 'parameter': return value.function === fn ? value.index : undefined;
    case 'typed': return parameterIn(value.of, fn);
    case 'choice': return value.of.map((one) => (one.is === 'parameter' || one.is === 'typed' ? parameterIn(one, fn) : undefined)).find((one) => one !== undefined);
    default: return undefined;
  }
}

/** Looks at all steps of a function that is given these, at whatever depth, in the order of the text, but for what stands in where something throws. */
export function walkGiven(program: Program, fn: number, given: Given, look: (step: Step) => void): void {
  walk(program.functions[fn]!.body);

  /** Whether nothing comes after them, because they leave the function. */
  function walk(steps: readonly Step[]): boolean {
    for (const step of steps) {
      look(step);
      const taken = step.do === 'branch' && step.arms.length === 2 ? armFor(step.test) : undefined;
      if (taken !== undefined) {
        if (walk((step as Step & { do: 'branch' }).arms[taken]!)) return true;
        continue;
      }
      for (const part of step.do === 'try' && isStandIn(step) ? [step.block, step.finalizer ?? []] : stepsIn(step)) walk(part);
      if (step.do === 'exit') return true;
    }
    return false;
  }

  /** The arm that runs where the parameter that is asked for was given. */
  function armFor(test: Value | undefined): 0 | 1 | undefined {
    if (test === undefined || given.size === 0) return undefined;
    if (test.is !== 'operation') return isGiven(test) ? 0 : undefined;
    const [left, right] = test.operands;
    if (left === undefined || !isGiven(left)) return undefined;
    if (test.operator === '!') return 1;
    if (right === undefined || !isNothing(right)) return undefined;
    return /^===?$/.test(test.operator) ? 1 : /^!==?$/.test(test.operator) ? 0 : undefined;
  }

  function isGiven(value: Value): boolean {
    const parameter = parameterOf(program, value, fn);
    return parameter !== undefined && given.has(parameter);
  }
}

/** `try: return settings_of(tenant)`, `except ImportError: return settings()`: what is given where the first cannot be had. */
function isStandIn({ block, handler = [] }: Step & { do: 'try' }): boolean {
  const last = handler.at(-1);
  // One of several handlers takes it, or none does.
  const ends = [block, ...(last?.do === 'branch' ? last.arms : [handler])].map((steps) => steps.at(-1));
  return ends[0]?.do === 'exit' && ends.every((end) => end?.do === 'exit') && ends.some((end, i) => i > 0 && end?.do === 'exit' && end.how === 'return');
}

function isNothing(value: Value): boolean {
  return value.is === 'constant' && (value.text === 'undefined' || value.text === 'null');
}
