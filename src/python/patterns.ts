import * as kinds from './kinds.js';
import type { Expression, MatchClass, Pattern } from './ast.js';
import { ExpressionParser } from './expressions.js';
import { UNARY } from './precedence.js';

/** The patterns of `case`. */
export abstract class PatternParser extends ExpressionParser {
  /** What stands after `case`: here a sequence needs no brackets. */
  protected casePattern(): Pattern {
    const start = this.start;
    const first = this.starOrAs();
    if (!this.is(kinds.COMMA)) {
      if (first.type === 'MatchStar') this.fail();
      return first;
    }
    const patterns = [first];
    while (this.eat(kinds.COMMA)) {
      if (this.is(kinds.COLON) || this.is(kinds.IF)) break;
      patterns.push(this.starOrAs());
    }
    return { type: 'MatchSequence', range: [start, this.last], loc: this.loc(start), patterns };
  }

  private starOrAs(): Pattern {
    if (!this.is(kinds.STAR)) return this.asPattern();
    const start = this.start;
    this.advance();
    const name = this.name();
    return { type: 'MatchStar', range: [start, this.last], loc: this.loc(start), name: name === '_' ? null : name };
  }

  private asPattern(): Pattern {
    const start = this.start;
    const pattern = this.orPattern();
    if (!this.eat(kinds.AS)) return pattern;
    if (this.isWord('_')) this.fail("cannot use '_' as a target");
    const name = this.name();
    return { type: 'MatchAs', range: [start, this.last], loc: this.loc(start), pattern, name };
  }

  private orPattern(): Pattern {
    const start = this.start;
    const first = this.closedPattern();
    if (!this.is(kinds.VBAR)) return first;
    const patterns = [first];
    while (this.eat(kinds.VBAR)) patterns.push(this.closedPattern());
    return { type: 'MatchOr', range: [start, this.last], loc: this.loc(start), patterns };
  }

  private closedPattern(): Pattern {
    const start = this.start;
    switch (this.kind) {
      case kinds.NAME: return this.namePattern();
      case kinds.NUMBER: case kinds.MINUS: case kinds.PLUS: case kinds.STRING: case kinds.FSTRING_START: {
        const value = this.literal();
        return { type: 'MatchValue', range: [start, this.last], loc: this.loc(start), value };
      }
      case kinds.NONE: case kinds.TRUE: case kinds.FALSE: {
        const value = this.is(kinds.NONE) ? null : this.is(kinds.TRUE);
        this.advance();
        return { type: 'MatchSingleton', range: [start, this.last], loc: this.loc(start), value };
      }
      case kinds.LPAR: return this.groupPattern();
      case kinds.LSQB: {
        this.advance();
        const patterns = this.sequence(kinds.RSQB).patterns;
        return { type: 'MatchSequence', range: [start, this.last], loc: this.loc(start), patterns };
      }
      case kinds.LBRACE: return this.mappingPattern();
      default: return this.fail();
    }
  }

  private groupPattern(): Pattern {
    const start = this.start;
    this.advance();
    const { patterns, comma } = this.sequence(kinds.RPAR);
    const [only] = patterns;
    if (only !== undefined && !comma && only.type !== 'MatchStar') return only;
    return { type: 'MatchSequence', range: [start, this.last], loc: this.loc(start), patterns };
  }

  /** Patterns up to and with a closing bracket; `comma` is true when there was one. */
  private sequence(close: number): { readonly patterns: Pattern[]; readonly comma: boolean } {
    const patterns: Pattern[] = [];
    let comma = false;
    while (!this.is(close)) {
      patterns.push(this.starOrAs());
      if (!this.eat(kinds.COMMA)) break;
      comma = true;
    }
    this.need(close, 'invalid syntax');
    return { patterns, comma };
  }

