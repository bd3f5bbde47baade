import * as kinds from './kinds.js';
import type { Call, Comprehension, Constant, Expression, Keyword, Starred } from './ast.js';
import { numberValue } from './numbers.js';
import { StringParser } from './strings.js';
import { setContext } from './targets.js';

const MISSING_COMMA = 'invalid syntax. Perhaps you forgot a comma?';

/** Names, literals, brackets, calls, attributes and subscripts: what binds tightest. */
export abstract class AtomParser extends StringParser {
  protected abstract expression(): Expression;
  protected abstract namedExpression(): Expression;
  protected abstract starNamedExpression(): Expression;
  protected abstract starred(): Starred;
  protected abstract yieldExpression(): Expression;
  protected abstract disjunction(): Expression;
  protected abstract bitwiseOr(): Expression;

  /** What stood in parentheses last: `(x): int` is no simple name. */
  protected parenthesized: Expression | undefined;
  /** Where the last expression starts that has been read. */
  protected latest = 0;

  /** An atom with everything that hangs on it. */
  protected primary(): Expression {
    const start = this.start;
    let value = this.atom();
    for (;;) {
      switch (this.kind) {
        case kinds.DOT: {
          this.advance();
          const attr = this.name();
          value = { type: 'Attribute', range: [start, this.last], loc: this.loc(start), value, attr, ctx: 'Load' };
          break;
        }
        case kinds.LPAR:
          value = this.call(start, value);
          break;
        case kinds.LSQB: {
          this.advance();
          const slice = this.slices();
          this.closeBracket(kinds.RSQB);
          value = { type: 'Subscript', range: [start, this.last], loc: this.loc(start), value, slice, ctx: 'Load' };
          break;
        }
        default:
          return value;
      }
    }
  }

  protected atom(): Expression {
    switch (this.kind) {
      case kinds.NAME: return this.nameNode('Load');
      case kinds.NUMBER: return this.number();
      case kinds.STRING: case kinds.FSTRING_START: return this.strings();
      case kinds.LPAR: return this.parentheses();
      case kinds.LSQB: return this.list();
      case kinds.LBRACE: return this.braces();
      case kinds.NONE: return this.constant('None', null);
      case kinds.ELLIPSIS: return this.constant('Ellipsis', null);
      case kinds.TRUE: return this.constant('bool', true);
      case kinds.FALSE: return this.constant('bool', false);
      default: return this.fail();
    }
  }

  private constant(valueType: 'None' | 'Ellipsis', value: null): Constant;
  private constant(valueType: 'bool', value: boolean): Constant;
  private constant(valueType: 'None' | 'Ellipsis' | 'bool', value: boolean | null): Constant {
    const start = this.start;
    this.advance();
    return { type: 'Constant', range: [start, this.last], loc: this.loc(start), valueType, value, kind: null } as Constant;
  }

  protected number(): Constant {
    const { start, end } = this;
    const { valueType, value } = numberValue(this.text.slice(start, end));
    this.advance();
    return { type: 'Constant', range: [start, end], loc: this.loc(start), valueType, value, kind: null } as Constant;
  }

  // Brackets -----------------------------------------------------------------------------------------------------------

  private parentheses(): Expression {
    const start = this.start;
    this.advance();
    if (this.eat(kinds.RPAR)) return { type: 'Tuple', range: [start, this.last], loc: this.loc(start), elts: [], ctx: 'Load' };
    const first = this.is(kinds.YIELD) ? this.yieldExpression() : this.starNamedExpression();
    if (this.isComprehension()) {
      const generators = this.generators();
      this.closeBracket(kinds.RPAR);
      return { type: 'GeneratorExp', range: [start, this.last], loc: this.loc(start), elt: first, generators };
    }
    if (this.is(kinds.COMMA) && first.type !== 'Yield' && first.type !== 'YieldFrom') {
      const elts = this.elements(first, kinds.RPAR);
      return { type: 'Tuple', range: [start, this.last], loc: this.loc(start), elts, ctx: 'Load' };
    }
    if (first.type === 'Starred') this.failAt('cannot use starred expression here', first.range);
    this.closeBracket(kinds.RPAR);
    this.parenthesized = first;
    return first;
  }

