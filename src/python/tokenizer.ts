/**
 * A text to tokens, as CPython does it: indentation and line ends are tokens, brackets join lines, an f-string is a row of tokens.
 *
 * It never stops at an error: what is wrong is noted, and it goes on where the next sound token is likely.
 */
import * as kinds from './kinds.js';
import { numberEnd } from './numbers.js';
import { operatorAt } from './operators.js';
import { stringEnd } from './string-ends.js';
import { SyntaxFailure, TokenList, type Tokenized } from './token-list.js';

/** As deep as CPython goes. */
const MAX_BRACKETS = 200;
const MAX_INDENTS = 100;
const MAX_FSTRINGS = 150;
const TAB = 8;
/** How often a stretch is read again because a bracket before it was never closed: each time may be most of the file. */
const MAX_REREADS = 20;

/** A name, by Unicode: letters that are no letters since an old version stay letters. */
const IDENTIFIER = /[\p{XIDS}_\u2118\u212E\u309B\u309C][\p{XIDC}\u00B7\u0387\u1369-\u1371\u19DA]*/uy;
const STRING_PREFIX = /^(?:[rR][bB]?|[bB][rR]?|[uU]|[fFtT][rR]?|[rR][fFtT])$/;

/** What an ASCII character is: 1 starts a name, 2 is a digit, 4 goes on a name. */
const CLASSES = new Uint8Array(128);
for (let code = 97; code <= 122; code++) CLASSES[code] = CLASSES[code - 32] = 5;
for (let code = 48; code <= 57; code++) CLASSES[code] = 6;
CLASSES[95] = 5;

/** An f-string or t-string that is being read. */
interface OpenString {
  readonly start: number;
  readonly quote: number;
  readonly triple: boolean;
  readonly raw: boolean;
  readonly name: string;
  /** What is read now: the text, an expression between braces, or the format specification after its colon. */
  mode: 'text' | 'expression' | 'spec';
  /** For each brace that is open in it: how many brackets were open before, and what was read then. */
  readonly braces: { readonly depth: number; readonly mode: 'text' | 'spec' }[];
}

export function tokenize(text: string): Tokenized {
  return new Tokenizer(text).run();
}

class Tokenizer implements Tokenized {
  readonly tokens: TokenList;
  readonly comments: number[] = [];
  readonly errors: SyntaxFailure[] = [];
  private at = 0;
  private lineStart = true;
  /** Columns of the open blocks, with tabs to the next multiple of eight and with tabs as one column: both must agree. */
  private readonly indents = [0];
  private readonly tabIndents = [0];
  /** Kinds and offsets of the open brackets. */
  private readonly brackets: number[] = [];
  private readonly bracketStarts: number[] = [];
  private readonly strings: OpenString[] = [];
  private readonly length: number;
  private rereads = 0;

  constructor(private readonly text: string) {
    this.length = text.length;
    this.tokens = new TokenList((text.length >> 2) + 16);
    const zero = text.indexOf('\0');
    if (zero !== -1) this.errors.push(new SyntaxFailure('source code cannot contain null bytes', zero, zero + 1, true));
  }

  run(): Tokenized {
    if (this.text.charCodeAt(0) === 0xfeff) this.at = 1;
    do {
      while (this.next());
    } while (this.unclosed());
    this.end();
    return this;
  }

  /** @returns false at the end of the text */
  private next(): boolean {
    const string = this.strings.length === 0 ? undefined : this.strings[this.strings.length - 1]!;
    if (string !== undefined && string.mode !== 'expression') return this.stringText(string);
    if (this.lineStart && !this.indentation()) return true;
    const { text } = this;
    let code = text.charCodeAt(this.at);
    while (code === 32 || code === 9 || code === 12) code = text.charCodeAt(++this.at);
    if (this.at >= this.length) return false;
    if (code < 128) {
      const kind = CLASSES[code]!;
      if ((kind & 1) !== 0) return this.word();
      if ((kind & 2) !== 0 || (code === 46 && (CLASSES[text.charCodeAt(this.at + 1)]! & 2) !== 0)) return this.number();
      switch (code) {
        case 10: case 13: return this.lineEnd(code);
        case 34: case 39: return this.string(this.at, this.at);
        case 35: return this.comment();
        case 92: return this.continuation();
        default: return this.operator(code, string);
      }
    }
    return this.word();
  }

  // Lines ------------------------------------------------------------------------------------------------------------

