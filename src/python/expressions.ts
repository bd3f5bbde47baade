import * as kinds from './kinds.js';
import type { Arguments, BoolOp, Compare, ComparisonOperator, Expression, Starred } from './ast.js';
import { AtomParser } from './atoms.js';
import { AND, BINARY, BIT_OR, COMPARISON, COMPARISONS, LEVELS, NOT, OR, UNARY } from './precedence.js';

/** What waits for an expression that ends it, outermost first. */
type Waiting =
  | { readonly start: number; readonly args: Arguments }
  | { readonly start: number; readonly body: Expression; readonly test: Expression };

/** What waits for its operand: a sign, or a power whose exponent comes. */
interface WaitingOperand {
  readonly start: number;
  readonly kind: number;
  readonly left: Expression | undefined;
}

/**
 * Expressions with operators. Whatever can be long without brackets (`not not`, `- -`, `a ** b ** c`, `a if b else c if d else e`,
 * `lambda: lambda:`, `a + b + c`) is read in a loop; brackets nest no deeper than the tokenizer lets them.
 */
export abstract class ExpressionParser extends AtomParser {
  /** The parameters of a function up to a closing token, which is left. */
  protected abstract parameters(close: number, annotated: boolean): Arguments;

  /** `lambda`, `a if b else c`, or anything that binds tighter. */
  protected expression(): Expression {
    let waiting: Waiting[] | undefined;
    let value: Expression;
    for (;;) {
      const start = this.start;
      if (this.is(kinds.LAMBDA)) {
        this.advance();
        const args = this.parameters(kinds.COLON, false);
        this.need(kinds.COLON, "expected ':'");
        (waiting ??= []).push({ start, args });
        continue;
      }
      value = this.operation(OR);
      this.latest = start;
      if (!this.is(kinds.IF)) break;
      this.advance();
      const test = this.operation(OR);
      this.need(kinds.ELSE, "expected 'else' after 'if' expression");
      (waiting ??= []).push({ start, body: value, test });
    }
    return waiting === undefined ? value : this.completed(waiting, value);
  }

  private completed(waiting: readonly Waiting[], last: Expression): Expression {
    let value = last;
    for (let index = waiting.length - 1; index >= 0; index--) {
      const one = waiting[index]!;
      const { start } = one;
      value = 'args' in one
        ? { type: 'Lambda', range: [start, this.last], loc: this.loc(start), args: one.args, body: value }
        : { type: 'IfExp', range: [start, this.last], loc: this.loc(start), test: one.test, body: one.body, orelse: value };
    }
    return value;
  }

  protected disjunction(): Expression {
    return this.operation(OR);
  }

  protected bitwiseOr(): Expression {
    return this.operation(BIT_OR);
  }

  /** An expression whose operators bind at least as tight as `level`. */
  private operation(level: number): Expression {
    const start = this.start;
    let left = this.is(kinds.NOT) && level <= NOT ? this.inversion() : this.signed();
    for (;;) {
      const kind = this.kind;
      const found = LEVELS[kind]!;
      if (found < level || found === 0) return left;
      if (found > COMPARISON) {
        this.advance();
        const right = this.operation(found + 1);
        left = { type: 'BinOp', range: [start, this.last], loc: this.loc(start), left, op: BINARY[kind]!, right };
      } else if (found === COMPARISON) {
        if (kind === kinds.NOT && this.following !== kinds.IN) return left;
        left = this.comparison(start, left);
      } else left = this.boolean(start, left, kind, found);
    }
  }

  private boolean(start: number, left: Expression, kind: number, level: number): BoolOp {
    const values = [left];
    while (this.eat(kind)) values.push(this.operation(level + 1));
    return { type: 'BoolOp', range: [start, this.last], loc: this.loc(start), op: level === AND ? 'And' : 'Or', values };
  }

  private comparison(start: number, left: Expression): Compare {
    const ops: ComparisonOperator[] = [];
    const comparators: Expression[] = [];
    for (let op = this.comparisonOperator(); op !== undefined; op = this.comparisonOperator()) {
      ops.push(op);
      comparators.push(this.operation(BIT_OR));
    }
    return { type: 'Compare', range: [start, this.last], loc: this.loc(start), left, ops, comparators };
  }

