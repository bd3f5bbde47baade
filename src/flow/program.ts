/** The linted file and the files that it leads to, as one set of tables: the analysis sees no border between files. */
import { giveUp } from '../debug.js';
import type { AssignmentOutline, CallOutline, ClassOutline, ExportOutline, FunctionOutline, Outline, Place, VariableOutline } from '../outline/outline.js';
import { LazyList } from './lazy.js';
import { moverOf } from './move.js';
import { rowsOf } from './rows.js';

/** Gives the outlines of other files. */
export interface Imports {
  /** Every name that may lead to a rebind that is asked about, in the linted file and in all that it leads to; see `names.ts`. */
  readonly rebinding: ReadonlySet<string>;
  /** Those of them that lead there while they are called, with no `await` in between; undefined when the linted file has none. */
  calling?(): ReadonlySet<string> | undefined;
  /** Every call is followed, whatever its name: for who wants to know all, and has the time. */
  readonly everything?: true;
  /** The last names of all calls that look a store up, such as `getStore`. */
  readonly reading: ReadonlySet<string>;
  /**
   * The file that `specifier` means in `from`, with its outline; undefined when it is not to be followed (a package, a file
   * that cannot be read, …): what it holds is unknown then.
   */
  follow(specifier: string, from: string): { readonly path: string; readonly outline: Outline } | undefined;
  /** Files that import the linted one, where somebody asked for them. */
  readonly importers?: readonly { readonly path: string; readonly outline: Outline }[];
  /** Files of the project that import the file at `path` and mention one of `names`. */
  importersOf?(path: string, names: ReadonlySet<string>): readonly { readonly path: string; readonly outline: Outline }[];
  /** True when `specifier` means a package in `from`: code of others, which knows nothing of the project. */
  isPackage(specifier: string, from: string): boolean;
}

/** A place for a message, in its own file; `file` is the name of that file and `path` all of its path, when it is not the linted one. */
export interface Spot extends Place {
  readonly file?: string;
  readonly path?: string;
}

/** One file of the program. Its numbers are those of the program's tables. */
export interface ProgramFile {
  readonly path: string;
  /** As it was before its rows were given the numbers of the program. */
  readonly outline: Outline;
  /** The function that stands for the module's own body. */
  readonly module: number;
  readonly exports: readonly ExportOutline[];
  readonly assignments: readonly AssignmentOutline[];
  /** By the name of the property, which of them write to it. */
  readonly named: ReadonlyMap<string, readonly number[]>;
  /** Specifiers of all that names of the file stand for, as they are written. */
  readonly imported: ReadonlySet<string>;
  /** What was added to the file's own offsets, so that no two places of the program are equal. */
  readonly base: number;
  /** Numbers of its first rows in the other tables. The rows of a file stand together. */
  readonly variables: number;
  readonly calls: number;
  readonly classes: number;
}

/** Files beyond which no further ones are taken in: what they hold is unknown. */
const MAX_FILES = 400;

export class Program {
  readonly functions: FunctionOutline[];
  readonly variables: VariableOutline[];
  readonly calls: CallOutline[];
  readonly classes: ClassOutline[];
  readonly files: ProgramFile[];
  /** Specifiers that were found to mean packages. */
  readonly packages = new Set<string>();
  readonly #tables: Tables;
  readonly #assignments = new Map<string, { files: number; readonly found: AssignmentOutline[] }>();
  readonly #byPath = new Map<string, number>();
  readonly #followed = new Map<string, number | undefined>();

  constructor(readonly linted: Outline, readonly imports?: Imports) {
    this.#tables = { functions: new LazyList(linted.functions), variables: new LazyList(linted.variables), calls: new LazyList(linted.calls), classes: new LazyList(linted.classes) };
    this.functions = this.#tables.functions.items;
    this.variables = this.#tables.variables.items;
    this.calls = this.#tables.calls.items;
    this.classes = this.#tables.classes.items;
    this.files = [{ path: linted.file, outline: linted, module: 0, exports: linted.exports, assignments: linted.assignments, ...factsOf(linted), base: 0, variables: 0, calls: 0, classes: 0 }];
    this.#byPath.set(linted.file, 0);
  }

