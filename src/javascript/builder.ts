/** Keeps the tables of the outline that is being written, and what the scopes of a JavaScript file say of its names. */
import { OutlineBuilder, type FunctionDraft } from '../outline/builder.js';
import type { ArgumentOutline, CallOutline, Place, Step, TypeOutline, Value } from '../outline/outline.js';
import type { Node, ScopeManager, ScopeVariable } from './tree.js';

export type { FunctionDraft };

export class Builder extends OutlineBuilder {
  /** What `this` means here: the function that owns it, or the class in a static block. */
  self: Value = { is: 'this', function: 0 };
  /** Arms opened by `?.` in the chain at hand. */
  chain: Step[][] | undefined;
  /** Names that some getter of the file answers. */
  readonly getters: ReadonlySet<string>;
  readonly #ids = new Map<ScopeVariable, number>();
  readonly #resolved = new Map<Node, ScopeVariable>();
  /** A class declaration's name is two variables: one around the class, one inside it. */
  readonly #alsoDeclared = new Map<Node, ScopeVariable>();
  readonly #functionOfScope = new Map<Node, number>();

  constructor(text: string, file: string, scopeManager: ScopeManager) {
    super(text, file, /\n/g);
    this.getters = new Set([...text.matchAll(/\bget\s+(#?[\p{ID_Continue}$]+)\s*\(/gu)].map((match) => match[1]!));
    for (const scope of scopeManager.scopes) {
      for (const reference of scope.references) if (reference.resolved !== null) this.#resolved.set(reference.identifier, reference.resolved);
      for (const variable of scope.variables) for (const identifier of variable.identifiers) this.#declare(identifier, variable);
    }
  }

  #declare(identifier: Node, variable: ScopeVariable): void {
    const around = this.#resolved.get(identifier);
    if (around !== undefined && around !== variable && variable.scope.type === 'class') this.#alsoDeclared.set(identifier, variable);
    else this.#resolved.set(identifier, variable);
  }

  place(node: Node): Place {
    const [start, end] = rangeOf(node);
    return this.placeAt(start, end);
  }

  /** The source of a node in one line of at most `limit` characters; what stands in long parentheses is left out. */
  label(node: Node, limit: number): string {
    const [start, end] = rangeOf(node);
    return this.labelAt(start, end, limit);
  }

  // ---- variables

  /** The function that a scope belongs to; set when the function's own body is begun. */
  ownScope(block: Node, fn: number): void {
    this.#functionOfScope.set(block, fn);
  }

  /** The outline's number of the variable that an identifier stands for; undefined for a global. */
  variableOf(identifier: Node): number | undefined {
    return this.#idOf(this.#resolved.get(identifier), identifier);
  }

  /** The variable that a class's name stands for inside the class itself. */
  innerVariableOf(identifier: Node): number | undefined {
    return this.#idOf(this.#alsoDeclared.get(identifier) ?? this.#resolved.get(identifier), identifier);
  }

  #idOf(variable: ScopeVariable | undefined, identifier: Node): number | undefined {
    // A variable without a declaration is a global that the host told the scope manager of.
    if (variable === undefined || variable.defs.length === 0) return undefined;
    let id = this.#ids.get(variable);
    if (id === undefined) {
      const declared = variable.identifiers[0] ?? identifier;
      this.#ids.set(variable, id = this.variables.length);
      this.variables.push({ name: variable.name, function: this.#homeOf(variable), at: this.place(declared), values: [], constant: true });
    }
    return id;
  }

  #homeOf(variable: ScopeVariable): number {
    const block = variable.scope.variableScope.block;
    return this.#functionOfScope.get(variable.scope.block) ?? this.#functionOfScope.get(block) ?? 0;
  }

  // ---- steps

  call(node: Node, text: string, callee: Value, args: readonly ArgumentOutline[], how: CallOutline['how'], of?: TypeOutline): Value {
    return this.callAt(this.place(node), text, callee, args, how, of);
  }

  /** A write to a property, kept both where it happens and in the table that answers what the property may be. */
  setMember(node: Node, of: Value, name: string, value: Value): void {
    this.setMemberAt(this.place(node), { is: 'member', of, name }, value);
  }
}

export function rangeOf(node: Node): [number, number] {
  return node.range === undefined ? [node.start as number, node.end as number] : [node.range[0], node.range[1]];
}