  /** Takes a closing bracket. Where something else stands that could be an element, a comma is missing before it. */
  private closeBracket(close: number): void {
    if (this.eat(close)) return;
    if (kinds.STARTS_EXPRESSION[this.kind] === 1) this.failAt(MISSING_COMMA, [this.latest, this.end]);
    this.fail();
  }

  /** The elements of a bracket whose first one has been read, up to and with the closing bracket. */
  private elements(first: Expression, close: number): Expression[] {
    const elts = [first];
    while (this.eat(kinds.COMMA)) {
      if (this.is(close)) break;
      elts.push(this.starNamedExpression());
    }
    this.closeBracket(close);
    return elts;
  }

  private list(): Expression {
    const start = this.start;
    this.advance();
    if (this.eat(kinds.RSQB)) return { type: 'List', range: [start, this.last], loc: this.loc(start), elts: [], ctx: 'Load' };
    const first = this.starNamedExpression();
    if (this.isComprehension()) {
      const generators = this.generators();
      this.closeBracket(kinds.RSQB);
      return { type: 'ListComp', range: [start, this.last], loc: this.loc(start), elt: first, generators };
    }
    const elts = this.elements(first, kinds.RSQB);
    return { type: 'List', range: [start, this.last], loc: this.loc(start), elts, ctx: 'Load' };
  }

  private braces(): Expression {
    const start = this.start;
    this.advance();
    if (this.is(kinds.RBRACE) || this.is(kinds.DOUBLE_STAR)) return this.dictionary(start, undefined);
    const first = this.starNamedExpression();
    if (this.is(kinds.COLON) && first.type !== 'Starred' && (first.type !== 'NamedExpr' || this.parenthesized === first)) return this.dictionary(start, first);
    if (this.isComprehension()) {
      const generators = this.generators();
      this.closeBracket(kinds.RBRACE);
      return { type: 'SetComp', range: [start, this.last], loc: this.loc(start), elt: first, generators };
    }
    const elts = this.elements(first, kinds.RBRACE);
    return { type: 'Set', range: [start, this.last], loc: this.loc(start), elts };
  }

  /** @param firstKey the first key, when it has been read; the current token is its colon */
  private dictionary(start: number, firstKey: Expression | undefined): Expression {
    const keys: (Expression | null)[] = [];
    const values: Expression[] = [];
    let key: Expression | null | undefined = firstKey;
    while (key !== undefined || !this.is(kinds.RBRACE)) {
      key ??= this.eat(kinds.DOUBLE_STAR) ? null : this.expression();
      if (key !== null) this.need(kinds.COLON, "':' expected after dictionary key");
      const value = key === null ? this.bitwiseOr() : this.expression();
      if (values.length === 0 && this.isComprehension()) return this.dictComprehension(start, key, value);
      keys.push(key);
      values.push(value);
      key = undefined;
      if (!this.eat(kinds.COMMA)) break;
    }
    this.closeBracket(kinds.RBRACE);
    return { type: 'Dict', range: [start, this.last], loc: this.loc(start), keys, values };
  }

  private dictComprehension(start: number, key: Expression | null, value: Expression): Expression {
    const generators = this.generators();
    this.closeBracket(kinds.RBRACE);
    const parts = key === null ? { key: value, value: null } : { key, value };
    return { type: 'DictComp', range: [start, this.last], loc: this.loc(start), key: parts.key, value: parts.value, generators };
  }

  // Comprehensions -----------------------------------------------------------------------------------------------------

  private isComprehension(): boolean {
    return this.is(kinds.FOR) || (this.is(kinds.ASYNC) && this.following === kinds.FOR);
  }

  private generators(): Comprehension[] {
    const result: Comprehension[] = [];
    while (this.isComprehension()) {
      const start = this.start;
      const is_async = this.eat(kinds.ASYNC) ? 1 : 0;
      this.advance();
      const target = this.loopTarget();
      this.need(kinds.IN, "'in' expected after for-loop variables");
      const iter = this.disjunction();
      const ifs: Expression[] = [];
      while (this.eat(kinds.IF)) ifs.push(this.disjunction());
      result.push({ type: 'comprehension', range: [start, this.last], loc: this.loc(start), target, iter, ifs, is_async });
    }
    return result;
  }

