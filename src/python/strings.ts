import * as kinds from './kinds.js';
import type { Constant, Expression, FormattedValue, Interpolation, JoinedStr, TemplateStr } from './ast.js';
import { Cursor } from './cursor.js';
import { EscapeError, unescapeBytes, unescapeText } from './escapes.js';

/** Strings that stand beside each other, while they are put together. */
interface Gathered {
  readonly values: Expression[];
  /** The literal text that is not in `values` yet, and where it stands. */
  text: string;
  start: number;
  end: number;
  kind: 'u' | null;
}

const CONVERSIONS = 'sra';

/** Strings, f-strings and t-strings. */
export abstract class StringParser extends Cursor {
  /** What may stand in the braces of an f-string. */
  protected abstract yieldOrStarExpressions(): Expression;

  /** Reads all strings that stand beside each other: Python takes them as one. */
  protected strings(): Constant | JoinedStr | TemplateStr {
    const start = this.start;
    const first = this.index;
    const prefix = this.prefix();
    const kind = prefix === 'u' ? 'u' : null;
    if (prefix.includes('b')) return this.bytes(start);
    const parts: Gathered = { values: [], text: '', start, end: start, kind };
    let formatted: 'f' | 't' | undefined;
    for (;;) {
      if (this.is(kinds.STRING)) this.plainString(parts);
      else if (this.is(kinds.FSTRING_START)) {
        const letter = this.prefix().includes('t') ? 't' : 'f';
        if (letter !== (formatted ?? letter) || (letter === 't' && formatted === undefined && this.index !== first)) this.fail('cannot mix t-string literals with string or bytes literals');
        formatted = letter;
        this.formattedString(parts, letter === 't');
      } else break;
      if (formatted === 't' && this.is(kinds.STRING)) this.fail('cannot mix t-string literals with string or bytes literals');
    }
    if (formatted === undefined) return { type: 'Constant', range: [start, this.last], loc: this.loc(start), valueType: 'str', value: parts.text, kind };
    this.flush(parts);
    return { type: formatted === 't' ? 'TemplateStr' : 'JoinedStr', range: [start, this.last], loc: this.loc(start), values: parts.values };
  }

  /** The letters before the quotes of the current token, in lower case. */
  private prefix(): string {
    const { text, start } = this;
    let at = start;
    for (let code = text.charCodeAt(at); code !== 34 && code !== 39; code = text.charCodeAt(at)) at++;
    return at === start ? '' : text.slice(start, at).toLowerCase();
  }

  /** The text between the quotes of the current token. */
  private body(prefix: string): string {
    const { text, end } = this;
    const from = this.start + prefix.length;
    const triple = end - from >= 6 && text[from + 1] === text[from] && text[from + 2] === text[from];
    const body = triple ? text.slice(from + 3, end - 3) : text.slice(from + 1, end - 1);
    return withPlainLineEnds(body);
  }

  private bytes(start: number): Constant {
    let value = '';
    while (this.is(kinds.STRING) || this.is(kinds.FSTRING_START)) {
      const prefix = this.prefix();
      if (!prefix.includes('b')) this.fail('cannot mix bytes and nonbytes literals');
      const body = this.body(prefix);
       
      if (!/^[\0-\x7f]*$/.test(body)) this.fail('bytes can only contain ASCII literal characters');
      value += prefix.includes('r') ? body : this.unescaped(body, unescapeBytes);
      this.advance();
    }
    return { type: 'Constant', range: [start, this.last], loc: this.loc(start), valueType: 'bytes', value, kind: null };
  }

  private plainString(parts: Gathered): void {
    const prefix = this.prefix();
    if (prefix.includes('b')) this.fail('cannot mix bytes and nonbytes literals');
    const body = this.body(prefix);
    this.append(parts, prefix.includes('r') ? body : this.unescaped(body, unescapeText), this.start, this.end);
    this.advance();
  }

  private unescaped(body: string, unescape: (text: string) => string): string {
    try {
      return unescape(body);
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      return this.fail(error.message);
    }
  }

  private append(parts: Gathered, text: string, start: number, end: number): void {
    if (parts.text === '') parts.start = start;
    parts.text += text;
    parts.end = end;
  }

  /** Makes a constant of the literal text so far. Empty text makes none. */
  private flush(parts: Gathered): void {
    const { text: value, start, end, kind } = parts;
    if (value === '') return;
    parts.values.push({ type: 'Constant', range: [start, end], loc: this.loc(start, end), valueType: 'str', value, kind });
    parts.text = '';
  }

