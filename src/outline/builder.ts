/** Keeps the tables of an outline that is being written, and the list of steps that is being filled. What all languages share. */
import type { ArgumentOutline, AssignmentOutline, CallOutline, ClassOutline, ExportOutline, FunctionOutline, Outline, Place, Step, TypeOutline, Value, VariableOutline } from './outline.js';
import { UNDEFINED } from './outline.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
/** Filled while the file is read, handed out as the read-only outline. */
export type FunctionDraft = Omit<Writable<FunctionOutline>, 'body' | 'parameters'> & { body: Step[]; parameters: Writable<FunctionOutline['parameters'][number]>[] };
export type VariableDraft = Omit<Writable<VariableOutline>, 'values'> & { values: Value[] };

/** More of the source than this is not looked at for a label. */
const LONGEST_LABEL = 1000;

export class OutlineBuilder {
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
  /** The class whose members are being written. */
  class: number | undefined;
  readonly #lineStarts: number[] = [0];

  /** @param lineEnd what ends a line in the language; must be global */
  constructor(readonly text: string, readonly file: string, lineEnd: RegExp) {
    for (const { index, 0: { length } } of text.matchAll(lineEnd)) this.#lineStarts.push(index + length);
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

  /** The source of a stretch in one line of at most `limit` characters; what stands in long parentheses is left out. */
  labelAt(start: number, end: number, limit: number): string {
    const source = this.text.slice(start, Math.min(end, start + LONGEST_LABEL)).replace(/\s+/g, ' ').replace(/ ?(\?\.|\.) ?/g, '$1');
    if (source.length <= limit) return source;
    const short = withoutLongParts(source);
    return short.length <= limit ? short : `${short.slice(0, limit - 1)}…`;
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

  callAt(at: Place, text: string, callee: Value, args: readonly ArgumentOutline[], how: CallOutline['how'], of?: TypeOutline): Value {
    const id = this.calls.length;
    this.calls.push({ at, text, callee, arguments: args, how, in: this.fn, ...(of === undefined ? {} : { of }) });
    this.step({ do: 'call', call: id });
    return { is: 'result', call: id };
  }

  /** What this call gives goes nowhere. */
  discard(value: Value): void {
    const of = value.is === 'awaited' ? value.of : value;
    for (const one of of.is === 'choice' ? of.of : [of]) if (one.is === 'result') this.calls[one.call] = { ...this.calls[one.call]!, discarded: true };
  }

  /** A write to a property, kept both where it happens and in the table that answers what the property may be. */
  setMemberAt(at: Place, target: Value & { is: 'member' }, value: Value): void {
    this.step({ do: 'assign', target, value, at });
    const { of, name, item } = target;
    this.assignments.push({ of, name, ...(item === undefined ? {} : { item }), value, in: this.fn });
  }

  /** `test ? then : otherwise` */
  decided(test: Value, ...values: Value[]): Value {
    const chosen = this.choice(...values);
    return chosen.is === 'choice' ? { ...chosen, test } : chosen;
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
