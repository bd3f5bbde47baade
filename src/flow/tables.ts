/**
 * The rows of all files that programs are made of, in one numbering. A file keeps its numbers from one linted file to the next, so that it
 * need not be numbered anew for each; the linted file stands in front, where its numbers are those of its own outline.
 */
import type { AssignmentOutline, CallOutline, ClassOutline, ExportOutline, FunctionOutline, Outline, VariableOutline } from '../outline/outline.js';
import { indexUpTo, LazyList } from './lazy.js';
import { moverOf } from './move.js';

/** One file. Its numbers are those of the tables. */
export interface ProgramFile {
  readonly path: string;
  /** As it was before its rows were given the numbers of the tables. */
  readonly outline: Outline;
  /** The function that stands for the module's own body. */
  readonly module: number;
  readonly exports: readonly ExportOutline[];
  readonly assignments: readonly AssignmentOutline[];
  /** Which of them write to a property of that name. */
  assignmentsTo(name: string): readonly AssignmentOutline[];
  /** False when the file exports nothing of that name, and hands on no other file as a whole. */
  mayExport(name: string): boolean;
  /** Specifiers of all that names of the file stand for, as they are written. */
  readonly imported: ReadonlySet<string>;
  /** What was added to the file's own offsets, so that no two places are equal. */
  readonly base: number;
  /** Numbers of its first rows in the other tables. The rows of a file stand together. */
  readonly variables: number;
  readonly calls: number;
  readonly classes: number;
}

interface Room {
  readonly functions: number;
  readonly variables: number;
  readonly calls: number;
  readonly classes: number;
  /** For offsets. */
  readonly text: number;
}

/** For the linted file, in the tables that all but the largest share. */
const ROOM: Room = { functions: 1 << 13, variables: 1 << 16, calls: 1 << 16, classes: 1 << 12, text: 1 << 23 };

/** Characters of the files beside the linted one, of later states of a file as well, with which it is time to begin anew: what is here is kept. */
const MOST_TEXT = 4_000_000;

export class Tables {
  readonly functions: LazyList<FunctionOutline>;
  readonly variables: LazyList<VariableOutline>;
  readonly calls: LazyList<CallOutline>;
  readonly classes: LazyList<ClassOutline>;
  readonly files: ProgramFile[] = [];
  readonly #numbers = new WeakMap<Outline, number>();
  #linted: Outline | undefined;
  /** Where the text of the next file begins. */
  #end: number;

  constructor(readonly room: Room) {
    this.functions = new LazyList(room.functions);
    this.variables = new LazyList(room.variables);
    this.calls = new LazyList(room.calls);
    this.classes = new LazyList(room.classes);
    this.#end = room.text;
  }

  /** There is so much that it pays to begin anew. */
  get isFull(): boolean {
    return this.#end - this.room.text > MOST_TEXT;
  }

  /** From here on this is the file in front. */
  lint(linted: Outline): void {
    if (this.#linted === linted) return;
    this.#linted = linted;
    this.functions.lead(linted.functions);
    this.variables.lead(linted.variables);
    this.calls.lead(linted.calls);
    this.classes.lead(linted.classes);
    const { imported, mayExport } = factsOf(linted);
    this.files[0] = { path: linted.file, outline: linted, module: 0, exports: linted.exports, assignments: linted.assignments, imported, mayExport, assignmentsTo: foundIn(linted, linted.assignments), base: 0, variables: 0, calls: 0, classes: 0 };
  }

  /** The number of a file beside the linted one. */
  numberOf(path: string, outline: Outline): number {
    const known = this.#numbers.get(outline);
    if (known !== undefined && this.files[known]!.path === path) return known;
    const number = this.files.length;
    this.#numbers.set(outline, number);
    this.#add(number, path, outline);
    return number;
  }

  #add(number: number, path: string, outline: Outline): void {
    const first = { variables: this.variables.items.length, calls: this.calls.items.length, classes: this.classes.items.length };
    const module = this.functions.items.length;
    const own = moverOf({ ...first, functions: module, file: number, base: this.#end });
    const assignments = new LazyList<AssignmentOutline>(0);
    assignments.append(outline.assignments, own.assignment);
    const { imported, mayExport } = factsOf(outline);
    this.files.push({ ...first, path, outline, module, exports: outline.exports.map(own.export), assignments: assignments.items, imported, mayExport, assignmentsTo: foundIn(outline, assignments.items), base: this.#end });
    this.#end += outline.functions[0]!.at.end + 1;
    this.functions.append(outline.functions, own.fn);
    this.variables.append(outline.variables, own.variable);
    this.calls.append(outline.calls, own.call);
    this.classes.append(outline.classes, own.class);
  }

  /** The number of the file in which something starts there. */
  fileAt(start: number): number {
    return start < this.room.text ? 0 : indexUpTo(this.files, ({ base }) => base, start);
  }

  /** The number of the file that a function is written in. */
  fileOf(fn: number): number {
    return fn < this.room.functions ? 0 : indexUpTo(this.files, ({ module }) => module, fn);
  }
}

let shared = new Tables(ROOM);

/** The tables for programs of which this is the linted file: one too large for those of all others has its own. */
export function tablesFor({ functions, variables, calls, classes }: Outline): Tables {
  const own: Room = { functions: functions.length, variables: variables.length, calls: calls.length, classes: classes.length, text: functions[0]!.at.end + 1 };
  if ((Object.keys(ROOM) as (keyof Room)[]).some((table) => own[table] > ROOM[table])) return new Tables(own);
  if (shared.isFull) shared = new Tables(ROOM);
  return shared;
}

/** Rows of assignments by the name of the property: each is looked for once. */
function foundIn(outline: Outline, assignments: readonly AssignmentOutline[]): ProgramFile['assignmentsTo'] {
  const { named } = factsOf(outline);
  const found = new Map<string, readonly AssignmentOutline[]>();
  return (name) => {
    const rows = named.get(name);
    if (rows === undefined) return NONE;
    let known = found.get(name);
    if (known === undefined) found.set(name, known = rows.map((row) => assignments[row]!));
    return known;
  };
}

const NONE: readonly AssignmentOutline[] = [];

/** What is to be known of a file at once. */
interface Facts extends Pick<ProgramFile, 'imported' | 'mayExport'> {
  /** By the name of the property, the numbers of the assignments to it. */
  readonly named: ReadonlyMap<string, readonly number[]>;
}

/** Outlines are kept for many linted files. */
const facts = new WeakMap<Outline, Facts>();

function factsOf(outline: Outline): Facts {
  let found = facts.get(outline);
  if (found === undefined) facts.set(outline, found = { imported: importedBy(outline), mayExport: exportsOf(outline), named: namedIn(outline) });
  return found;
}

function exportsOf({ exports, assignments }: Outline): ProgramFile['mayExport'] {
  const names = new Set([...exports.map(({ name }) => name), ...assignments.map(({ name }) => name)]);
  // A CommonJS module exports whatever it assigns, by that name or as a whole, and is its own default export.
  const isAny = names.has('*') || names.has('exports');
  return (name) => isAny || name === 'default' || names.has(name);
}

/** Every specifier that the file imports something by. */
export function importedBy({ variables }: Outline): ReadonlySet<string> {
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
