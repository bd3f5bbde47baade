/** Functions that are written in another one, and that the other one gives: what a decorator puts around a function, what a factory makes. */
import type { Program } from '../flow/program.js';
import { collectReturns } from '../flow/resolve.js';
import { Nearest } from '../outline/nearest.js';
import type { Value } from '../outline/outline.js';

export class GivenFunctions {
  readonly #known = new Map<number, readonly number[]>();

  constructor(readonly program: Program) {}

  /** The functions written in `fn` that it gives, and those that they give in turn; empty for what gives no function. */
  of(fn: number): readonly number[] {
    let found = this.#known.get(fn);
    if (found === undefined) {
      this.#known.set(fn, []);
      this.#known.set(fn, found = this.#find(fn));
    }
    return found;
  }

  /** Whether it is itself given by the function that it is written in. */
  isGiven(fn: number): boolean {
    const { parent } = this.program.functions[fn]!;
    return parent >= 0 && this.of(parent).includes(fn);
  }

  #find(fn: number): readonly number[] {
    const children = new Set(this.program.functionsIn(fn));
    if (children.size === 0) return [];
    const returned: Value[] = [];
    collectReturns(this.program.functions[fn]!.body, returned);
    const seen = new Nearest<number>();
    const own = [...new Set(returned.flatMap((value) => this.#functionsIn(value, 0, seen)))].filter((one) => children.has(one));
    return own.flatMap((one) => [one, ...this.of(one)]);
  }

  /** `wrapper`, `wraps(fn)(wrapper)`, and `wrapper` with decorators of its own. */
  #functionsIn(value: Value, depth: number, seen: Nearest<number>): readonly number[] {
    if (depth > 4) return [];
    switch (value.is) {
      case 'function': return [value.function];
      case 'variable': return seen.isNew(value.variable, depth) ? this.program.variables[value.variable]!.values.flatMap((one) => this.#functionsIn(one, depth + 1, seen)) : [];
      case 'choice': return value.of.flatMap((one) => this.#functionsIn(one, depth + 1, seen));
      case 'result': return this.program.calls[value.call]!.arguments.slice(0, 1).flatMap((argument) => this.#functionsIn(argument.value, depth + 1, seen));
      default: return [];
    }
  }

  /** Whether the innermost of them calls what an outer one was handed: `fn(*args, **kwargs)` in a decorator. */
  isDecorator(fn: number): boolean {
    const given = this.of(fn);
    const outer = new Set([fn, ...given]);
    return given.some((one) => this.program.callsIn(one).some(({ callee }) => (
      callee.is === 'variable' && this.program.variables[callee.variable]!.values.some((value) => this.#isParameterOf(value, outer, one)))));
  }

  #isParameterOf(value: Value, outer: ReadonlySet<number>, inner: number): boolean {
    if (value.is === 'typed') return this.#isParameterOf(value.of, outer, inner);
    if (value.is === 'choice') return value.of.some((one) => this.#isParameterOf(one, outer, inner));
    return value.is === 'parameter' && outer.has(value.function) && value.function !== inner;
  }
}
