/** The linted file and the files that it leads to, as one set of tables: the analysis sees no border between files. */
import { giveUp } from '../debug.js';
import type { AssignmentOutline, CallOutline, ClassOutline, FunctionOutline, Outline, Place, VariableOutline } from '../outline/outline.js';
import type { Known } from './names.js';
import { rowsOf } from './rows.js';
import { tablesFor, type ProgramFile, type Tables } from './tables.js';

/** Gives the outlines of other files. */
export interface Imports {
  /** Every name that may lead to a rebind that is asked about, in the linted file and in all that it leads to; see `names.ts`. */
  readonly rebinding: Known;
  /** Those of them that lead there while they are called, with no `await` in between; undefined when the linted file has none. */
  calling?(): Known | undefined;
  /** Every call is followed, whatever its name: for who wants to know all, and has the time. */
  readonly everything?: true;
  /** The last names of all calls that look a store up, such as `getStore`. */
  readonly reading: Known;
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

/** Files beyond which no further ones are taken in: what they hold is unknown. */
const MAX_FILES = 400;

export class Program {
  /** Numbers of the files that are known so far: the linted one, which is number 0, and those that it leads to, in the order in which they came. */
  readonly numbers: number[] = [0];
  /** Specifiers that were found to mean packages. */
  readonly packages = new Set<string>();
  readonly #tables: Tables;
  readonly #assignments = new Map<string, { files: number; readonly found: AssignmentOutline[] }>();
  readonly #byPath = new Map<string, number>();
  readonly #followed = new Map<string, number | undefined>();

  constructor(readonly linted: Outline, readonly imports?: Imports) {
    this.#tables = tablesFor(linted);
    this.#byPath.set(linted.file, 0);
  }

  /** The tables, with the linted file of this very program in front. */
  get #own(): Tables {
    this.#tables.lint(this.linted);
    return this.#tables;
  }

  /** The functions of all files by their numbers, and of files that do not belong to the program: to go through them, go through its files. */
  get functions(): readonly FunctionOutline[] {
    return this.#own.functions.items;
  }

  /** The same of the variables. */
  get variables(): readonly VariableOutline[] {
    return this.#own.variables.items;
  }

  /** The same of the calls. */
  get calls(): readonly CallOutline[] {
    return this.#own.calls.items;
  }

  /** The same of the classes. */
  get classes(): readonly ClassOutline[] {
    return this.#own.classes.items;
  }

  /** The file of this number. */
  file(number: number): ProgramFile {
    return this.#own.files[number]!;
  }

  /** All calls of the files that are known, and of those that come while they are gone through. */
  * everyCall(): Generator<CallOutline> {
    for (const file of this.numbers) yield* this.callsOf(file);
  }

  /** The calls of one file, in their order. */
  callsOf(file: number): readonly CallOutline[] {
    const { calls, outline } = this.file(file);
    return outline.calls.map((_, row) => this.calls[calls + row]!);
  }

  /** The functions of one file. */
  functionsOf(file: number): readonly FunctionOutline[] {
    const { module, outline } = this.file(file);
    return outline.functions.map((_, row) => this.functions[module + row]!);
  }

  /** The variables of one file. */
  variablesOf(file: number): readonly VariableOutline[] {
    const { variables, outline } = this.file(file);
    return outline.variables.map((_, row) => this.variables[variables + row]!);
  }

  /** The classes of one file. */
  classesOf(file: number): readonly ClassOutline[] {
    const { classes, outline } = this.file(file);
    return outline.classes.map((_, row) => this.classes[classes + row]!);
  }

