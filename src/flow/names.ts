/**
 * Which names may lead to a rebind? Told by names alone, before anything is resolved: a name that is given to a function,
 * method or variable leads to a rebind when what it stands for mentions one that does, before its first `await`. Too many
 * names cost time; a missing one would cost a report.
 */
import type { Outline, Step, Value } from '../outline/outline.js';

/** The part of an outline's tables that names are looked for in. */
export type Tables = Pick<Outline, 'functions' | 'variables' | 'calls' | 'classes'>;

/** Looks for names of a given set in values and functions. */
export class Names {
  readonly #mentions = new Map<number, boolean>();

  constructor(readonly tables: Tables, readonly known: ReadonlySet<string>) {}

  /** True when the value is, holds or gives something of such a name. */
  mayName(value: Value): boolean {
    switch (value.is) {
      case 'variable': return this.known.has(this.tables.variables[value.variable]!.name);
      case 'import': return value.name !== '*' && this.known.has(value.name);
      case 'global': return this.known.has(value.name);
      case 'member': return this.known.has(value.name);
      case 'function': return this.#mentionsAny(value.function);
      case 'result': return this.#callNames(value.call);
      case 'awaited': case 'typed': case 'element': return this.mayName(value.of);
      case 'choice': return value.of.some((one) => this.mayName(one));
      case 'list': return value.items.some((one) => this.mayName(one));
      case 'object': return value.properties.some((one) => this.known.has(one.name) || this.mayName(one.value)) || value.spreads.some((one) => this.mayName(one));
      case 'operation': return value.operands.some((one) => this.mayName(one));
      case 'unknown': case 'constant': case 'class': case 'this': case 'super': case 'parameter': return false;
    }
  }

  #callNames(call: number): boolean {
    const { callee, arguments: args } = this.tables.calls[call]!;
    return this.mayName(callee) || args.some((argument) => this.mayName(argument.value));
  }

  /** The function, or one written in it, mentions such a name anywhere. */
  #mentionsAny(fn: number): boolean {
    let found = this.#mentions.get(fn);
    if (found === undefined) {
      this.#mentions.set(fn, false);
      this.#mentions.set(fn, found = this.#inSteps(this.tables.functions[fn]!.body, false) === true);
    }
    return found;
  }

  /** The function mentions such a name before its first `await`, or gives back something that does. */
  leads(fn: number): boolean {
    return this.#inSteps(this.tables.functions[fn]!.body, true) === true;
  }

  /** True when a name is found; `await` when the steps are certain to end up behind an `await` first. */
  #inSteps(steps: readonly Step[], stopsAtAwait: boolean): boolean | 'await' {
    for (const step of steps) {
      const found = this.#inStep(step, stopsAtAwait);
      if (found !== false) return found;
    }
    return false;
  }

  #inStep(step: Step, stopsAtAwait: boolean): boolean | 'await' {
    const any = (lists: readonly (readonly Step[])[]): boolean => lists.some((steps) => this.#inSteps(steps, stopsAtAwait) === true);
    switch (step.do) {
      case 'call': return this.#callNames(step.call);
      case 'await': return stopsAtAwait && 'await';
      case 'get': case 'yield': return this.mayName(step.value);
      case 'assign': return this.mayName(step.target) || this.#holdsFunction(step.value);
      case 'exit': return this.mayName(step.value);
      case 'branch': return any(step.arms);
      case 'loop': return any([step.head, step.body, step.tail]);
      case 'switch': return any(step.cases);
      case 'label': return this.#inSteps(step.body, stopsAtAwait);
      case 'try': return this.#inSteps(step.block, stopsAtAwait) || any([step.handler ?? [], step.finalizer ?? []]);
      case 'jump': return false;
    }
  }

  #holdsFunction(value: Value): boolean {
    return value.is === 'function' && this.#mentionsAny(value.function);
  }
}

/**
 * The names of `outline` that lead to one of `known`, beyond those in `known`.
 *
 * @param known names that are known to lead to a rebind, such as `enterWith`
 */
export function namesLeadingTo(outline: Tables & Pick<Outline, 'exports' | 'assignments'>, known: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(known);
  for (let before = -1; before !== all.size;) {
    before = all.size;
    const names = new Names(outline, new Set(all));
    const leads = (value: Value): boolean => (value.is === 'function' ? names.leads(value.function) : names.mayName(value));
    outline.functions.forEach((fn, id) => { if (fn.name !== '' && fn.kind !== 'module' && names.leads(id)) all.add(fn.kind === 'constructor' || fn.kind === 'fields' ? outline.classes[fn.class!]!.name : fn.name); });
    for (const variable of outline.variables) if (variable.values.some(leads)) all.add(variable.name);
    for (const { name, value } of [...outline.exports, ...outline.assignments]) if (leads(value)) all.add(name);
    for (const one of outline.classes) {
      if (one.super !== undefined && names.mayName(one.super)) all.add(one.name);
      for (const member of one.members) if (leads(member.value)) all.add(member.name);
    }
  }
  for (const name of known) all.delete(name);
  all.delete('constructor');
  return all;
}
