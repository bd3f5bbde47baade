/**
 * Calls into packages. A package knows nothing of the project's stores: it can look one up only through a function of the
 * project that it was handed, in this call or earlier.
 */
import { Nearest } from '../outline/nearest.js';
import type { ArgumentOutline, CallOutline, Outline, TypeOutline, Value } from '../outline/outline.js';
import type { Abstract, Closure, External } from './abstract.js';
import type { Analysis } from './analysis.js';

/** Functions of the project that a package was handed; beyond this many any of its calls may lead anywhere. */
const MAX_HANDED = 40;
const MAX_DEPTH = 4;

/** Which functions of the project each package was handed, in the files that are known so far. */
export class Handed {
  readonly #known = new Map<string, { files: number; readonly closures: Map<string, Closure> }>();

  /** By file, the calls of packages that something is handed to that may be, or hold, a function; by package. */
  readonly #calls = new Map<number, ReadonlyMap<string, readonly CallOutline[]>>();

  readonly #hooks = new Map<string, Set<number>>();

  constructor(readonly analysis: Analysis) {}

  /** The functions that calls of the package may run; `many` when they are too many to look at. */
  to(module: string): readonly Closure[] | 'many' {
    const { program } = this.analysis;
    let known = this.#known.get(module);
    if (known === undefined) this.#known.set(module, known = { files: 0, closures: new Map() });
    // Following what is handed over may lead to further files.
    const { length } = program.numbers;
    for (; known.files < length && known.closures.size <= MAX_HANDED; known.files += 1) {
      const file = program.numbers[known.files]!;
      if (program.file(file).imported.has(module)) this.#findIn(file, module, known.closures);
    }
    return known.closures.size > MAX_HANDED ? 'many' : [...known.closures.values()];
  }

  /**
   * The functions, by their numbers, that were handed over in an object where this very thing was made, as the hooks of a
   * database client are: whatever is done with it runs them.
   */
  hooksOf({ site }: Pick<External, 'site'>): ReadonlySet<number> {
    let known = this.#hooks.get(site);
    if (known === undefined) {
      this.#hooks.set(site, known = new Set());
      for (const fn of this.#hooksAt(site, 0)) known.add(fn);
    }
    return known;
  }

  #hooksAt(site: string, depth: number): readonly number[] {
    const call = this.analysis.program.callOf(site);
    if (call === undefined || depth > MAX_DEPTH) return [];
    const made = (value: Value): readonly number[] => this.analysis.resolver.resolve(value, null).flatMap((one) => (
      one.kind === 'object' || one.kind === 'list' ? closuresIn(this.analysis, [one]).map(({ fn }) => fn) : one.kind === 'external' && one.site !== site ? this.#hooksAt(one.site, depth + 1) : []));
    return [...call.arguments.flatMap(({ value }) => made(value)), ...(call.callee.is === 'member' ? made(call.callee.of) : [])];
  }

  #findIn(file: number, module: string, found: Map<string, Closure>): void {
    for (const call of this.#callsOf(file).get(module) ?? []) {
      for (const argument of call.arguments) for (const closure of closuresIn(this.analysis, this.analysis.resolver.resolve(argument.value, null))) found.set(`${closure.fn}<${closure.env?.key ?? ''}>`, closure);
      if (found.size > MAX_HANDED) return;
    }
  }

  #callsOf(file: number): ReadonlyMap<string, readonly CallOutline[]> {
    let found = this.#calls.get(file);
    if (found === undefined) this.#calls.set(file, found = this.#findCalls(file));
    return found;
  }

  #findCalls(file: number): ReadonlyMap<string, readonly CallOutline[]> {
    const { program, resolver } = this.analysis;
    const found = new Map<string, CallOutline[]>();
    const { outline, calls } = program.file(file);
    outline.calls.forEach((row, number) => {
      if (!mayBeOfPackage(outline, row.callee) || !row.arguments.some(({ value }) => isTold(outline, value))) return;
      const call = program.calls[calls + number]!;
      for (const module of new Set(resolver.resolve(call.callee, null).flatMap((callee) => (callee.kind === 'external' ? [callee.module] : [])))) found.set(module, [...found.get(module) ?? [], call]);
    });
    return found;
  }
}

