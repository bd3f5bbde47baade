/**
 * Which names may lead to a rebind? Told by names alone, before anything is resolved: a name that is given to a function,
 * method or variable leads to a rebind when what it stands for mentions one that does, before its first `await`. Too many
 * names cost time; a missing one would cost a report.
 */
import type { FunctionOutline, Outline, PropertyOutline, Step, Value } from '../outline/outline.js';

/** The part of an outline's tables that names are looked for in. */
export type Tables = Pick<Outline, 'functions' | 'variables' | 'calls' | 'classes'>;

/** Looks for names of a given set in values and functions. */
export class Names {
  readonly #mentions = new Map<number, boolean>();

  /** @param known what is asked for; see `leadsOf` for how default imports and imports of whole modules are called */
  constructor(readonly tables: Tables, readonly known: Pick<ReadonlySet<string>, 'has'>) {}

  /** True when the value is, holds or gives something of such a name. */
  mayName(value: Value): boolean {
    switch (value.is) {
      case 'variable': return this.known.has(`${LOCAL}${this.tables.variables[value.variable]!.name}`);
      case 'import': return this.known.has(importedName(value));
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

  /** The function mentions such a name before its first `await`, or anywhere, or gives back something that does. */
  leads(fn: number, stopsAtAwait: boolean): boolean {
    return this.#inSteps(this.tables.functions[fn]!.body, stopsAtAwait) === true;
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

/** In front of the name of a variable. It means nothing in other files, nor where a property has the same name. */
export const LOCAL = 'var ';

/** What the name of a default import, or of the whole module, would be is told by the file alone that it comes from. */
function importedName({ name, module }: Value & { is: 'import' }): string {
  return name === 'default' || name === '*' ? `${name} ${module}` : name;
}

/**
 * From each name that is mentioned in `outline` to the names that lead to it: `set` leads to `enterWith` in
 * `export function set() { store.enterWith(1) }`. Variables are called `var set`. A default import from `./a` is mentioned as
 * `default ./a`, one of the whole module, or a `require` of it, as `* ./a`; the file's own exports of that kind are called
 * `default` and `exports`.
 *
 * @param stopsAtAwait true when what a function does behind its first `await` does not count
 */
export function leadsOf(outline: Outline, stopsAtAwait: boolean): ReadonlyMap<string, readonly string[]> {
  return new Definitions(outline, stopsAtAwait).leads;
}

class Definitions {
  readonly leads = new Map<string, string[]>();
  readonly #variables: ReadonlySet<string>;

  constructor(readonly outline: Outline, readonly stopsAtAwait: boolean) {
    const { functions, variables, classes, exports, assignments } = outline;
    this.#variables = new Set(variables.map(({ name }) => name));
    functions.forEach((fn, id) => { this.#defineFunction(fn, id); });
    for (const variable of variables) for (const value of variable.values) this.#define(LOCAL + variable.name, value);
    for (const { name, value } of [...exports, ...assignments]) if (name !== '*') this.#define(name, value);
    for (const { name, super: base, members } of classes) {
      if (base !== undefined) this.#define(this.#named(name), base);
      for (const member of members) if (member.kind !== 'constructor') this.#define(member.name, member.value);
    }
    for (const { name, value } of propertiesIn(outline)) this.#define(name, value);
  }

  #defineFunction(fn: FunctionOutline, id: number): void {
    const isClass = fn.kind === 'constructor' || fn.kind === 'fields';
    const name = isClass ? this.outline.classes[fn.class!]!.name : fn.name;
    if (name !== '' && fn.kind !== 'module') this.#enter(isClass || fn.class === undefined ? this.#named(name) : name, (names) => names.leads(id, this.stopsAtAwait));
  }

  /** How a function or class is called: by the variable of that name, when there is one. */
  #named(name: string): string {
    return this.#variables.has(name) ? LOCAL + name : name;
  }

  #define(name: string, value: Value): void {
    this.#enter(name, (names) => (value.is === 'function' ? names.leads(value.function, this.stopsAtAwait) : names.mayName(value)));
  }

  /** `name` leads to whatever is asked for by `look`. */
  #enter(name: string, look: (names: Names) => unknown): void {
    const asked = new Set<string>();
    look(new Names(this.outline, { has: (one) => { asked.add(one); return false; } }));
    for (const one of asked) {
      const known = this.leads.get(one);
      if (known === undefined) this.leads.set(one, [name]);
      else if (!known.includes(name)) known.push(name);
    }
  }
}

/** The properties of all objects that are written out in the file. */
function propertiesIn(outline: Outline): readonly PropertyOutline[] {
  const found: PropertyOutline[] = [];
  const seen = new Set<object>();
  const waiting: object[] = [outline];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if ('is' in one && one.is === 'object') found.push(...(one as Value & { is: 'object' }).properties);
    for (const inner of Object.values(one)) if (typeof inner === 'object' && inner !== null) waiting.push(inner as object);
  }
  return found;
}