  /** The number of the file that `specifier` means in file number `from`; undefined when it is not followed. */
  follow(specifier: string, from: number): number | undefined {
    const question = `${from}:${specifier}`;
    if (this.#followed.has(question)) return this.#followed.get(question);
    const found = this.imports?.follow(specifier, this.files[from]!.path);
    if (found === undefined) this.notePackage(specifier, from);
    const file = found === undefined ? undefined : this.#byPath.get(found.path) ?? this.#add(found.path, found.outline);
    this.#followed.set(question, file);
    return file;
  }

  /** What is imported need not be followed. Whether it comes from a package is known all the same. */
  notePackage(specifier: string, from: number): void {
    if (!this.packages.has(specifier) && this.imports?.isPackage(specifier, this.files[from]!.path) === true) this.packages.add(specifier);
  }

  /** From here on the calls of these files, which import one that is known, are among all others. */
  takeIn(files: readonly { readonly path: string; readonly outline: Outline }[]): void {
    for (const { path, outline } of files) if (!this.#byPath.has(path)) this.#add(path, outline);
  }

  #add(path: string, outline: Outline): number | undefined {
    if (this.files.length >= MAX_FILES) {
      giveUp(this.linted.file, `${path} is not followed: more than ${MAX_FILES} files belong to it`);
      return undefined;
    }
    const last = this.files.at(-1)!;
    const base = this.functions[last.module]!.at.end + 1;
    const file = this.files.length;
    const first = { variables: this.variables.length, calls: this.calls.length, classes: this.classes.length };
    const own = moverOf({ ...first, functions: this.functions.length, file, base });
    const assignments = new LazyList<AssignmentOutline>([]);
    assignments.append(outline.assignments, own.assignment);
    this.files.push({ ...first, path, outline, module: this.functions.length, exports: outline.exports.map(own.export), assignments: assignments.items, ...factsOf(outline), base });
    this.#byPath.set(path, file);
    this.#tables.functions.append(outline.functions, own.fn);
    this.#tables.variables.append(outline.variables, own.variable);
    this.#tables.calls.append(outline.calls, own.call);
    this.#tables.classes.append(outline.classes, own.class);
    return file;
  }

  /** The calls in the function's own text, without those of functions in it, in the order of the text. */
  callsIn(fn: number): readonly CallOutline[] {
    return this.callNumbersIn(fn).map((call) => this.calls[call]!);
  }

  /** The same, by their numbers. */
  callNumbersIn(fn: number): readonly number[] {
    const { outline, module, calls } = this.files[this.fileOf(fn)]!;
    return (rowsOf(outline).callsIn.get(fn - module) ?? []).map((row) => calls + row);
  }

  /** The calls in the function and in all that are written in it. */
  callsWithin(fn: number): readonly CallOutline[] {
    return [...this.callsIn(fn), ...this.functionsIn(fn).flatMap((inner) => this.callsWithin(inner))];
  }

  /** The functions that are written directly in this one, by their numbers. */
  functionsIn(fn: number): readonly number[] {
    const { outline, module } = this.files[this.fileOf(fn)]!;
    return (rowsOf(outline).functionsIn.get(fn - module) ?? []).map((row) => module + row);
  }

  /** The calls that begin where the place does. */
  callsFrom({ start }: Place): readonly CallOutline[] {
    const { outline, base, calls } = this.files[this.fileAt(start)]!;
    return (rowsOf(outline).callsFrom.get(start - base) ?? []).map((row) => this.calls[calls + row]!);
  }

  /** The calls that are written at the very place. */
  callsAt(place: Place): readonly CallOutline[] {
    return this.callsFrom(place).filter(({ at }) => at.end === place.end);
  }

  /** The variables of the function itself. */
  variablesIn(fn: number): readonly VariableOutline[] {
    const { outline, module, variables } = this.files[this.fileOf(fn)]!;
    return (rowsOf(outline).variablesIn.get(fn - module) ?? []).map((row) => this.variables[variables + row]!);
  }

  /** The call that made what is known by this site; undefined when no call did that is seen. */
  callOf(site: string): CallOutline | undefined {
    return this.calls[Number(/^call:(\d+)/.exec(site)?.[1] ?? -1)];
  }

  /** The number of the file in which something starts there. */
  fileAt(start: number): number {
    return this.files.findLastIndex(({ base }) => base <= start);
  }

  /** Every write to a property or an item of what the variable holds, in its own file. */
  assignmentsOf(variable: number): readonly AssignmentOutline[] {
    const { assignments } = this.files[this.fileOf(this.variables[variable]!.function)]!;
    return assignments.filter(({ of }) => of.is === 'variable' && of.variable === variable);
  }

  /**
   * Every write to a property of that name.
   *
   * @param files numbers of those that are looked at; without them, all that are known so far
   */
  assignmentsTo(name: string, files?: readonly number[]): readonly AssignmentOutline[] {
    if (files !== undefined) return [...new Set(files)].flatMap((file) => this.#assignmentsIn(file, name));
    let known = this.#assignments.get(name);
    if (known === undefined) this.#assignments.set(name, known = { files: 0, found: [] });
    for (; known.files < this.files.length; known.files += 1) known.found.push(...this.#assignmentsIn(known.files, name));
    return known.found;
  }

  #assignmentsIn(file: number, name: string): readonly AssignmentOutline[] {
    const { assignments, named } = this.files[file]!;
    return (named.get(name) ?? []).map((at) => assignments[at]!);
  }

  /** True for a function of the linted file. */
  isLinted(fn: number): boolean {
    return fn < this.linted.functions.length;
  }

  /** True for a place in the linted file. */
  isHere(place: Place): boolean {
    return this.files.length === 1 || place.start < this.files[1]!.base;
  }

  /** True for the function that stands for a module's own body. */
  isModule(fn: number): boolean {
    return this.functions[fn]!.kind === 'module';
  }

  /** The number of the file that a function is written in. */
  fileOf(fn: number): number {
    let [low, high] = [0, this.files.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.files[middle]!.module <= fn) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The place with the name of its file: `tenant.ts`, `tenant/index.ts`. */
  spot(place: Place): Spot {
    if (this.isHere(place)) return place;
    const { path, base } = this.files[this.fileAt(place.start)]!;
    return { start: place.start - base, end: place.end - base, line: place.line, path, file: /(?:[^/]*\/)?index\.\w+$|[^/]*$/.exec(path)![0] };
  }

  /** The links of a way with their spots. */
  spotsOn(chain: readonly { readonly name: string; readonly at: Place }[]): readonly { readonly name: string; readonly at: Spot }[] {
    return chain.map(({ name, at }) => ({ name, at: this.spot(at) }));
  }

  /** The way without the rounds of functions that call each other: each of them stands in it once. */
  withoutRounds<Link extends { readonly at: Place }>(chain: readonly Link[]): readonly Link[] {
    const within = chain.map(({ at }) => this.callsAt(at)[0]?.in);
    const found: Link[] = [];
    for (let at = 0; at < chain.length; at += 1) {
      if (within[at] !== undefined) at = within.lastIndexOf(within[at]);
      found.push(chain[at]!);
    }
    return found;
  }
}

interface Tables {
  readonly functions: LazyList<FunctionOutline>;
  readonly variables: LazyList<VariableOutline>;
  readonly calls: LazyList<CallOutline>;
  readonly classes: LazyList<ClassOutline>;
}

/** What is to be known of a file at once. */
type Facts = Pick<ProgramFile, 'imported' | 'named'>;

/** Outlines are kept for many linted files. */
const facts = new WeakMap<Outline, Facts>();

function factsOf(outline: Outline): Facts {
  let found = facts.get(outline);
  if (found === undefined) facts.set(outline, found = { imported: importedBy(outline), named: namedIn(outline) });
  return found;
}

function importedBy({ variables }: Outline): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { values } of variables) for (const value of values) if (value.is === 'import') found.add(value.module);
  return found;
}

function namedIn({ assignments }: Outline): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  assignments.forEach(({ name }, at) => {
    const known = found.get(name);
    if (known === undefined) found.set(name, [at]);
    else known.push(at);
  });
  return found;
}