  /** A signed number, a complex one such as `1 - 2j`, a string, or one of the constants. */
  private literal(): Expression {
    const start = this.start;
    if (this.is(kinds.STRING) || this.is(kinds.FSTRING_START)) {
      const string = this.strings();
      if (string.type !== 'Constant') this.failAt('patterns may only match literals and attribute lookups', string.range);
      return string;
    }
    const left = this.signedNumber();
    const op = this.is(kinds.PLUS) ? 'Add' : 'Sub';
    if (!this.is(kinds.PLUS) && !this.is(kinds.MINUS)) return left;
    this.advance();
    const right = this.plainNumber();
    if (!('valueType' in right) || right.valueType !== 'complex') this.failAt('imaginary number required in complex literal', right.range);
    return { type: 'BinOp', range: [start, this.last], loc: this.loc(start), left, op, right };
  }

  private signedNumber(): Expression {
    const start = this.start;
    const op = UNARY[this.kind];
    if (op === undefined) return this.plainNumber();
    this.advance();
    const operand = this.plainNumber();
    return { type: 'UnaryOp', range: [start, this.last], loc: this.loc(start), op, operand };
  }

  private plainNumber(): Expression {
    return this.is(kinds.NUMBER) ? this.number() : this.fail();
  }

  private attributeName(): Expression {
    const start = this.start;
    let value: Expression = this.nameNode('Load');
    while (this.eat(kinds.DOT)) {
      const attr = this.name();
      value = { type: 'Attribute', range: [start, this.last], loc: this.loc(start), value, attr, ctx: 'Load' };
    }
    return value;
  }

  private namePattern(): Pattern {
    const start = this.start;
    const value = this.attributeName();
    if (this.is(kinds.LPAR)) return this.classPattern(start, value);
    if (value.type !== 'Name') return { type: 'MatchValue', range: [start, this.last], loc: this.loc(start), value };
    return { type: 'MatchAs', range: [start, this.last], loc: this.loc(start), pattern: null, name: value.id === '_' ? null : value.id };
  }

  private classPattern(start: number, cls: Expression): MatchClass {
    this.advance();
    const patterns: Pattern[] = [];
    const kwd_attrs: string[] = [];
    const kwd_patterns: Pattern[] = [];
    while (!this.is(kinds.RPAR)) {
      if (this.is(kinds.NAME) && this.following === kinds.EQUAL) {
        kwd_attrs.push(this.name());
        this.advance();
        kwd_patterns.push(this.asPattern());
      } else {
        const pattern = this.asPattern();
        if (kwd_attrs.length > 0) this.failAt('positional patterns follow keyword patterns', pattern.range);
        patterns.push(pattern);
      }
      if (!this.eat(kinds.COMMA)) break;
    }
    this.need(kinds.RPAR, 'invalid syntax');
    return { type: 'MatchClass', range: [start, this.last], loc: this.loc(start), cls, patterns, kwd_attrs, kwd_patterns };
  }

  private mappingPattern(): Pattern {
    const start = this.start;
    this.advance();
    const keys: Expression[] = [];
    const patterns: Pattern[] = [];
    let rest: string | null = null;
    while (!this.is(kinds.RBRACE) && rest === null) {
      if (this.eat(kinds.DOUBLE_STAR)) rest = this.name();
      else {
        keys.push(this.mappingKey());
        this.need(kinds.COLON, 'invalid syntax');
        patterns.push(this.asPattern());
      }
      if (!this.eat(kinds.COMMA)) break;
    }
    this.need(kinds.RBRACE, 'invalid syntax');
    return { type: 'MatchMapping', range: [start, this.last], loc: this.loc(start), keys, patterns, rest };
  }

  private mappingKey(): Expression {
    if (this.is(kinds.NONE) || this.is(kinds.TRUE) || this.is(kinds.FALSE)) return this.atom();
    if (!this.is(kinds.NAME)) return this.literal();
    const value = this.attributeName();
    if (value.type === 'Name') this.fail();
    return value;
  }
}
