/**
 * What is, by the text of its file alone, a text, a number, a list or the like: its methods are the language's own, and not those
 * of the project that have the same names. (`add`, `get` and `extend` are everybody's.)
 */
import type { CallOutline, Outline, TypeOutline, Value } from '../outline/outline.js';
import type { BuiltIns, Language } from './language.js';
import type { Tables } from './names.js';

/** Names that stand for each other. */
const MOST_NAMES = 6;

export class BuiltIn {
  readonly #variables = new Map<number, boolean>();
  readonly #names: BuiltIns;

  /** @param fields of the classes of a file: those that never hold anything else, as far as that file shows */
  constructor(readonly tables: Tables, { builtIns }: Language, readonly fields: ReadonlySet<string> = NONE) {
    this.#names = builtIns;
  }

  is(value: Value, depth = 0): boolean {
    switch (value.is) {
      case 'constant': case 'operation': case 'list': return true;
      // A list written out, in Python; in JavaScript an object may have methods.
      case 'object': return this.#names.objects;
      case 'variable': return this.#isVariable(value.variable, depth);
      case 'member': return this.fields.has(value.name) && this.#isSelf(value.of);
      case 'result': return this.#isGivenBy(this.tables.calls[value.call]!, depth);
      case 'typed': return this.#isType(value.type) || this.is(value.of, depth);
      case 'choice': return depth < MOST_NAMES && value.of.every((one) => this.is(one, depth + 1));
      default: return false;
    }
  }

  #isSelf(value: Value): boolean {
    return value.is === 'this' || (value.is === 'variable' && this.tables.variables[value.variable]!.values.some((one) => one.is === 'this'));
  }

  #isVariable(id: number, depth: number): boolean {
    const known = this.#variables.get(id);
    if (known !== undefined || depth >= MOST_NAMES) return known ?? false;
    const { values, type } = this.tables.variables[id]!;
    this.#variables.set(id, false);
    const found = (type !== undefined && this.#isType(type)) || (values.length > 0 && values.every((one) => this.is(one, depth + 1)));
    this.#variables.set(id, found);
    return found;
  }

  #isType({ text }: TypeOutline): boolean {
    return this.#names.types.test(text);
  }

  #isGivenBy({ callee: called, how }: CallOutline, depth: number): boolean {
    const callee = this.imported(called);
    if (callee.is === 'global') return (how === 'new' ? this.#names.classes : this.#names.calls).has(callee.name);
    if (callee.is === 'import') return this.#names.classes.has(`${callee.module}.${callee.name}`);
    if (callee.is !== 'member') return false;
    if (callee.of.is === 'global') return this.#names.calls.has(`${callee.of.name}.${callee.name}`);
    const module = this.imported(callee.of);
    if (module.is === 'import') return this.#names.classes.has(`${module.module}.${callee.name}`);
    return this.#names.methods.has(callee.name) && depth < MOST_NAMES && this.is(callee.of, depth + 1);
  }

  /** What a variable stands for that an import has made. */
  imported(value: Value): Value {
    const [only, ...others] = value.is === 'variable' ? this.tables.variables[value.variable]!.values : [];
    return only?.is === 'import' && others.length === 0 ? only : value;
  }

  /** The fields of the file's classes that are so, as far as it shows. */
  static fieldsOf(outline: Outline, language: Language): ReadonlySet<string> {
    const built = new BuiltIn(outline, language);
    const declared = new Set<string>();
    const values = new Map<string, Value[]>();
    const others = new Set<string>();
    for (const { kind, name, type, value } of outline.classes.flatMap(({ members }) => members)) {
      if (kind !== 'field') others.add(name);
      else if (type !== undefined && built.#isType(type)) declared.add(name);
      else values.set(name, [...values.get(name) ?? [], value]);
    }
    for (const { name, value } of outline.assignments) values.set(name, [...values.get(name) ?? [], value]);
    const held = [...values].filter(([, all]) => !all.every(isNothing) && all.every((one) => built.is(one))).map(([name]) => name);
    return new Set([...declared, ...held].filter((name) => !others.has(name)));
  }
}

/** It gets its value somewhere else. */
function isNothing(value: Value): boolean {
  return value.is === 'constant' && /^(?:undefined|None|null)$/.test(value.text);
}

const NONE: ReadonlySet<string> = new Set();
