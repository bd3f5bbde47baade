/** What is in a `Map` or a `Set` that never leaves the file it is made in: what the file itself puts there, and nothing else. */
import type { CallOutline, Value } from '../outline/outline.js';
import type { External } from './abstract.js';
import type { Program } from './program.js';
import type { ProgramFile } from './tables.js';

/** Per kind of collection, the method that puts something in, and which of its arguments that is. */
const PUTS: ReadonlyMap<string, { readonly method: string; readonly argument: number }> = new Map([
  ['Map#', { method: 'set', argument: 1 }],
  ['Set#', { method: 'add', argument: 0 }],
]);

export class Collections {
  /** Per file, the variables that are used for something else than a member of what they hold. */
  readonly #handedOut = new Map<number, ReadonlySet<number>>();
  readonly #known = new Map<string, readonly Value[] | undefined>();

  constructor(readonly program: Program) {}

  /** All values that are ever put into the collection; undefined when others may put something there, too. */
  heldBy({ module, path, site }: External): readonly Value[] | undefined {
    const [, kind, made] = /^((?:Map|Set)#).*@call:(\d+)$/.exec(`${path}@${site}`) ?? [];
    if (module !== 'global' || kind === undefined) return undefined;
    if (!this.#known.has(site)) this.#known.set(site, this.#find(Number(made), PUTS.get(kind)!));
    return this.#known.get(site);
  }

  #find(made: number, { method, argument }: { readonly method: string; readonly argument: number }): readonly Value[] | undefined {
    const call = this.program.calls[made]!;
    if (call.arguments.length > 0) return undefined;
    const number = this.program.fileOf(call.in);
    const { variables, calls } = this.#rowsOf(number);
    const variable = variables.find((id) => this.program.variables[id]!.values.some((value) => value.is === 'result' && value.call === made));
    if (variable === undefined || !this.program.variables[variable]!.constant || this.#handedOutIn(number).has(variable)) return undefined;
    return calls.filter(({ callee }) => callee.is === 'member' && callee.name === method && callee.of.is === 'variable' && callee.of.variable === variable)
      .map((put) => (put.arguments.slice(0, argument + 1).some(({ spread }) => spread) ? UNTOLD : put.arguments[argument]?.value ?? UNTOLD));
  }

  #rowsOf(number: number): { readonly file: ProgramFile; readonly variables: readonly number[]; readonly calls: readonly CallOutline[] } {
    const file = this.program.file(number);
    return { file, variables: file.outline.variables.map((_, row) => file.variables + row), calls: this.program.callsOf(number) };
  }

  #handedOutIn(number: number): ReadonlySet<number> {
    let found = this.#handedOut.get(number);
    if (found === undefined) this.#handedOut.set(number, found = this.#findHandedOut(number));
    return found;
  }

  #findHandedOut(number: number): ReadonlySet<number> {
    const { program } = this;
    const { file, variables, calls } = this.#rowsOf(number);
    const found = new Set<number>();
    const look = (part: unknown): void => { addBare(part, found); };
    for (const { callee, arguments: given } of calls) [callee, ...given.map(({ value }) => value)].forEach(look);
    for (const id of variables) program.variables[id]!.values.forEach(look);
    for (const row of file.outline.functions.keys()) {
      const { body, parameters } = program.functions[file.module + row]!;
      look(body);
      for (const parameter of parameters) look(parameter.default);
    }
    for (const { members } of program.classesOf(number)) members.forEach(({ value }) => { look(value); });
    for (const { value } of file.exports) look(value);
    for (const { value } of file.assignments) look(value);
    return found;
  }
}

const UNTOLD: Value = { is: 'unknown' };

/** Adds the variables in steps or a value that stand there for themselves: `cache`, and neither `cache.get` nor what a loop goes through. */
function addBare(part: unknown, found: Set<number>): void {
  const waiting: unknown[] = [part];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null) continue;
    const { is, variable, of, over, ...rest } = one as { readonly is?: Value['is']; readonly variable?: number; readonly of?: unknown; readonly over?: unknown };
    if (is === 'variable') found.add(variable!);
    if ((is !== 'member' && is !== 'element') || !isVariable(of)) waiting.push(of);
    if (!isVariable(over)) waiting.push(over);
    waiting.push(...Object.values(rest));
  }
}

function isVariable(part: unknown): boolean {
  return (part as Value | undefined)?.is === 'variable';
}