  /** Measures the blanks at the start of a line. @returns false when the line holds no statement */
  private indentation(): boolean {
    const { text } = this;
    let column = 0;
    let tabColumn = 0;
    let continued = 0;
    for (;; this.at++) {
      const code = text.charCodeAt(this.at);
      if (code === 32) {
        column++;
        tabColumn++;
      } else if (code === 9) {
        column = (Math.floor(column / TAB) + 1) * TAB;
        tabColumn++;
      } else if (code === 12) column = tabColumn = 0;
      else if (code === 92 && this.breakLength(this.at + 1) > 0) {
        // The column of the first of the joined lines counts.
        continued ||= column;
        this.at += this.breakLength(this.at + 1);
      } else if (code === 10 || code === 13 || code === 35) return this.blankLine(code);
      else break;
    }
    if (this.at >= this.length) return true;
    this.lineStart = false;
    this.indent(continued || column, continued || tabColumn);
    return true;
  }

  private blankLine(code: number): false {
    if (code === 35) this.comment();
    this.at += this.breakLength(this.at);
    return false;
  }

  private indent(column: number, tabColumn: number): void {
    const { indents, tabIndents } = this;
    const top = indents.length - 1;
    if (column === indents[top]) {
      if (tabColumn !== tabIndents[top]) this.tabError();
    } else if (column > indents[top]!) {
      if (top + 1 >= MAX_INDENTS) this.lateError('too many levels of indentation', this.at);
      else {
        if (tabColumn <= tabIndents[top]!) this.tabError();
        indents.push(column);
        tabIndents.push(tabColumn);
        this.tokens.add(kinds.INDENT, this.at, this.at);
      }
    } else this.dedent(column, tabColumn);
  }

  private dedent(column: number, tabColumn: number): void {
    const { indents, tabIndents } = this;
    while (column < indents[indents.length - 1]!) {
      indents.pop();
      tabIndents.pop();
      this.tokens.add(kinds.DEDENT, this.at, this.at);
    }
    if (column !== indents[indents.length - 1]) this.lateError('unindent does not match any outer indentation level', this.at);
    else if (tabColumn !== tabIndents[tabIndents.length - 1]) this.tabError();
  }

  private tabError(): void {
    this.lateError('inconsistent use of tabs and spaces in indentation', this.at);
  }

  /** How long the line break at an offset is: 0 where there is none. */
  private breakLength(at: number): number {
    const code = this.text.charCodeAt(at);
    if (code === 10) return 1;
    return code !== 13 ? 0 : this.text.charCodeAt(at + 1) === 10 ? 2 : 1;
  }

  private lineEnd(code: number): true {
    const start = this.at;
    this.at += code === 13 && this.text.charCodeAt(start + 1) === 10 ? 2 : 1;
    if (this.brackets.length > 0) return true;
    this.tokens.add(kinds.NEWLINE, start, this.at);
    this.lineStart = true;
    return true;
  }

  private continuation(): true {
    const length = this.breakLength(this.at + 1);
    if (length === 0) {
      this.lateError('unexpected character after line continuation character', this.at);
      this.at = this.lineEndAfter(this.at);
    } else {
      this.at += 1 + length;
      if (this.at >= this.length) this.lateError('unexpected EOF while parsing', this.at - 1 - length);
    }
    return true;
  }

  private comment(): true {
    const start = this.at;
    this.at = this.lineEndAfter(start);
    this.comments.push(start, this.at);
    return true;
  }

  private lineEndAfter(at: number): number {
    const { text } = this;
    let code = text.charCodeAt(at);
    while (code !== 10 && code !== 13 && at < this.length) code = text.charCodeAt(++at);
    return at;
  }

  // Words, numbers and operators -------------------------------------------------------------------------------------

  private word(): true {
    const { text } = this;
    const start = this.at;
    let code = text.charCodeAt(start);
    let at = start;
    while (code < 128 && (CLASSES[code]! & 4) !== 0) code = text.charCodeAt(++at);
    if (code >= 128) {
      IDENTIFIER.lastIndex = start;
      const match = IDENTIFIER.exec(text);
      if (match === null) return this.unknown(start);
      at = start + match[0].length;
      code = text.charCodeAt(at);
    }
    this.at = at;
    if ((code === 34 || code === 39) && at - start <= 2 && STRING_PREFIX.test(text.slice(start, at))) return this.string(start, at);
    // Keywords are two to eight letters, the first of them from a to y or F, N, T.
    const keyword = at - start > 1 && at - start < 9 ? kinds.KEYWORDS.get(text.slice(start, at)) : undefined;
    if (keyword === undefined) this.tokens.add(kinds.NAME, start, at);
    else if (this.brackets.length > 0 && kinds.STARTS_STATEMENT[keyword] === 1 && this.startsLine(start)) this.unclosed();
    else this.tokens.add(keyword, start, at);
    return true;
  }

