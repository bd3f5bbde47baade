/** Keeps the tables of the outline that is being written, and what the scopes of a Python file say of its names. */
import { OutlineBuilder, type FunctionDraft } from '../../outline/builder.js';
import { UNKNOWN, type ArgumentOutline, type CallOutline, type Place, type TypeOutline, type Value } from '../../outline/outline.js';
import type { BaseNode, Module, PythonNode } from '../ast.js';
import { analyzeScopes } from '../scopes.js';
import type { Scope } from '../symbols.js';
import { BUILTINS } from '../builtins.js';
import { LINE_END } from '../source-code.js';

export type { FunctionDraft };

export class PythonBuilder extends OutlineBuilder {
  /** Where names are looked up now. */
  scope: Scope;
  /** The function that the nearest method around is: what `super()` in it belongs to. */
  method: number | undefined;
  /** Labels of the loops around, innermost last; empty for a loop that a plain `break` leaves. */
  loops: string[] = [];
  /** Names that some property of the file answers. */
  readonly getters: ReadonlySet<string>;
  /** The modules of which the file imports all names. */
  readonly stars: string[] = [];
  /** Every module that the file imports by its dotted name, and those that it lies in. */
  readonly modules = new Set<string>();
  readonly #scopeOf: ReadonlyMap<PythonNode, Scope>;
  readonly #ids = new Map<Scope, Map<string, number>>();
  readonly #functionOfScope = new Map<Scope, number>();

  constructor(text: string, file: string, ast: Module) {
    super(text, file, new RegExp(LINE_END, 'gu'));
    const { module, of } = analyzeScopes(ast);
    this.scope = module;
    this.#scopeOf = of;
    this.#functionOfScope.set(module, 0);
    this.getters = new Set([...text.matchAll(/@(?:functools\.)?(?:cached_)?property\s+(?:async\s+)?def\s+(\w+)/gu)].map((match) => match[1]!));
  }

  place({ range: [start, end] }: BaseNode): Place {
    return this.placeAt(start, end);
  }

  label({ range: [start, end] }: BaseNode, limit: number): string {
    return this.labelAt(start, end, limit);
  }

  call(node: BaseNode, text: string, callee: Value, args: readonly ArgumentOutline[], how: CallOutline['how'] = 'call', of?: TypeOutline): Value {
    return this.callAt(this.place(node), text, callee, args, how, of);
  }

  // ---- names

  /** Runs `write` in the scope that `node` opens; a function's variables are its own, those of a class or comprehension belong to the function around. */
  within(node: PythonNode, fn: number, write: () => void): void {
    const outer = this.scope;
    const own = this.#scopeOf.get(node);
    if (own !== undefined) {
      this.scope = own;
      this.#functionOfScope.set(own, fn);
    }
    write();
    this.scope = outer;
  }

  /** The outline's number of the variable that a name stands for here; undefined for a builtin and for what nobody binds. */
  variableOf(name: string, at: BaseNode): number | undefined {
    const found = this.scope.resolve(name);
    return found === undefined ? undefined : this.#idIn(found.scope, found.symbol.name, at);
  }

  #idIn(scope: Scope, name: string, at: BaseNode): number {
    let names = this.#ids.get(scope);
    if (names === undefined) this.#ids.set(scope, names = new Map());
    let id = names.get(name);
    if (id === undefined) {
      names.set(name, id = this.variables.length);
      this.variables.push({ name, function: this.#functionOfScope.get(scope) ?? 0, at: this.place(at), values: [], constant: true });
    }
    return id;
  }

  /** All variables of the module itself, by name. */
  moduleVariables(): ReadonlyMap<string, number> {
    return this.#ids.get(this.scope) ?? new Map<string, number>();
  }

  /** Gives a name a value here. */
  bind(name: string, at: BaseNode, value: Value, type?: TypeOutline): void {
    const variable = this.variableOf(name, at);
    if (variable === undefined) return;
    this.assign(variable, value);
    if (type !== undefined) this.variables[variable]!.type ??= type;
  }

  /** What a name stands for. What nobody binds is a builtin, or comes with `from … import *`. */
  nameValue(name: string, at: BaseNode): Value {
    const variable = this.variableOf(name, at);
    if (variable !== undefined) return { is: 'variable', variable };
    return this.stars.length === 0 || BUILTINS.has(name) ? { is: 'global', name } : this.choice(...this.stars.map((module): Value => ({ is: 'import', module, name })));
  }

  /** The dotted name of what the value was imported as, such as `functools.partial`; undefined for what was not. */
  importedAs(value: Value): string | undefined {
    if (value.is === 'import') return value.name === '*' ? value.module : `${value.module}.${value.name}`;
    if (value.is === 'member') {
      const of = this.importedAs(value.of);
      return of === undefined ? undefined : `${of}.${value.name}`;
    }
    if (value.is !== 'variable') return undefined;
    const { values } = this.variables[value.variable]!;
    return values.length === 1 && values[0]!.is === 'import' ? this.importedAs(values[0]!) : undefined;
  }

  /** `super()` in the method at hand. */
  get superValue(): Value {
    return this.method === undefined ? UNKNOWN : { is: 'super', function: this.method };
  }
}