  /** What stands between `for` and `in`. */
  protected loopTarget(): Expression {
    const start = this.start;
    const first = this.targetElement();
    if (!this.is(kinds.COMMA)) return setContext(first, 'Store');
    const elts = [first];
    while (this.eat(kinds.COMMA)) {
      if (this.is(kinds.IN)) break;
      elts.push(this.targetElement());
    }
    return setContext({ type: 'Tuple', range: [start, this.last], loc: this.loc(start), elts, ctx: 'Load' }, 'Store');
  }

  private targetElement(): Expression {
    if (!this.is(kinds.STAR)) return this.primary();
    const start = this.start;
    this.advance();
    const value = this.primary();
    return { type: 'Starred', range: [start, this.last], loc: this.loc(start), value, ctx: 'Load' };
  }

  // Calls and subscripts -----------------------------------------------------------------------------------------------

  private call(start: number, func: Expression): Call {
    const { args, keywords } = this.callArguments();
    return { type: 'Call', range: [start, this.last], loc: this.loc(start), func, args, keywords };
  }

  /** The arguments of a call or class, with their parentheses. */
  protected callArguments(): { readonly args: Expression[]; readonly keywords: Keyword[] } {
    const open = this.start;
    this.advance();
    const args: Expression[] = [];
    const keywords: Keyword[] = [];
    while (!this.is(kinds.RPAR)) {
      const start = this.start;
      if (this.is(kinds.DOUBLE_STAR) || (this.is(kinds.NAME) && this.following === kinds.EQUAL)) keywords.push(this.keyword());
      else {
        const argument = this.argument(keywords);
        if (this.isComprehension()) {
          const generator = this.generatorArgument(start, argument, open);
          if (args.length + keywords.length > 0 || !this.is(kinds.RPAR)) this.failAt('Generator expression must be parenthesized', generator.range);
          this.advance();
          return { args: [generator], keywords };
        }
        args.push(argument);
      }
      if (!this.eat(kinds.COMMA)) break;
    }
    this.closeBracket(kinds.RPAR);
    return { args, keywords };
  }

  private keyword(): Keyword {
    const start = this.start;
    const arg = this.eat(kinds.DOUBLE_STAR) ? null : this.name();
    if (arg !== null) this.advance();
    const value = this.expression();
    return { type: 'keyword', range: [start, this.last], loc: this.loc(start), arg, value };
  }

  private argument(before: readonly Keyword[]): Expression {
    const start = this.start;
    if (this.is(kinds.STAR)) {
      if (before.some((keyword) => keyword.arg === null)) this.fail('iterable argument unpacking follows keyword argument unpacking');
      this.advance();
      const value = this.expression();
      return { type: 'Starred', range: [start, this.last], loc: this.loc(start), value, ctx: 'Load' };
    }
    const value = this.namedExpression();
    if (before.length > 0) this.failAt(`positional argument follows keyword argument${before.some(({ arg }) => arg === null) ? ' unpacking' : ''}`, value.range);
    return value;
  }

  /** A generator that is the only argument stands in the parentheses of the call. */
  private generatorArgument(start: number, elt: Expression, open: number): Expression {
    const generators = this.generators();
    const [from, to] = this.is(kinds.RPAR) ? [open, this.end] : [start, this.last];
    return { type: 'GeneratorExp', range: [from, to], loc: this.loc(from, to), elt, generators };
  }

  private slices(): Expression {
    const start = this.start;
    const first = this.slice();
    if (!this.is(kinds.COMMA) && first.type !== 'Starred') return first;
    const elts = [first];
    while (this.eat(kinds.COMMA)) {
      if (this.is(kinds.RSQB)) break;
      elts.push(this.slice());
    }
    return { type: 'Tuple', range: [start, this.last], loc: this.loc(start), elts, ctx: 'Load' };
  }

  private slice(): Expression {
    const start = this.start;
    if (this.is(kinds.STAR)) return this.starred();
    let lower: Expression | null = null;
    if (!this.is(kinds.COLON)) {
      lower = this.namedExpression();
      if (!this.is(kinds.COLON)) return lower;
    }
    this.advance();
    const upper = this.sliceEnds() || this.is(kinds.COLON) ? null : this.expression();
    const step = this.eat(kinds.COLON) && !this.sliceEnds() ? this.expression() : null;
    return { type: 'Slice', range: [start, this.last], loc: this.loc(start), lower, upper, step };
  }

  private sliceEnds(): boolean {
    return this.is(kinds.COMMA) || this.is(kinds.RSQB);
  }
}
