import * as kinds from './kinds.js';
import type { Location, Name } from './ast.js';
import { LazyLocation, type Lines } from './lines.js';
import { SyntaxFailure, type Tokenized } from './token-list.js';

/** A place among the tokens, and what every part of the parser does with it. */
export abstract class Cursor {
  /** The kind of the current token. */
  protected kind: number;
  protected index = 0;
  /** Where the last taken token ends; line ends and indentation do not count. It is where a node ends that is made now. */
  protected last = 0;
  protected readonly comments: readonly number[];
  private readonly kinds: Uint8Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  /** In ASCII text every name is as Python compares it. */
  private readonly ascii: boolean;

  /** @param comments starts and ends in a row */
  constructor(protected readonly text: string, { tokens, comments }: Tokenized, private readonly lines: Lines) {
    this.comments = comments;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.kind = tokens.kinds[0]!;
     
    this.ascii = /^[\0-\x7f]*$/.test(text);
  }

  /** Where the current token starts. */
  protected get start(): number {
    return this.starts[this.index]!;
  }

  /** Where the current token ends. */
  protected get end(): number {
    return this.ends[this.index]!;
  }

  /** The kind of the token after the current one. */
  protected get following(): number {
    return this.kinds[this.index + 1]!;
  }

  /** True when the current token is of that kind. */
  protected is(kind: number): boolean {
    return this.kind === kind;
  }

  protected kindAt(offset: number): number {
    return this.kinds[this.index + offset]!;
  }

  protected textAt(offset: number): string {
    return this.text.slice(this.starts[this.index + offset], this.ends[this.index + offset]);
  }

  protected advance(): void {
    this.last = this.ends[this.index]!;
    this.kind = this.kinds[++this.index]!;
  }

  /** Takes a line end or a change of indentation. */
  protected skip(): void {
    this.kind = this.kinds[++this.index]!;
  }

  protected goBack(index: number, last: number): void {
    this.index = index;
    this.kind = this.kinds[index]!;
    this.last = last;
  }

  protected eat(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  protected need(kind: number, message: string): void {
    if (this.kind !== kind) this.fail(message);
    this.advance();
  }

  /** True when the current token is that name, which is no keyword elsewhere. */
  protected isWord(word: string): boolean {
    return this.is(kinds.NAME) && this.end - this.start === word.length && this.text.startsWith(word, this.start);
  }

  protected name(): string {
    if (!this.is(kinds.NAME)) this.fail();
    const name = this.text.slice(this.start, this.end);
    this.advance();
    return this.ascii ? name : name.normalize('NFKC');
  }

  protected nameNode(ctx: Name['ctx']): Name {
    const start = this.start;
    const id = this.name();
    return { type: 'Name', range: [start, this.last], loc: this.loc(start), id, ctx };
  }

  protected loc(start: number, end = this.last): Location {
    return new LazyLocation(this.lines, start, end);
  }

  /** Leaves the statement: the current token cannot be here. */
  protected fail(message = 'invalid syntax'): never {
    const { kind, start, end } = this;
    // What is no token has been reported by the tokenizer.
    if (kind === kinds.ERROR) throw new SyntaxFailure('', start, end);
    throw new SyntaxFailure(message, start, Math.max(end, start + 1));
  }

  protected failAt(message: string, [start, end]: readonly [number, number]): never {
    throw new SyntaxFailure(message, start, end);
  }
}
