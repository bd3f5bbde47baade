/**
 * Methods that the class itself calls at a fixed place in its work, and that classes which extend it fill in: `_check_access(self)`, which
 * `process` of the base class calls once. They take nothing and nobody else calls them, so nobody could hand them anything: what they look
 * up, they look up where the work begins.
 */
import type { Program } from '../flow/program.js';
import type { Resolver } from '../flow/resolve.js';
import { visitSteps } from '../outline/steps.js';
import type { CallOutline, Value } from '../outline/outline.js';
import type { Rows } from './rows.js';

/** Classes of one line of descent that are looked at. */
const MAX_CLASSES = 60;
/** Names that say that only the class itself calls it. */
const PRIVATE = /^[_#]/;

export class Hooks {
  readonly #known = new Map<number, boolean>();
  readonly #lines = new Map<number, readonly number[]>();

  constructor(readonly program: Program, readonly resolver: Resolver, readonly rows: Rows) {}

  isHook(fn: number): boolean {
    let found = this.#known.get(fn);
    if (found === undefined) this.#known.set(fn, found = this.#find(fn));
    return found;
  }

  #find(fn: number): boolean {
    const { class: owner, kind, name, parameters, decorators, static: isStatic } = this.program.functions[fn]!;
    if (owner === undefined || kind !== 'method' || isStatic === true) return false;
    // Whoever calls it gives it nothing: parameters are filled in by what is put around it.
    if (parameters.length > 0 && decorators.length === 0) return false;
    if (!PRIVATE.test(name) && !this.#givesNothing(fn)) return false;
    const line = this.#lineOf(owner);
    return this.#isFilledIn(owner, name, line) && !this.#isCalledByOthers(name, line);
  }

  /** A class that it extends calls the method on itself; or its own class does, and it is not the only one of that name. */
  #isFilledIn(owner: number, name: string, line: readonly number[]): boolean {
    const calling = line.filter((one) => this.#callsOnItself(one, name));
    if (calling.some((one) => one !== owner)) return true;
    const beside = this.#classesBeside(owner);
    const heirs = beside.filter((one) => this.#lineOf(one).includes(owner));
    if (calling.length > 0) return [...line.slice(1), ...heirs].some((one) => this.#has(one, name));
    // What is mixed into others stands in for the method that those have, who call it.
    const mixed = new Set([...heirs.flatMap((one) => this.#lineOf(one)), ...(line.length === 1 ? beside.filter((one) => this.#has(one, name)) : [])]);
    return [...mixed].some((one) => this.#callsOnItself(one, name));
  }

  /** The other classes of the same file. */
  #classesBeside(owner: number): readonly number[] {
    const { from, to } = this.rows.classesOf(this.#fileOf(owner));
    return Array.from({ length: to - from }, (_, at) => from + at).filter((id) => id !== owner);
  }

  #fileOf(owner: number): number {
    return this.program.fileOf(this.program.classes[owner]!.in);
  }

  #has(owner: number, name: string): boolean {
    return this.program.classes[owner]!.members.some((member) => member.name === name && member.kind === 'method');
  }

  #callsOnItself(owner: number, name: string): boolean {
    return this.program.classes[owner]!.members.some((member) => {
      const fn = member.name === name ? undefined : this.#functionIn(member.value);
      return fn !== undefined && this.program.callsWithin(fn).some(({ callee, arguments: given }) => callee.is === 'member' && callee.name === name && given.length === 0 && this.#isItself(callee.of));
    });
  }

  /** Also of a method with decorators. */
  #functionIn(value: Value): number | undefined {
    if (value.is === 'result') return this.program.calls[value.call]!.arguments.map((argument) => this.#functionIn(argument.value)).find((one) => one !== undefined);
    return value.is === 'function' ? value.function : undefined;
  }

  /** The class and all that it extends, as far as they are seen. */
  #lineOf(owner: number): readonly number[] {
    const known = this.#lines.get(owner);
    if (known !== undefined) return known;
    const line = new Set([owner]);
    for (const one of line) {
      const { super: base } = this.program.classes[one]!;
      for (const value of base === undefined ? [] : base.is === 'choice' ? base.of : [base]) {
        for (const found of this.resolver.resolve(value, null)) if (found.kind === 'class' && line.size < MAX_CLASSES) line.add(found.class);
      }
    }
    this.#lines.set(owner, [...line]);
    return [...line];
  }

  /** In its own file or in one of those that its class is put together from: on something that is not the object itself. */
  #isCalledByOthers(name: string, line: readonly number[]): boolean {
    const { program } = this;
    const files = new Set([0, ...line.map((one) => this.#fileOf(one))]);
    return [...files].some((file) => (
      program.callsOf(file).some((call) => call.callee.is === 'member' && call.callee.name === name && !this.#isOnItself(call, call.callee.of))));
  }

  #givesNothing(fn: number): boolean {
    let found = true;
    visitSteps(this.program.functions[fn]!.body, (step) => { if (step.do === 'exit' && step.how === 'return' && !(step.value.is === 'constant' && step.value.text === 'undefined')) found = false; });
    return found;
  }

  /** `this.check()`, `super().check()`, `Base.check(self)` */
  #isOnItself(call: CallOutline, of: Value): boolean {
    const [first] = call.arguments;
    return of.is === 'super' || this.#isItself(of) || (first !== undefined && this.#isItself(first.value));
  }

  /** `this`, whatever the language calls it. */
  #isItself(value: Value): boolean {
    return value.is === 'this' || (value.is === 'variable' && this.program.variables[value.variable]!.values.some((one) => one.is === 'this'));
  }
}
