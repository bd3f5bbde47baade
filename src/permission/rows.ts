/** The rows of one file among the tables of a program. Those of other files are looked at only when somebody asks. */
import type { Program } from '../flow/program.js';
import type { Place } from '../outline/outline.js';

interface Range {
  readonly from: number;
  readonly to: number;
}

export class Rows {
  constructor(readonly program: Program) {}

  functionsOf(file: number): Range {
    const { module, outline } = this.program.file(file);
    return rangeOf(module, outline.functions);
  }

  variablesOf(file: number): Range {
    const { variables, outline } = this.program.file(file);
    return rangeOf(variables, outline.variables);
  }

  callsOf(file: number): Range {
    const { calls, outline } = this.program.file(file);
    return rangeOf(calls, outline.calls);
  }

  classesOf(file: number): Range {
    const { classes, outline } = this.program.file(file);
    return rangeOf(classes, outline.classes);
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
    return this.program.fileOf(this.program.calls[call]!.in);
  }
}

function rangeOf(from: number, { length }: readonly unknown[]): Range {
  return { from, to: from + length };
}
