import * as kinds from './kinds.js';
import type { Alias, Assign, AugAssign, Expression, Import, ImportFrom, Statement } from './ast.js';
import { ParameterParser } from './parameters.js';
import { BINARY } from './precedence.js';
import { nameOf, setContext } from './targets.js';

/** Statements without a block. */
export abstract class SimpleStatementParser extends ParameterParser {
  protected simpleStatement(): Statement {
    const start = this.start;
    switch (this.kind) {
      case kinds.PASS: return this.word('Pass');
      case kinds.BREAK: return this.word('Break');
      case kinds.CONTINUE: return this.word('Continue');
      case kinds.RETURN: {
        this.advance();
        const value = this.statementEnds() ? null : this.starExpressions();
        return { type: 'Return', range: [start, this.last], loc: this.loc(start), value };
      }
      case kinds.RAISE: return this.raise();
      case kinds.GLOBAL: return this.names('Global');
      case kinds.NONLOCAL: return this.names('Nonlocal');
      case kinds.DEL: return this.deletion();
      case kinds.ASSERT: {
        this.advance();
        const test = this.expression();
        const msg = this.eat(kinds.COMMA) ? this.expression() : null;
        return { type: 'Assert', range: [start, this.last], loc: this.loc(start), test, msg };
      }
      case kinds.IMPORT: return this.importStatement(start, 0);
      case kinds.FROM: return this.importFrom(start, 0);
      case kinds.NAME: return this.softKeyword(start) ?? this.expressionStatement(start);
      default: return this.expressionStatement(start);
    }
  }

  /** `type X = ...` and `lazy import x`: words that are names everywhere else. */
  private softKeyword(start: number): Statement | undefined {
    const { following } = this;
    if (following === kinds.NAME && this.isWord('type')) return this.typeAlias(start);
    if ((following !== kinds.IMPORT && following !== kinds.FROM) || !this.isWord('lazy')) return undefined;
    this.advance();
    return following === kinds.IMPORT ? this.importStatement(start, 1) : this.importFrom(start, 1);
  }

  private statementEnds(): boolean {
    return this.is(kinds.NEWLINE) || this.is(kinds.SEMI);
  }

  private word(type: 'Pass' | 'Break' | 'Continue'): Statement {
    const start = this.start;
    this.advance();
    return { type, range: [start, this.last], loc: this.loc(start) };
  }

  private raise(): Statement {
    const start = this.start;
    this.advance();
    const exc = this.statementEnds() ? null : this.expression();
    const cause = exc !== null && this.eat(kinds.FROM) ? this.expression() : null;
    return { type: 'Raise', range: [start, this.last], loc: this.loc(start), exc, cause };
  }

  private names(type: 'Global' | 'Nonlocal'): Statement {
    const start = this.start;
    const names: string[] = [];
    do {
      this.advance();
      names.push(this.name());
    } while (this.is(kinds.COMMA));
    return { type, range: [start, this.last], loc: this.loc(start), names };
  }

  private deletion(): Statement {
    const start = this.start;
    const targets: Expression[] = [];
    do {
      this.advance();
      if (targets.length > 0 && this.statementEnds()) break;
      const target = this.primary();
      // What goes on here is an expression, which cannot be deleted.
      if (!this.is(kinds.COMMA) && !this.statementEnds()) this.fail();
      targets.push(setContext(target, 'Del'));
    } while (this.is(kinds.COMMA));
    return { type: 'Delete', range: [start, this.last], loc: this.loc(start), targets };
  }

  private typeAlias(start: number): Statement {
    this.advance();
    const name = this.nameNode('Store');
    const type_params = this.typeParameters();
    this.need(kinds.EQUAL, 'invalid syntax');
    const value = this.expression();
    return { type: 'TypeAlias', range: [start, this.last], loc: this.loc(start), name, type_params, value };
  }

  // Imports ------------------------------------------------------------------------------------------------------------

  private dottedName(): string {
    let name = this.name();
    while (this.eat(kinds.DOT)) name += `.${this.name()}`;
    return name;
  }