  /** The number of the file that `specifier` means in file number `from`; undefined when it is not followed. */
  follow(specifier: string, from: number): number | undefined {
    const question = `${from}:${specifier}`;
    if (this.#followed.has(question)) return this.#followed.get(question);
    const found = this.imports?.follow(specifier, this.file(from).path);
    if (found === undefined) this.notePackage(specifier, from);
    const file = found === undefined ? undefined : this.#byPath.get(found.path) ?? this.#add(found.path, found.outline);
    this.#followed.set(question, file);
    return file;
  }

  /** What is imported need not be followed. Whether it comes from a package is known all the same. */
  notePackage(specifier: string, from: number): void {
    if (!this.packages.has(specifier) && this.imports?.isPackage(specifier, this.file(from).path) === true) this.packages.add(specifier);
  }

  /** From here on the calls of these files, which import one that is known, are among all others. */
  takeIn(files: readonly { readonly path: string; readonly outline: Outline }[]): void {
    for (const { path, outline } of files) if (!this.#byPath.has(path)) this.#add(path, outline);
  }

  #add(path: string, outline: Outline): number | undefined {
    if (this.numbers.length >= MAX_FILES) {
      giveUp(this.linted.file, `${path} is not followed: more than ${MAX_FILES} files belong to it`);
      return undefined;
    }
    const file = this.#own.numberOf(path, outline);
    this.numbers.push(file);
    this.#byPath.set(path, file);
    return file;
  }

  /** The calls in the function's own text, without those of functions in it, in the order of the text. */
  callsIn(fn: number): readonly CallOutline[] {
    return this.callNumbersIn(fn).map((call) => this.calls[call]!);
  }

  /** The same, by their numbers. */
  callNumbersIn(fn: number): readonly number[] {
    const { outline, module, calls } = this.file(this.fileOf(fn));
    return (rowsOf(outline).callsIn.get(fn - module) ?? []).map((row) => calls + row);
  }

  /** The calls in the function and in all that are written in it. */
  callsWithin(fn: number): readonly CallOutline[] {
    return [...this.callsIn(fn), ...this.functionsIn(fn).flatMap((inner) => this.callsWithin(inner))];
  }

  /** The functions that are written directly in this one, by their numbers. */
  functionsIn(fn: number): readonly number[] {
    const { outline, module } = this.file(this.fileOf(fn));
    return (rowsOf(outline).functionsIn.get(fn - module) ?? []).map((row) => module + row);
  }

  /** The calls that begin where the place does. */
  callsFrom({ start }: Place): readonly CallOutline[] {
    const { outline, base, calls } = this.file(this.fileAt(start));
    return (rowsOf(outline).callsFrom.get(start - base) ?? []).map((row) => this.calls[calls + row]!);
  }

  /** The calls that are written at the very place. */
  callsAt(place: Place): readonly CallOutline[] {
    return this.callsFrom(place).filter(({ at }) => at.end === place.end);
  }

  /** The variables of the function itself. */
  variablesIn(fn: number): readonly VariableOutline[] {
    const { outline, module, variables } = this.file(this.fileOf(fn));
    return (rowsOf(outline).variablesIn.get(fn - module) ?? []).map((row) => this.variables[variables + row]!);
  }

  /** The call that made what is known by this site; undefined when no call did that is seen. */
  callOf(site: string): CallOutline | undefined {
    return this.calls[Number(/^call:(\d+)/.exec(site)?.[1] ?? -1)];
  }

  /** The number of the file in which something starts there. */
  fileAt(start: number): number {
    return this.#own.fileAt(start);
  }

  /** Every write to a property or an item of what the variable holds, in its own file. */
  assignmentsOf(variable: number): readonly AssignmentOutline[] {
    const { assignments } = this.file(this.fileOf(this.variables[variable]!.function));
    return assignments.filter(({ of }) => of.is === 'variable' && of.variable === variable);
  }

  /**
   * Every write to a property of that name.
   *
   * @param files numbers of those that are looked at; without them, all that are known so far
   */
  assignmentsTo(name: string, files?: readonly number[]): readonly AssignmentOutline[] {
    if (files !== undefined) return [...new Set(files)].flatMap((file) => this.file(file).assignmentsTo(name));
    let known = this.#assignments.get(name);
    if (known === undefined) this.#assignments.set(name, known = { files: 0, found: [] });
    for (; known.files < this.numbers.length; known.files += 1) known.found.push(...this.file(this.numbers[known.files]!).assignmentsTo(name));
    return known.found;
  }

  /** True for a function of the linted file. */
  isLinted(fn: number): boolean {
    return fn < this.linted.functions.length;
  }

  /** True for a place in the linted file. */
  isHere(place: Place): boolean {
    return place.start < this.#tables.room.text;
  }

  /** True for the function that stands for a module's own body. */
  isModule(fn: number): boolean {
    return this.functions[fn]!.kind === 'module';
  }

  /** The number of the file that a function is written in. */
  fileOf(fn: number): number {
    return this.#own.fileOf(fn);
  }

  /** For sorting: the order in which the files of the program came, and in each that of the text. */
  compare(a: Place, b: Place): number {
    const [file, other] = [this.fileAt(a.start), this.fileAt(b.start)];
    return file === other ? a.start - b.start : this.numbers.indexOf(file) - this.numbers.indexOf(other);
  }

  /** The place with the name of its file: `tenant.ts`, `tenant/index.ts`. */
  spot(place: Place): Spot {
    if (this.isHere(place)) return place;
    const { path, base } = this.file(this.fileAt(place.start));
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
