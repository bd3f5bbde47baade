import type { Location, Position } from './ast.js';

/** The line breaks of Python: not the form feed, nor U+2028. */
const LINE_BREAK = /\r\n|[\r\n]/g;

/** Where the lines of a text start. Looked for when first asked for: most nodes are never asked where they are. */
export class Lines {
  private starts: number[] | undefined;

  constructor(private readonly text: string) {}

  /** @param offset UTF-16 offset into the text */
  position(offset: number): Position {
    const starts = (this.starts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(LINE_BREAK)) starts.push(match.index + match[0].length);
  return starts;
}

/** The `loc` of a node: lines and columns are computed when they are asked for. */
export class LazyLocation implements Location {
  readonly #lines: Lines;
  readonly #start: number;
  readonly #end: number;

  constructor(lines: Lines, start: number, end: number) {
    this.#lines = lines;
    this.#start = start;
    this.#end = end;
  }

  get start(): Position {
    return this.#lines.position(this.#start);
  }

  get end(): Position {
    return this.#lines.position(this.#end);
  }
}