  private importStatement(start: number, is_lazy: 0 | 1): Import {
    const names: Alias[] = [];
    do {
      this.advance();
      const from = this.start;
      names.push(this.alias(from, this.dottedName()));
    } while (this.is(kinds.COMMA));
    return { type: 'Import', range: [start, this.last], loc: this.loc(start), names, is_lazy };
  }

  /** What follows a name that is imported. */
  private alias(start: number, name: string): Alias {
    const asname = this.eat(kinds.AS) ? this.name() : null;
    return { type: 'alias', range: [start, this.last], loc: this.loc(start), name, asname };
  }

  private importFrom(start: number, is_lazy: 0 | 1): ImportFrom {
    this.advance();
    let level = 0;
    for (; this.is(kinds.DOT) || this.is(kinds.ELLIPSIS); this.advance()) level += this.is(kinds.DOT) ? 1 : 3;
    const module = level > 0 && this.is(kinds.IMPORT) ? null : this.dottedName();
    if (is_lazy === 1 && module === '__future__') this.failAt('lazy from __future__ import is not allowed', [start, this.last]);
    this.need(kinds.IMPORT, 'invalid syntax');
    const names = this.importedNames();
    return { type: 'ImportFrom', range: [start, this.last], loc: this.loc(start), module, names, level, is_lazy };
  }

  private importedNames(): Alias[] {
    const start = this.start;
    if (this.eat(kinds.STAR)) return [{ type: 'alias', range: [start, this.last], loc: this.loc(start), name: '*', asname: null }];
    const names: Alias[] = [];
    const parentheses = this.eat(kinds.LPAR);
    do {
      if (names.length > 0 && this.is(parentheses ? kinds.RPAR : kinds.NEWLINE)) {
        if (!parentheses) this.fail('trailing comma not allowed without surrounding parentheses');
        break;
      }
      const from = this.start;
      names.push(this.alias(from, this.name()));
    } while (this.eat(kinds.COMMA));
    if (parentheses) this.need(kinds.RPAR, 'invalid syntax');
    return names;
  }

  // Expressions and assignments ------------------------------------------------------------------------------------------

  private expressionStatement(start: number): Statement {
    const value = this.yieldOrStarExpressions();
    if (this.is(kinds.EQUAL)) return this.assignment(start, value);
    if (this.is(kinds.COLON)) return this.annotated(start, value);
    if (this.kind >= kinds.PLUS_EQUAL && this.kind <= kinds.AT_EQUAL) return this.augmented(start, value);
    return { type: 'Expr', range: [start, this.last], loc: this.loc(start), value };
  }

  private assignment(start: number, first: Expression): Assign {
    const targets: Expression[] = [];
    let value = first;
    while (this.eat(kinds.EQUAL)) {
      targets.push(setContext(value, 'Store'));
      value = this.yieldOrStarExpressions();
    }
    return { type: 'Assign', range: [start, this.last], loc: this.loc(start), targets, value };
  }

  private annotated(start: number, target: Expression): Statement {
    if (target.type !== 'Name' && target.type !== 'Attribute' && target.type !== 'Subscript') {
      const one = target.type === 'List' || target.type === 'Tuple';
      if (one) this.failAt(`only single target (not ${nameOf(target)}) can be annotated`, target.range);
      return this.fail();
    }
    const simple = target.type === 'Name' && this.parenthesized !== target ? 1 : 0;
    setContext(target, 'Store');
    this.advance();
    const annotation = this.expression();
    const value = this.eat(kinds.EQUAL) ? this.yieldOrStarExpressions() : null;
    return { type: 'AnnAssign', range: [start, this.last], loc: this.loc(start), target, annotation, value, simple };
  }

  private augmented(start: number, target: Expression): AugAssign {
    if (target.type !== 'Name' && target.type !== 'Attribute' && target.type !== 'Subscript') {
      this.failAt(`'${nameOf(target)}' is an illegal expression for augmented assignment`, target.range);
    }
    setContext(target, 'Store');
    const op = BINARY[this.kind]!;
    this.advance();
    const value = this.yieldOrStarExpressions();
    return { type: 'AugAssign', range: [start, this.last], loc: this.loc(start), target, op, value };
  }
}
