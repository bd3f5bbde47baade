/** Who calls a function, and what is it handed there? Asked of the file at hand, and of the files that import it. */
import { Nearest } from '../outline/nearest.js';
import type { CallOutline, Value } from '../outline/outline.js';
import type { Abstract, Closure, Env } from './abstract.js';
import type { Program } from './program.js';
import type { Resolver } from './resolve.js';

/** A function is handed on over at most so many others. */
const DEEPEST = 3;
/** Ways of calling that are looked at for one function. */
const MOST = 60;

/** One way in which a function is come to: its bindings, and the call that made them. */
export interface Way {
  readonly env: Env;
  readonly by: CallOutline;
}

export class Callers {
  readonly #named = new Map<string, { files: number; readonly found: CallOutline[] }>();

  constructor(readonly program: Program, readonly resolver: Resolver) {}

  /** The functions that `fn` is written in, beginning with itself, that somebody can call by a name. */
  around(fn: number): readonly number[] {
    const found: number[] = [];
    for (let at = fn; at > 0 && !this.program.isModule(at); at = this.program.functions[at]!.parent) found.push(at);
    return found.filter((one) => this.nameOf(one) !== '');
  }

  /** The functions by way of which something is handed in to `fn` or to a function around it: those, and others that pass on what they are handed. */
  into(fn: number): ReadonlySet<number> {
    const found = new Set<number>(this.around(fn));
    for (const one of found) {
      for (const { call } of this.callsOf(one)) {
        if (found.size < MOST && call.arguments.some(({ value }) => isHandedIn(this.program, value))) for (const outer of this.around(call.in)) found.add(outer);
      }
    }
    return found;
  }

  /** By what it is called: a constructor by the name of its class. */
  nameOf(fn: number): string {
    const { kind, name, class: owner } = this.program.functions[fn]!;
    return kind === 'constructor' ? this.program.classes[owner!]!.name : name;
  }

  /** The bindings of `fn`, for each way in which it or a function around it is called. */
  ways(fn: number, depth = 0): readonly Way[] {
    const found: Way[] = [];
    for (const owner of this.around(fn)) {
      for (const { call, closure } of this.callsOf(owner)) {
        // What runs while modules are loaded has no caller that could have bound anything, unless it only makes what runs later.
        if (owner === fn && this.program.isModule(call.in)) continue;
        for (const outer of this.#bindingsAround(call, depth)) {
          const env = this.#into(fn, owner, this.resolver.enter(closure, this.resolver.argumentsOf(call, outer)));
          if (env !== undefined && found.length < MOST) found.push({ env, by: call });
        }
      }
    }
    return found;
  }

  /** `run(fn)` in a function that was handed `fn` itself: asks those who hand it in. */
  #bindingsAround(call: CallOutline, depth: number): readonly (Env | null)[] {
    if (depth >= DEEPEST || this.program.isModule(call.in) || !call.arguments.some(({ value }) => isHandedIn(this.program, value))) return [null];
    return [null, ...this.ways(call.in, depth + 1).map(({ env }) => env)];
  }

  /** From the bindings of `owner` to those of `fn`, which is written in it. */
  #into(fn: number, owner: number, env: Env): Env | undefined {
    if (fn === owner) return env;
    const { parent } = this.program.functions[fn]!;
    const outer = parent < 0 ? undefined : this.#into(parent, owner, env);
    return outer && this.resolver.enterUnknown({ kind: 'closure', fn, env: outer });
  }

  /** The calls of the function that are seen, in the order of the files and their texts. */
  callsOf(fn: number): readonly { readonly call: CallOutline; readonly closure: Closure }[] {
    const name = this.nameOf(fn);
    return this.#callsNamed(name).flatMap((call) => {
      const closure = this.resolver.resolve(call.callee, null).flatMap((callee) => this.#run(callee)).find((one) => one.fn === fn);
      return closure === undefined ? [] : [{ call, closure }];
    });
  }

  #run(callee: Abstract): readonly Closure[] {
    switch (callee.kind) {
      case 'closure': return [callee];
      case 'class': {
        const constructor = this.resolver.constructorOf(callee);
        return constructor === undefined ? [] : [{ ...constructor, self: [this.resolver.ownInstance(callee.class, callee.env)] }];
      }
      default: return [];
    }
  }

  #callsNamed(name: string): readonly CallOutline[] {
    let known = this.#named.get(name);
    if (known === undefined) this.#named.set(name, known = { files: 0, found: [] });
    // Files may have come.
    const { numbers } = this.program;
    for (; known.files < numbers.length; known.files += 1) known.found.push(...this.program.callsOf(numbers[known.files]!).filter(({ callee }) => isNamed(this.program, callee, name)));
    return known.found;
  }
}

/** It is called so where it stands, or where it is imported from. */
export function isNamed(program: Pick<Program, 'variables' | 'functions'>, value: Value, name: string): boolean {
  switch (value.is) {
    case 'member': case 'import': case 'global': return value.name === name;
    case 'variable': {
      const { name: own, values } = program.variables[value.variable]!;
      return own === name || values.some((one) => one.is === 'import' && one.name === name);
    }
    case 'function': return program.functions[value.function]!.name === name;
    default: return false;
  }
}

/** It came in as an argument, or in a list of such. */
export function isHandedIn(program: Pick<Program, 'variables'>, value: Value, depth = 0, seen = new Nearest<number>()): boolean {
  switch (value.is) {
    case 'parameter': return true;
    case 'typed': case 'element': return isHandedIn(program, value.of, depth, seen);
    case 'choice': return value.of.some((one) => isHandedIn(program, one, depth, seen));
    case 'variable': return depth < 4 && seen.isNew(value.variable, depth) && program.variables[value.variable]!.values.some((one) => isHandedIn(program, one, depth + 1, seen));
    default: return false;
  }
}