  /** True when only blanks stand before an offset on its line. */
  private startsLine(at: number): boolean {
    let before = at - 1;
    while (this.text[before] === ' ' || this.text[before] === '\t') before--;
    return before < 0 || this.breakLength(before) > 0;
  }

  private unknown(at: number): true {
    if (this.text.charCodeAt(at) === 0) return this.nothing(at);
    const character = String.fromCodePoint(this.text.codePointAt(at)!);
    const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const message = /[\p{C}\p{Z}]/u.test(character) ? `invalid non-printable character ${code}`
      : character < '\x80' ? 'invalid syntax' : `invalid character '${character}' (${code})`;
    this.at = at + character.length;
    this.error(message, at, this.at);
    return true;
  }

  /** A null byte: it has been noted at the start. */
  private nothing(at: number): true {
    this.at = at + 1;
    this.tokens.add(kinds.ERROR, at, this.at);
    return true;
  }

  private number(): true {
    const start = this.at;
    const { end, problem } = numberEnd(this.text, start);
    this.at = end;
    if (problem !== undefined) this.error(problem, start, end);
    else this.tokens.add(kinds.NUMBER, start, end);
    return true;
  }

  private operator(code: number, string: OpenString | undefined): true {
    const start = this.at;
    if (string !== undefined && this.endsExpression(string, code)) return true;
    const { kind, length } = operatorAt(this.text, start, code);
    if (kind === kinds.ERROR) return this.unknown(start);
    this.at = start + length;
    if (kind >= kinds.LPAR && kind <= kinds.RBRACE) return this.bracket(kind, start);
    this.tokens.add(kind, start, this.at);
    return true;
  }

  private bracket(kind: number, start: number): true {
    const { brackets, bracketStarts } = this;
    // An opening bracket has an odd number, and the closing one the number after it.
    if ((kind & 1) === 1) {
      if (brackets.length >= MAX_BRACKETS) return this.tooDeep(start, 'too many nested parentheses');
      brackets.push(kind);
      bracketStarts.push(start);
      this.tokens.add(kind, start, this.at);
      return true;
    }
    const open = brackets[brackets.length - 1];
    if (open === kind - 1) {
      brackets.pop();
      bracketStarts.pop();
      this.tokens.add(kind, start, this.at);
      return true;
    }
    return this.mismatch(kind, start);
  }

  /** A closing bracket that closes nothing, or another kind: it closes the nearest one of its kind, else the last one. */
  private mismatch(kind: number, start: number): true {
    const { brackets, bracketStarts, text } = this;
    const close = text[start]!;
    const last = bracketStarts[bracketStarts.length - 1];
    this.error(last === undefined ? `unmatched '${close}'` : `closing parenthesis '${close}' does not match opening parenthesis '${text[last]!}'`, start);
    const string = this.strings[this.strings.length - 1];
    // What was open before the braces of an f-string stays open.
    const floor = string === undefined ? 0 : string.braces[string.braces.length - 1]!.depth + 1;
    const same = brackets.lastIndexOf(kind - 1);
    brackets.length = bracketStarts.length = Math.max(floor, same === -1 ? brackets.length - 1 : same);
    return string !== undefined && kind === kinds.RBRACE && same === floor - 1 ? this.closeBrace(string, start) : true;
  }

  /** Leaves the rest of the line: nothing that nests this deep is read, as in CPython. */
  private tooDeep(start: number, message: string): true {
    this.error(message, start);
    this.leave();
    this.at = this.lineEndAfter(start);
    return true;
  }

  private leave(): void {
    this.brackets.length = this.bracketStarts.length = this.strings.length = 0;
  }

  // Strings ----------------------------------------------------------------------------------------------------------

