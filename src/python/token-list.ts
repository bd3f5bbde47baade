import { FSTRING_END, FSTRING_MIDDLE, FSTRING_START, LPAR, NAME, NUMBER, STRING, FALSE } from './kinds.js';
import type { Comment, PythonSyntaxError, Token } from './ast.js';
import { LazyLocation, type Lines } from './lines.js';

/** The tokens of a file in three columns, which is what keeps the parser fast: no object for each token. */
export class TokenList {
  kinds: Uint8Array;
  /** UTF-16 offsets; what ends is exclusive. */
  starts: Int32Array;
  ends: Int32Array;
  length = 0;

  constructor(expected: number) {
    this.kinds = new Uint8Array(expected);
    this.starts = new Int32Array(expected);
    this.ends = new Int32Array(expected);
  }

  add(kind: number, start: number, end: number): void {
    if (this.length === this.kinds.length) this.grow();
    this.kinds[this.length] = kind;
    this.starts[this.length] = start;
    this.ends[this.length++] = end;
  }

  private grow(): void {
    const size = this.length * 2;
    const [kinds, starts, ends] = [new Uint8Array(size), new Int32Array(size), new Int32Array(size)];
    kinds.set(this.kinds);
    starts.set(this.starts);
    ends.set(this.ends);
    [this.kinds, this.starts, this.ends] = [kinds, starts, ends];
  }
}

/** All that the tokenizer finds in a text. Comments are pairs of offsets in a row. */
export interface Tokenized {
  readonly tokens: TokenList;
  readonly comments: readonly number[];
  readonly errors: SyntaxFailure[];
}

/** The one message that CPython does not give up for a later one. */
export const UNEXPECTED_INDENT = 'unexpected indent';

/** What Python rejects. Thrown inside the parser only: a statement that fails is left, and the next one is read. */
export class SyntaxFailure extends Error {
  /** @param prior true when CPython names it even if something else is wrong earlier in the text */
  constructor(message: string, readonly start: number, readonly end: number, readonly prior = false) {
    super(message);
  }
}

/** The tokens as ESLint wants them. Line ends and indentation are left out: nothing is written there. */
export function plainTokens(tokens: TokenList, text: string, lines: Lines): Token[] {
  const result: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const start = tokens.starts[index]!;
    const end = tokens.ends[index]!;
    const type = typeOf(tokens.kinds[index]!);
    if (type === undefined) continue;
    result.push({ type, value: text.slice(start, end), range: [start, end], loc: new LazyLocation(lines, start, end) });
  }
  return result;
}

function typeOf(kind: number): Token['type'] | undefined {
  switch (kind) {
    case NAME: return 'Name';
    case NUMBER: return 'Number';
    case STRING: case FSTRING_START: case FSTRING_MIDDLE: case FSTRING_END: return 'String';
    default: return kind >= FALSE ? 'Keyword' : kind >= LPAR ? 'Punctuator' : undefined;
  }
}

export function plainComments(comments: readonly number[], text: string, lines: Lines): Comment[] {
  const result: Comment[] = [];
  for (let index = 0; index < comments.length; index += 2) {
    const start = comments[index]!;
    const end = comments[index + 1]!;
    result.push({ type: 'Comment', value: text.slice(start + 1, end), range: [start, end], loc: new LazyLocation(lines, start, end) });
  }
  return result;
}

/**
 * All errors in the order of the text, but the one that CPython names comes first: after a syntax error it looks through the tokens of
 * the rest, and if there is something wrong with one of them, it says that instead.
 */
export function plainErrors(ofTokens: readonly SyntaxFailure[], ofParser: readonly SyntaxFailure[], lines: Lines): PythonSyntaxError[] {
  const [token] = [...ofTokens].sort(byPlace);
  const all = [...ofTokens, ...ofParser].sort(byPlace);
  if (token?.prior === true && all[0]!.message !== UNEXPECTED_INDENT) all.unshift(...all.splice(all.indexOf(token), 1));
  return all.map(({ message, start, end }) => ({ message, range: [start, end], loc: new LazyLocation(lines, start, end) }));
}

function byPlace(one: SyntaxFailure, other: SyntaxFailure): number {
  return one.start - other.start;
}