  private comparisonOperator(): ComparisonOperator | undefined {
    const { kind } = this;
    if (kind === kinds.NOT) {
      if (this.following !== kinds.IN) return undefined;
      this.advance();
      this.advance();
      return 'NotIn';
    }
    if (kind === kinds.IS) {
      this.advance();
      return this.eat(kinds.NOT) ? 'IsNot' : 'Is';
    }
    const op = COMPARISONS[kind];
    if (op !== undefined) this.advance();
    return op;
  }

  private inversion(): Expression {
    const starts: number[] = [];
    for (; this.is(kinds.NOT); this.advance()) starts.push(this.start);
    let operand = this.operation(COMPARISON);
    for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
      operand = { type: 'UnaryOp', range: [start, this.last], loc: this.loc(start), op: 'Not', operand };
    }
    return operand;
  }

  /** Signs, `await` and powers. */
  private signed(): Expression {
    let waiting: WaitingOperand[] | undefined;
    for (;;) {
      const start = this.start;
      if (UNARY[this.kind] !== undefined) {
        (waiting ??= []).push({ start, kind: this.kind, left: undefined });
        this.advance();
        continue;
      }
      const left = this.is(kinds.AWAIT) ? this.awaited() : this.primary();
      if (!this.is(kinds.DOUBLE_STAR)) return waiting === undefined ? left : this.withOperands(waiting, left);
      this.advance();
      (waiting ??= []).push({ start, kind: kinds.DOUBLE_STAR, left });
    }
  }

  private withOperands(waiting: readonly WaitingOperand[], last: Expression): Expression {
    let value = last;
    for (let index = waiting.length - 1; index >= 0; index--) {
      const { start, kind, left } = waiting[index]!;
      value = left === undefined
        ? { type: 'UnaryOp', range: [start, this.last], loc: this.loc(start), op: UNARY[kind]!, operand: value }
        : { type: 'BinOp', range: [start, this.last], loc: this.loc(start), left, op: 'Pow', right: value };
    }
    return value;
  }

  private awaited(): Expression {
    const start = this.start;
    this.advance();
    const value = this.primary();
    return { type: 'Await', range: [start, this.last], loc: this.loc(start), value };
  }

  // Names for what may stand in lists ----------------------------------------------------------------------------------

  /** `name := value`, or an expression. */
  protected namedExpression(): Expression {
    if (!this.is(kinds.NAME) || this.following !== kinds.COLON_EQUAL) return this.expression();
    const target = this.nameNode('Store');
    this.advance();
    const value = this.expression();
    const [start] = target.range;
    return { type: 'NamedExpr', range: [start, this.last], loc: this.loc(start), target, value };
  }

  /** `*value` where values are listed. */
  protected starred(): Starred {
    const start = this.start;
    this.advance();
    const value = this.bitwiseOr();
    return { type: 'Starred', range: [start, this.last], loc: this.loc(start), value, ctx: 'Load' };
  }

  protected starNamedExpression(): Expression {
    return this.is(kinds.STAR) ? this.starred() : this.namedExpression();
  }

  protected starExpression(): Expression {
    return this.is(kinds.STAR) ? this.starred() : this.expression();
  }

  /** One expression, or a tuple without parentheses: `a, *b`. */
  protected starExpressions(): Expression {
    const start = this.start;
    const first = this.starExpression();
    return this.is(kinds.COMMA) ? this.tuple(start, first, () => this.starExpression()) : first;
  }

  /** A tuple without parentheses whose first element has been read; the current token is a comma. */
  protected tuple(start: number, first: Expression, element: () => Expression): Expression {
    const elts = [first];
    while (this.eat(kinds.COMMA)) {
      if (kinds.STARTS_EXPRESSION[this.kind] === 0 && !this.is(kinds.STAR)) break;
      elts.push(element());
    }
    return { type: 'Tuple', range: [start, this.last], loc: this.loc(start), elts, ctx: 'Load' };
  }

  protected yieldExpression(): Expression {
    const start = this.start;
    this.advance();
    if (this.eat(kinds.FROM)) {
      const from = this.expression();
      return { type: 'YieldFrom', range: [start, this.last], loc: this.loc(start), value: from };
    }
    const value = kinds.STARTS_EXPRESSION[this.kind] === 1 || this.is(kinds.STAR) ? this.starExpressions() : null;
    return { type: 'Yield', range: [start, this.last], loc: this.loc(start), value };
  }

  protected yieldOrStarExpressions(): Expression {
    return this.is(kinds.YIELD) ? this.yieldExpression() : this.starExpressions();
  }
}
