/** The rows of one file among the tables of a program, found once. Rows of other files are looked at only when somebody asks. */
import type { ProgramFile, Program } from '../flow/program.js';
import type { Place } from '../outline/outline.js';

interface Range {
  readonly from: number;
  readonly to: number;
}

export class Rows {
  readonly #callsIn = new Map<number, ReadonlyMap<number, readonly number[]>>();
  readonly #children = new Map<number, ReadonlyMap<number, readonly number[]>>();

  constructor(readonly program: Program) {}

  functionsOf(file: number): Range {
    return this.#range(file, (one) => one.module, this.program.functions.length);
  }

  variablesOf(file: number): Range {
    return this.#range(file, (one) => one.variables, this.program.variables.length);
  }

  callsOf(file: number): Range {
    return this.#range(file, (one) => one.calls, this.program.calls.length);
  }

  classesOf(file: number): Range {
    return this.#range(file, (one) => one.classes, this.program.classes.length);
  }

  #range(file: number, first: (file: ProgramFile) => number, length: number): Range {
    const { files } = this.program;
    const next = files[file + 1];
    return { from: first(files[file]!), to: next === undefined ? length : first(next) };
  }

  /** Numbers of the calls that stand in a function, but not in one that is written in it. */
  callsIn(fn: number): readonly number[] {
    const file = this.program.fileOf(fn);
    let found = this.#callsIn.get(file);
    if (found === undefined) this.#callsIn.set(file, found = grouped(this.callsOf(file), (id) => this.program.calls[id]!.in));
    return found.get(fn) ?? [];
  }

  /** Numbers of the functions that are written directly in a function. */
  childrenOf(fn: number): readonly number[] {
    const file = this.program.fileOf(fn);
    let found = this.#children.get(file);
    if (found === undefined) this.#children.set(file, found = grouped(this.functionsOf(file), (id) => this.program.functions[id]!.parent));
    return found.get(fn) ?? [];
  }

  /** The innermost function that a place stands in. */
  functionAt(at: Place): number {
    const file = this.fileAt(at);
    const { from, to } = this.functionsOf(file);
    let found = from;
    for (let id = from; id < to; id++) {
      const fn = this.program.functions[id]!;
      if (fn.at.start <= at.start && at.end <= fn.at.end && fn.at.start >= this.program.functions[found]!.at.start) found = id;
    }
    return found;
  }

  /** The file that a place stands in. */
  fileAt(at: Place): number {
    return this.program.files.findLastIndex((file) => file.base <= at.start);
  }

  /** The file that a call stands in, by its number. */
  fileOfCall(call: number): number {
    return this.program.files.findLastIndex((file) => file.calls <= call);
  }
}

function grouped({ from, to }: Range, groupOf: (id: number) => number): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (let id = from; id < to; id++) {
    const group = groupOf(id);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [id]);
    else known.push(id);
  }
  return groups;
}
