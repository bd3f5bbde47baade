/** The rows of one file among the tables of a program. Those of other files are looked at only when somebody asks. */
import type { ProgramFile, Program } from '../flow/program.js';
import type { Place } from '../outline/outline.js';

interface Range {
  readonly from: number;
  readonly to: number;
}

export class Rows {
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

  /** The innermost function that a place stands in. */
  functionAt(at: Place): number {
    const { from, to } = this.functionsOf(this.program.fileAt(at.start));
    let found = from;
    for (let id = from; id < to; id++) {
      const fn = this.program.functions[id]!;
      if (fn.at.start <= at.start && at.end <= fn.at.end && fn.at.start >= this.program.functions[found]!.at.start) found = id;
    }
    return found;
  }

  /** The file that a call stands in, by its number. */
  fileOfCall(call: number): number {
    return this.program.files.findLastIndex((file) => file.calls <= call);
  }
}