/** False when the text alone says that what is called is none that a package gave. */
function mayBeOfPackage(outline: Outline, callee: Value): boolean {
  switch (callee.is) {
    case 'global': case 'function': return false;
    case 'member': return mayBeOfPackage(outline, callee.of);
    case 'variable': {
      const { values } = outline.variables[callee.variable]!;
      return (values.length === 0 || values.some(({ is }) => is !== 'function')) && isTold(outline, callee);
    }
    default: return isTold(outline, callee);
  }
}

/** False when the text alone says that the value is plain, or that it is known only to whoever calls the function: then it is not worth resolving. */
function isTold(outline: Outline, value: Value, depth = 0, seen = new Nearest<number>()): boolean {
  if (depth > MAX_DEPTH) return true;
  const told = (one: Value): boolean => isTold(outline, one, depth + 1, seen);
  switch (value.is) {
    case 'constant': case 'operation': case 'unknown': return false;
    case 'parameter': return outline.functions[value.function]!.parameters[value.index]?.type !== undefined;
    case 'variable': return outline.variables[value.variable]!.type !== undefined || (seen.isNew(value.variable, depth) && outline.variables[value.variable]!.values.some(told));
    case 'member': case 'element': case 'awaited': return told(value.of);
    case 'choice': return value.of.some(told);
    case 'list': return value.items.some(told);
    case 'object': return value.spreads.length > 0 || value.properties.some((property) => told(property.value));
    default: return true;
  }
}

function closuresIn(analysis: Analysis, values: readonly Abstract[], depth = 0): readonly Closure[] {
  if (depth > MAX_DEPTH) return [];
  return values.flatMap((value): readonly Closure[] => {
    if (value.kind === 'closure') return [value];
    if (value.kind === 'object') return value.value.properties.flatMap((property) => closuresIn(analysis, analysis.resolver.resolve(property.value, value.env), depth + 1));
    if (value.kind === 'list') return closuresIn(analysis, value.items.flat(), depth + 1);
    return [];
  });
}

/** True when a function may come in with the argument, so that the call may run code of the project. */
export function mayBringCode(analysis: Analysis, { value }: ArgumentOutline, values: readonly Abstract[] | null, depth = 0): boolean {
  return values === null || values.some((one) => bringsCode(analysis, value, one, depth));
}

function bringsCode(analysis: Analysis, value: Value, one: Abstract, depth: number): boolean {
  switch (one.kind) {
    case 'primitive': return false;
    case 'object': return depth > MAX_DEPTH || one.value.properties.some((property) => property.kind === 'value'
      && analysis.resolver.resolve(property.value, one.env).some((inner) => bringsCode(analysis, property.value, inner, depth + 1)));
    case 'list': return one.items.flat().some((inner) => bringsCode(analysis, UNTOLD, inner, depth + 1));
    case 'promise': return one.of.some((inner) => bringsCode(analysis, UNTOLD, inner, depth + 1));
    // The store itself, and not what was looked up in it.
    case 'external': return analysis.stores.has(one.site) && (!analysis.resolver.isLookedUp(one) || mayNameFunction(analysis, value));
    case 'unknown': return one.type === undefined ? mayNameFunction(analysis, value) : isFunctionType(analysis, one.type);
    default: return true;
  }
}

const UNTOLD: Value = { is: 'constant', text: '' };

/** What nobody declares may be a function when it came in as an argument, or by its name. */
function mayNameFunction(analysis: Analysis, value: Value): boolean {
  switch (value.is) {
    case 'variable': {
      const variable = analysis.program.variables[value.variable]!;
      return variable.type === undefined ? analysis.language.functionName.test(variable.name) || variable.values.some((inner) => inner.is === 'parameter') : isFunctionType(analysis, variable.type);
    }
    case 'member': return analysis.language.functionName.test(value.name);
    case 'choice': return value.of.some((inner) => mayNameFunction(analysis, inner));
    default: return false;
  }
}

function isFunctionType({ language }: Analysis, { text }: TypeOutline): boolean {
  return language.functionType.test(text);
}
