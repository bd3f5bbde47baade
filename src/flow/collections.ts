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
    const { outline, calls: first } = this.program.file(this.program.fileOf(call.in));
    const { keptIn, calledOn } = keptOf(outline);
    const variable = keptIn.get(made - first);
    if (variable === undefined) return undefined;
    return (calledOn.get(`${variable}.${method}`) ?? []).map((row) => this.program.calls[first + row]!)
      .map((put) => (put.arguments.slice(0, argument + 1).some(({ spread }) => spread) ? UNTOLD : put.arguments[argument]?.value ?? UNTOLD));
  }
}

/** Which results a file keeps for itself, by the rows of its outline. */
interface Kept {
  /** Per call, the only variable that ever holds what it gave, which never holds anything else, and of which nothing but members is ever used. */
  readonly keptIn: ReadonlyMap<number, number>;
  /** Per such variable and name of a method, the calls of it. */
  readonly calledOn: ReadonlyMap<string, readonly number[]>;
}

/** It hangs on nothing but the file's own outline, and every file that leads to it asks. */
const kept = new WeakMap<Outline, Kept>();

function keptOf(outline: Outline): Kept {
  let found = kept.get(outline);
  if (found === undefined) kept.set(outline, found = findKept(outline));
  return found;
}

function findKept(outline: Outline): Kept {
  const handedOut = findHandedOut(outline);
  const keptIn = new Map<number, number>();
  const shared = new Set<number>();
  outline.variables.forEach(({ constant, values }, row) => {
    for (const value of values) {
      if (value.is !== 'result') continue;
      if (!constant || handedOut.has(row) || keptIn.has(value.call)) shared.add(value.call);
      keptIn.set(value.call, row);
    }
  });
  for (const call of shared) keptIn.delete(call);
  const calledOn = new Map<string, number[]>();
  outline.calls.forEach(({ callee }, row) => {
    if (callee.is !== 'member' || callee.of.is !== 'variable') return;
    const key = `${callee.of.variable}.${callee.name}`;
    const before = calledOn.get(key);
    if (before === undefined) calledOn.set(key, [row]);
    else before.push(row);
  });
  return { keptIn, calledOn };
}

/** The variables that are used for something else than a member of what they hold. */
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
