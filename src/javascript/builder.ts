/** Keeps the tables of the outline that is being written, and the list of steps that is being filled. */
import type { ArgumentOutline, AssignmentOutline, CallOutline, ClassOutline, ExportOutline, FunctionOutline, Outline, Place, Step, TypeOutline, Value, VariableOutline } from '../outline/outline.js';
import { UNDEFINED } from '../outline/outline.js';
import type { Node, ScopeManager, ScopeVariable } from './tree.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** Filled while the file is read, handed out as the read-only outline. */
export type FunctionDraft = Omit<Writable<FunctionOutline>, 'body' | 'parameters'> & { body: Step[]; parameters: Writable<FunctionOutline['parameters'][number]>[] };
export type VariableDraft = Omit<Writable<VariableOutline>, 'values'> & { values: Value[] };

/** More of the source than this is not looked at for a label. */
const LONGEST_LABEL = 1000;

export class Builder {
  readonly functions: FunctionDraft[] = [];
  readonly variables: VariableDraft[] = [];
  readonly calls: CallOutline[] = [];
  readonly classes: Writable<ClassOutline>[] = [];
  readonly assignments: AssignmentOutline[] = [];
  readonly exports: ExportOutline[] = [];
  /** The function whose body is being written. */
  fn = 0;
  /** Where the next step goes. */
  steps: Step[] = [];
  /** What `this` means here: the function that owns it, or the class in a static block. */
  self: Value = { is: 'this', function: 0 };
  /** The class whose members are being written. */
  class: number | undefined;
  /** Arms opened by `?.` in the chain at hand. */
  chain: Step[][] | undefined;
  /** Names that some getter of the file answers. */
  readonly getters: ReadonlySet<string>;
  readonly #lineStarts: number[] = [0];
  readonly #ids = new Map<ScopeVariable, number>();
  readonly #resolved = new Map<Node, ScopeVariable>();
  /** A class declaration's name is two variables: one around the class, one inside it. */
  readonly #alsoDeclared = new Map<Node, ScopeVariable>();
  readonly #functionOfScope = new Map<Node, number>();

  constructor(readonly text: string, readonly file: string, scopeManager: ScopeManager) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
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

  placeAt(start: number, end: number): Place {
    return { start, end, line: this.#lineAt(start) };
  }

  #lineAt(offset: number): number {
    let [low, high] = [0, this.#lineStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The source of a node in one line of at most `limit` characters; what stands in long parentheses is left out. */
  label(node: Node, limit: number): string {
    const [start, end] = rangeOf(node);
    const source = this.text.slice(start, Math.min(end, start + LONGEST_LABEL)).replace(/\s+/g, ' ').replace(/ ?(\?\.|\.) ?/g, '$1');
    if (source.length <= limit) return source;
    const short = withoutLongParts(source);
    return short.length <= limit ? short : `${short.slice(0, limit - 1)}…`;
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

  assign(id: number, value: Value): void {
    const variable = this.variables[id]!;
    if (variable.values.length > 0) variable.constant = false;
    variable.values.push(value);
  }

  // ---- steps

  step(step: Step): void {
    this.steps.push(step);
  }

  /** Runs `write` with a list of its own and gives that list back. */
  collect(write: () => void): Step[] {
    const outer = this.steps;
    const own: Step[] = [];
    this.steps = own;
    write();
    this.steps = outer;
    return own;
  }

  call(node: Node, text: string, callee: Value, args: readonly ArgumentOutline[], how: CallOutline['how'], of?: TypeOutline): Value {
    const id = this.calls.length;
    this.calls.push({ at: this.place(node), text, callee, arguments: args, how, in: this.fn, ...(of === undefined ? {} : { of }) });
    this.step({ do: 'call', call: id });
    return { is: 'result', call: id };
  }

  /** A write to a property, kept both where it happens and in the table that answers what the property may be. */
  setMember(node: Node, of: Value, name: string, value: Value): void {
    this.step({ do: 'assign', target: { is: 'member', of, name }, value, at: this.place(node) });
    this.assignments.push({ of, name, value, in: this.fn });
  }

  choice(...values: Value[]): Value {
    const all = values.flatMap((value) => (value.is === 'choice' ? value.of : [value]));
    return all.length === 0 ? UNDEFINED : all.length === 1 ? all[0]! : { is: 'choice', of: all };
  }

  result(directives: readonly string[]): Outline {
    const { file, functions, variables, calls, classes, assignments, exports } = this;
    return { file, functions, variables, calls, classes, assignments, exports, directives };
  }
}

export function rangeOf(node: Node): [number, number] {
  return node.range === undefined ? [node.start as number, node.end as number] : [node.range[0], node.range[1]];
}

/** What stands in parentheses or braces becomes `…`, unless it is short; strings are not told apart. */
function withoutLongParts(source: string): string {
  let [out, depth, start] = ['', 0, 0];
  for (const char of source) {
    if ((char === '(' || char === '{') && depth++ === 0) start = out.length;
    out += char;
    if ((char !== ')' && char !== '}') || depth === 0 || --depth > 0) continue;
    if (out.length - start >= 14) out = `${out.slice(0, start + 1)}…${char}`;
  }
  return out;
}
