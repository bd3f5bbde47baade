/** What is in a `Map` or a `Set` that never leaves the file it is made in: what the file itself puts there, and nothing else. */
import type { Outline, Value } from '../outline/outline.js';
import type { External } from './abstract.js';
import type { Program } from './program.js';

/** Per kind of collection, the method that puts something in, and which of its arguments that is. */
const PUTS: ReadonlyMap<string, { readonly method: string; readonly argument: number }> = new Map([
  ['Map#', { method: 'set', argument: 1 }],
  ['Set#', { method: 'add', argument: 0 }],
]);

export class Collections {
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
    const { outline, variables: first } = this.program.file(number);
    const row = outline.variables.findIndex((_, at) => this.program.variables[first + at]!.values.some((value) => value.is === 'result' && value.call === made));
    const variable = first + row;
    if (row < 0 || !this.program.variables[variable]!.constant || handedOutIn(outline).has(row)) return undefined;
    return this.program.callsOf(number).filter(({ callee }) => callee.is === 'member' && callee.name === method && callee.of.is === 'variable' && callee.of.variable === variable)
      .map((put) => (put.arguments.slice(0, argument + 1).some(({ spread }) => spread) ? UNTOLD : put.arguments[argument]?.value ?? UNTOLD));
  }
}

/** Per file, the variables that are used for something else than a member of what they hold. It hangs on nothing but the file's own outline, and every file that leads to it asks. */
const handedOut = new WeakMap<Outline, ReadonlySet<number>>();

function handedOutIn(outline: Outline): ReadonlySet<number> {
  let found = handedOut.get(outline);
  if (found === undefined) handedOut.set(outline, found = findHandedOut(outline));
  return found;
}

function findHandedOut({ functions, variables, calls, classes, exports, assignments }: Outline): ReadonlySet<number> {
  const found = new Set<number>();
  const look = (part: unknown): void => { addBare(part, found); };
  for (const { callee, arguments: given } of calls) [callee, ...given.map(({ value }) => value)].forEach(look);
  for (const { values } of variables) values.forEach(look);
  for (const { body, parameters } of functions) {
    look(body);
    for (const parameter of parameters) look(parameter.default);
  }
  for (const { members } of classes) members.forEach(({ value }) => { look(value); });
  for (const { value } of [...exports, ...assignments]) look(value);
  return found;
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