  private formattedString(parts: Gathered, template: boolean): void {
    const raw = this.prefix().includes('r');
    this.advance();
    for (;;) {
      if (this.is(kinds.FSTRING_MIDDLE)) this.middle(parts, raw, true);
      else if (this.is(kinds.LBRACE)) this.replacement(parts, raw, template);
      else break;
    }
    this.need(kinds.FSTRING_END, 'f-string: invalid syntax');
  }

  private middle(parts: Gathered, raw: boolean, doubled: boolean): void {
    const body = withPlainLineEnds(this.text.slice(this.start, this.end));
    const text = doubled ? withSingleBraces(body, raw) : body;
    this.append(parts, raw ? text : this.unescaped(text, unescapeText), this.start, this.end);
    this.advance();
  }

  /** `{value=!r:spec}` */
  private replacement(parts: Gathered, raw: boolean, template: boolean): void {
    const start = this.start;
    this.advance();
    const from = this.last;
    const name = template ? 't-string' : 'f-string';
    if (this.is(kinds.RBRACE) || this.is(kinds.EXCLAMATION) || this.is(kinds.COLON) || this.is(kinds.EQUAL)) {
      this.fail(`${name}: valid expression required before '${this.text[this.start]}'`);
    }
    const value = this.yieldOrStarExpressions();
    const str = this.withoutComments(from, this.start);
    const debug = this.eat(kinds.EQUAL);
    if (debug) this.append(parts, this.withoutComments(from, this.start), from, this.start);
    let conversion = this.conversion(name);
    const format_spec = this.is(kinds.COLON) ? this.formatSpec(raw) : null;
    if (debug && conversion === -1 && format_spec === null) conversion = CONVERSIONS.charCodeAt(1);
    this.need(kinds.RBRACE, `${name}: expecting '}'`);
    this.flush(parts);
    const node = { range: [start, this.last], loc: this.loc(start), value, conversion, format_spec } as const;
    parts.values.push(template ? interpolation(node, str) : { type: 'FormattedValue', ...node });
  }

  /** The text of an expression as Python keeps it: as it is written, but for comments. */
  private withoutComments(start: number, end: number): string {
    let text = '';
    let from = start;
    if (this.text.slice(start, end).includes('#')) {
      for (let index = 0; index < this.comments.length; index += 2) {
        const comment = this.comments[index]!;
        if (comment < from || comment >= end) continue;
        text += this.text.slice(from, comment);
        from = this.comments[index + 1]!;
      }
    }
    return withPlainLineEnds(text + this.text.slice(from, end));
  }

  private conversion(name: string): number {
    if (!this.is(kinds.EXCLAMATION)) return -1;
    const mark = this.end;
    this.advance();
    if (!this.is(kinds.NAME)) this.fail(`${name}: missing conversion character`);
    const letter = this.text.slice(this.start, this.end);
    if (this.start > mark) this.fail(`${name}: conversion type must come right after the exclamation mark`);
    if (letter.length !== 1 || !CONVERSIONS.includes(letter)) this.fail(`${name}: invalid conversion character '${letter}': expected 's', 'r', or 'a'`);
    this.advance();
    return letter.charCodeAt(0);
  }

  private formatSpec(raw: boolean): JoinedStr {
    const start = this.start;
    this.advance();
    const parts: Gathered = { values: [], text: '', start, end: start, kind: null };
    for (;;) {
      if (this.is(kinds.FSTRING_MIDDLE)) this.middle(parts, raw, false);
      else if (this.is(kinds.LBRACE)) this.replacement(parts, raw, false);
      else break;
    }
    this.flush(parts);
    return { type: 'JoinedStr', range: [start, this.last], loc: this.loc(start), values: parts.values };
  }
}

function interpolation(node: Omit<FormattedValue, 'type'>, str: string): Interpolation {
  const { range, loc, value, conversion, format_spec } = node;
  return { type: 'Interpolation', range, loc, value, str, conversion, format_spec };
}

/** Python reads every line end as `\n`. */
function withPlainLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** `{{` and `}}` stand for one brace, but for those of `\N{...}`. */
function withSingleBraces(text: string, raw: boolean): string {
  if (!text.includes('{') && !text.includes('}')) return text;
  if (raw) return text.replace(/([{}])\1/g, '$1');
  return text.replace(/(\\N\{[^}]*\}|\\[^{}])|([{}])\2/g, (_all, kept?: string, brace?: string) => kept ?? brace!);
}