  /** @param quoteAt offset of the first quote, after the prefix */
  private string(start: number, quoteAt: number): true {
    const { text } = this;
    const quote = text.charCodeAt(quoteAt);
    const triple = text.charCodeAt(quoteAt + 1) === quote && text.charCodeAt(quoteAt + 2) === quote;
    const prefix = text.slice(start, quoteAt).toLowerCase();
    if (prefix.includes('f') || prefix.includes('t')) return this.openString(start, quoteAt, quote, triple, prefix);
    const end = stringEnd(text, quoteAt, quote, triple);
    if (end < 0) this.error(`unterminated ${triple ? 'triple-quoted ' : ''}string literal`, start, triple ? quoteAt + 3 : -end);
    this.at = Math.abs(end);
    // Noted, and taken as if it ended with its line.
    this.tokens.add(end < 0 ? kinds.ERROR : kinds.STRING, start, this.at);
    return true;
  }

  private openString(start: number, quoteAt: number, quote: number, triple: boolean, prefix: string): true {
    if (this.strings.length >= MAX_FSTRINGS) return this.tooDeep(start, `too many nested ${prefix.includes('t') ? 't' : 'f'}-strings`);
    this.at = quoteAt + (triple ? 3 : 1);
    this.tokens.add(kinds.FSTRING_START, start, this.at);
    this.strings.push({ start, quote, triple, raw: prefix.includes('r'), name: prefix.includes('t') ? 't-string' : 'f-string', mode: 'text', braces: [] });
    return true;
  }

  /** Reads the text of an f-string, or of a format specification, up to a brace or the closing quotes. */
  private stringText(string: OpenString): boolean {
    const { text, length } = this;
    const start = this.at;
    const spec = string.mode === 'spec';
    let at = start;
    for (;;) {
      if (at >= length) return this.unterminated(string, at);
      const code = text.charCodeAt(at);
      if (code === 92) at = this.escapeEnd(string, at);
      else if ((code === 10 || code === 13) && !string.triple) return this.unterminated(string, at);
      else if (code === string.quote && (!string.triple || text.startsWith(text[at]!.repeat(3), at))) return this.closeString(string, start, at);
      else if (code === 123 && (spec || text.charCodeAt(at + 1) !== 123)) return this.openBrace(string, start, at);
      else if (code === 125 && spec) {
        this.middle(start, at);
        return this.closeBrace(string, at);
      } else if (code === 125 && text.charCodeAt(at + 1) !== 125) {
        this.error(`${string.name}: single '}' is not allowed`, at);
        at++;
      } else at += code === 123 || code === 125 ? 2 : 1;
    }
  }

  private escapeEnd(string: OpenString, at: number): number {
    const { text } = this;
    const code = text.charCodeAt(at + 1);
    if (code === 123 || code === 125) return at + 1;
    if (!string.raw && code === 78 && text.charCodeAt(at + 2) === 123) {
      const close = text.indexOf('}', at);
      const line = this.lineEndAfter(at);
      return close === -1 || (close > line && !string.triple) ? at + 2 : close + 1;
    }
    return at + 1 + (this.breakLength(at + 1) || 1);
  }

  private middle(start: number, end: number): void {
    if (end > start) this.tokens.add(kinds.FSTRING_MIDDLE, start, end);
  }

  private closeString(string: OpenString, start: number, at: number): true {
    if (string.mode === 'spec') {
      this.abandon(string, at + (string.triple ? 3 : 1));
      this.error(`${string.name}: expecting '}'`, at);
      return true;
    }
    this.middle(start, at);
    this.at = at + (string.triple ? 3 : 1);
    this.tokens.add(kinds.FSTRING_END, at, this.at);
    this.strings.pop();
    return true;
  }

  private openBrace(string: OpenString, start: number, at: number): true {
    this.middle(start, at);
    if (this.brackets.length >= MAX_BRACKETS) return this.tooDeep(at, 'too many nested parentheses');
    this.tokens.add(kinds.LBRACE, at, at + 1);
    string.braces.push({ depth: this.brackets.length, mode: string.mode === 'spec' ? 'spec' : 'text' });
    this.brackets.push(kinds.LBRACE);
    this.bracketStarts.push(at);
    string.mode = 'expression';
    this.at = at + 1;
    return true;
  }

  private closeBrace(string: OpenString, at: number): true {
    this.tokens.add(kinds.RBRACE, at, at + 1);
    this.brackets.pop();
    this.bracketStarts.pop();
    string.mode = string.braces.pop()!.mode;
    this.at = at + 1;
    return true;
  }

  /** In an expression of an f-string: takes what ends the expression. */
  private endsExpression(string: OpenString, code: number): boolean {
    if (this.brackets.length !== string.braces[string.braces.length - 1]!.depth + 1) return false;
    if (code === 125) return this.closeBrace(string, this.at);
    if (code === 58) string.mode = 'spec';
    else if (code !== 33 || this.text.charCodeAt(this.at + 1) === 61) return false;
    this.tokens.add(code === 58 ? kinds.COLON : kinds.EXCLAMATION, this.at, ++this.at);
    return true;
  }

  private unterminated(string: OpenString, at: number): true {
    const { start, triple, name } = string;
    this.abandon(string, triple ? this.lineEndAfter(start) : at);
    this.error(`unterminated ${triple ? 'triple-quoted ' : ''}${name} literal`, start, triple ? start + 1 : at);
    return true;
  }

  /** Gives an f-string up, with the brackets that were opened in it, and goes on at an offset. */
  private abandon(string: OpenString, at: number): void {
    const { tokens } = this;
    while (tokens.starts[tokens.length - 1]! > string.start) tokens.length--;
    const depth = string.braces[0]?.depth ?? this.brackets.length;
    this.brackets.length = this.bracketStarts.length = depth;
    this.strings.pop();
    this.at = at;
  }

  // Errors and the end -----------------------------------------------------------------------------------------------

  /** Notes an error, and puts a token there that no statement can hold. */
  private error(message: string, start: number, end = start + 1): void {
    this.errors.push(new SyntaxFailure(message, start, end, true));
    this.tokens.add(kinds.ERROR, start, start);
  }

  /** The same for what CPython leaves for later when something else is wrong before it. */
  private lateError(message: string, start: number): void {
    this.errors.push(new SyntaxFailure(message, start, start + 1));
    this.tokens.add(kinds.ERROR, start, start);
  }

  /**
   * Gives up the brackets that are still open at the end of the text, or where a statement starts, and reads on at the line after the
   * first of them. Continuation lines, deeper than the statement, are left out until a line that starts a statement.
   *
   * @returns false when nothing is open
   */
  private unclosed(): boolean {
    const { bracketStarts, tokens } = this;
    const first = bracketStarts[0];
    if (first === undefined) return false;
    const last = bracketStarts[bracketStarts.length - 1]!;
    const line = this.lineEndAfter(first);
    if (this.rereads++ >= MAX_REREADS) {
      this.lateError(`'${this.text[last]!}' was never closed`, last);
      this.leave();
      return true;
    }
    while (this.errors.length > 0 && this.errors[this.errors.length - 1]!.start > line) this.errors.pop();
    this.errors.push(new SyntaxFailure(`'${this.text[last]!}' was never closed`, last, last + 1));
    while (tokens.starts[tokens.length - 1]! > first) tokens.length--;
    while (this.comments.length > 0 && this.comments[this.comments.length - 1]! > line) this.comments.length -= 2;
    this.leave();
    tokens.add(kinds.ERROR, line, line);
    this.at = line;
    this.lineStart = false;
    this.skipContinuation();
    return true;
  }

  /** Goes to the next line that is not deeper than the block that is open, or that starts a statement. */
  private skipContinuation(): void {
    const { text } = this;
    const column = this.indents[this.indents.length - 1]!;
    for (;;) {
      const start = this.at + this.breakLength(this.at);
      if (start === this.at || start >= this.length) return;
      let at = start;
      while (text[at] === ' ' || text[at] === '\t') at++;
      const word = /^\w+/.exec(text.slice(at, at + 9))?.[0];
      const keyword = word === undefined ? undefined : kinds.KEYWORDS.get(word);
      const blank = this.breakLength(at) > 0 || text[at] === '#';
      if (keyword !== undefined ? kinds.STARTS_STATEMENT[keyword] === 1 : !blank && at - start <= column && !')]}'.includes(text[at]!)) return;
      this.at = this.lineEndAfter(at);
    }
  }

  private end(): void {
    const { tokens, length } = this;
    const last = tokens.length === 0 ? kinds.NEWLINE : tokens.kinds[tokens.length - 1]!;
    if (last !== kinds.NEWLINE && last !== kinds.DEDENT) tokens.add(kinds.NEWLINE, length, length);
    for (let depth = this.indents.length; depth > 1; depth--) tokens.add(kinds.DEDENT, length, length);
    tokens.add(kinds.EOF, length, length);
  }
}
