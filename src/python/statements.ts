import * as kinds from './kinds.js';
import type { ExceptHandler, Expression, For, FunctionDef, If, Match, MatchCase, Range, Statement, Try, With, WithItem } from './ast.js';
import { SimpleStatementParser } from './simple-statements.js';
import { setContext } from './targets.js';
import { SyntaxFailure, UNEXPECTED_INDENT } from './token-list.js';

/** Statements with blocks, and what is done where one cannot be read. */
export abstract class StatementParser extends SimpleStatementParser {
  /** What was wrong, in the order in which it was met. */
  readonly errors: SyntaxFailure[] = [];

  /** Reads one line of statements, or a statement with its blocks, into `body`. What cannot be read is noted and left out. */
  protected statement(body: Statement[]): void {
    if (this.is(kinds.INDENT)) {
      this.errors.push(new SyntaxFailure(UNEXPECTED_INDENT, this.start, this.start + 1));
      this.indentedBlock(body);
      return;
    }
    try {
      const compound = this.compoundStatement();
      if (compound === undefined) this.simpleStatements(body);
      else body.push(compound);
    } catch (error) {
      this.note(error);
      this.recover(body);
    }
  }

  private note(error: unknown): void {
    if (error instanceof SyntaxFailure) {
      if (error.message !== '') this.errors.push(error);
      return;
    }
    if (!(error instanceof RangeError)) throw error;
    // The stack is full: nested without brackets, in a way that CPython refuses as well.
    this.errors.push(new SyntaxFailure('too many nested expressions', this.start, this.start + 1));
  }

  /** Goes to the line after the current one; the block that may stand there is read as if it belonged to `body`. */
  private recover(body: Statement[]): void {
    while (!this.is(kinds.NEWLINE) && !this.is(kinds.EOF)) this.skip();
    if (this.is(kinds.NEWLINE)) this.skip();
    if (this.is(kinds.INDENT)) this.indentedBlock(body);
  }

  private simpleStatements(body: Statement[]): void {
    do {
      body.push(this.simpleStatement());
    } while (this.eat(kinds.SEMI) && !this.is(kinds.NEWLINE));
    if (!this.is(kinds.NEWLINE)) this.fail();
    this.skip();
  }

  private compoundStatement(): Statement | undefined {
    switch (this.kind) {
      case kinds.DEF: case kinds.CLASS: case kinds.AT: return this.definition();
      case kinds.ASYNC: return this.asyncStatement();
      case kinds.IF: return this.ifStatement();
      case kinds.FOR: return this.forStatement(this.start, 'For');
      case kinds.WHILE: return this.whileStatement();
      case kinds.TRY: return this.tryStatement();
      case kinds.WITH: return this.withStatement(this.start, 'With');
      case kinds.NAME: return this.isWord('match') ? this.matchStatement() : undefined;
      default: return undefined;
    }
  }

  // Blocks -------------------------------------------------------------------------------------------------------------

  /** The colon and what it opens. A block that is missing is noted, and is empty. */
  private block(after: string): Statement[] {
    const body: Statement[] = [];
    if (!this.eat(kinds.COLON)) {
      if (!this.is(kinds.NEWLINE)) this.fail();
      this.errors.push(new SyntaxFailure("expected ':'", this.start, this.end));
    }
    if (!this.is(kinds.NEWLINE)) {
      this.simpleStatements(body);
      return body;
    }
    this.skip();
    if (this.is(kinds.INDENT)) this.indentedBlock(body);
    else this.errors.push(new SyntaxFailure(`expected an indented block after ${after}`, this.start, Math.max(this.end, this.start)));
    return body;
  }

  private indentedBlock(body: Statement[]): void {
    this.skip();
    while (!this.is(kinds.DEDENT) && !this.is(kinds.EOF)) this.statement(body);
    if (this.is(kinds.DEDENT)) this.skip();
  }

  /** A later part of a statement, such as `else`: when it cannot be read, the rest of the statement stays. */
  private clause(read: () => Statement[]): Statement[] {
    try {
      return read();
    } catch (error) {
      this.note(error);
      const body: Statement[] = [];
      this.recover(body);
      return body;
    }
  }

  private elseBlock(): Statement[] {
    return this.is(kinds.ELSE) ? this.plainClause("'else' statement") : [];
  }

  /** A word and its block. */
  private plainClause(after: string): Statement[] {
    return this.clause(() => {
      this.advance();
      return this.block(after);
    });
  }

  // Branches and loops ---------------------------------------------------------------------------------------------------

  /** `elif` is read in a loop: there can be thousands. */
  private ifStatement(): Statement {
    const branches: { readonly start: number; readonly test: Expression; readonly body: Statement[] }[] = [];
    let orelse: Statement[] = [];
    const branch = (after: string): Statement[] => {
      const start = this.start;
      this.advance();
      const test = this.namedExpression();
      branches.push({ start, test, body: this.block(after) });
      return [];
    };
    branch("'if' statement");
    while (this.is(kinds.ELIF) && orelse.length === 0) orelse = this.clause(() => branch("'elif' statement"));
    if (orelse.length === 0) orelse = this.elseBlock();
    const [first, ...later] = branches;
    for (const { start, test, body } of later.reverse()) orelse = [this.ifNode(start, test, body, orelse)];
    return this.ifNode(first!.start, first!.test, first!.body, orelse);
  }

  private ifNode(start: number, test: Expression, body: Statement[], orelse: Statement[]): If {
    return { type: 'If', range: [start, this.last], loc: this.loc(start), test, body, orelse };
  }

  private whileStatement(): Statement {
    const start = this.start;
    this.advance();
    const test = this.namedExpression();
    const body = this.block("'while' statement");
    const orelse = this.elseBlock();
    return { type: 'While', range: [start, this.last], loc: this.loc(start), test, body, orelse };
  }

  private forStatement<Type extends 'For' | 'AsyncFor'>(start: number, type: Type): Omit<For, 'type'> & { type: Type } {
    this.advance();
    const target = this.loopTarget();
    this.need(kinds.IN, "'in' expected after for-loop variables");
    const iter = this.starExpressions();
    const body = this.block("'for' statement");
    const orelse = this.elseBlock();
    return { type, range: [start, this.last], loc: this.loc(start), target, iter, body, orelse };
  }

  // Definitions --------------------------------------------------------------------------------------------------------

  private definition(): Statement {
    const decorator_list: Expression[] = [];
    while (this.eat(kinds.AT)) {
      decorator_list.push(this.namedExpression());
      if (!this.is(kinds.NEWLINE)) this.fail();
      this.skip();
    }
    const start = this.start;
    if (this.is(kinds.CLASS)) return this.classDefinition(decorator_list);
    const type = this.eat(kinds.ASYNC) ? 'AsyncFunctionDef' : 'FunctionDef';
    return this.functionDefinition(start, type, decorator_list);
  }

  private asyncStatement(): Statement {
    const start = this.start;
    this.advance();
    if (this.is(kinds.FOR)) return this.forStatement(start, 'AsyncFor');
    if (this.is(kinds.WITH)) return this.withStatement(start, 'AsyncWith');
    return this.functionDefinition(start, 'AsyncFunctionDef', []);
  }

  private functionDefinition<Type extends 'FunctionDef' | 'AsyncFunctionDef'>(start: number, type: Type, decorator_list: Expression[]): Omit<FunctionDef, 'type'> & { type: Type } {
    this.need(kinds.DEF, 'invalid syntax');
    const nameRange: Range = [this.start, this.end];
    const name = this.name();
    const type_params = this.typeParameters();
    this.need(kinds.LPAR, "expected '('");
    const args = this.parameters(kinds.RPAR, true);
    this.need(kinds.RPAR, 'invalid syntax');
    const returns = this.eat(kinds.ARROW) ? this.expression() : null;
    const body = this.block('function definition');
    return { type, range: [start, this.last], loc: this.loc(start), name, nameRange, args, body, decorator_list, returns, type_params };
  }

  private classDefinition(decorator_list: Expression[]): Statement {
    const start = this.start;
    this.advance();
    const nameRange: Range = [this.start, this.end];
    const name = this.name();
    const type_params = this.typeParameters();
    const { args: bases, keywords } = this.is(kinds.LPAR) ? this.callArguments() : { args: [], keywords: [] };
    const [only] = bases;
    if (only?.type === 'GeneratorExp' && only.range[1] === this.last) this.failAt('invalid syntax', only.range);
    const body = this.block('class definition');
    return { type: 'ClassDef', range: [start, this.last], loc: this.loc(start), name, nameRange, bases, keywords, body, decorator_list, type_params };
  }

  // with ---------------------------------------------------------------------------------------------------------------

  private withStatement<Type extends 'With' | 'AsyncWith'>(start: number, type: Type): Omit<With, 'type'> & { type: Type } {
    this.advance();
    const items = this.parenthesizedItems() ?? this.withItems(kinds.COLON);
    const body = this.block("'with' statement");
    return { type, range: [start, this.last], loc: this.loc(start), items, body };
  }

  /** `with (a as b, c):`. Parentheses may also belong to the first item: then all is read anew. */
  private parenthesizedItems(): WithItem[] | undefined {
    if (!this.is(kinds.LPAR)) return undefined;
    return this.attempt(() => {
      this.advance();
      const items = this.withItems(kinds.RPAR);
      this.need(kinds.RPAR, '');
      return items.length > 0 && this.is(kinds.COLON) ? items : undefined;
    });
  }

  private withItems(close: number): WithItem[] {
    const items: WithItem[] = [];
    do {
      if (this.is(close) && close === kinds.RPAR) break;
      const start = this.start;
      const context_expr = this.expression();
      const optional_vars = this.eat(kinds.AS) ? this.withTarget() : null;
      items.push({ type: 'withitem', range: [start, this.last], loc: this.loc(start), context_expr, optional_vars });
    } while (this.eat(kinds.COMMA));
    return items;
  }

  private withTarget(): Expression {
    return setContext(this.is(kinds.STAR) ? this.starred() : this.primary(), 'Store');
  }

  /** Reads something that may turn out to be something else: then nothing has been read. */
  private attempt<Result>(read: () => Result | undefined): Result | undefined {
    const { index, last } = this;
    let result: Result | undefined;
    try {
      result = read();
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
    }
    if (result === undefined) this.goBack(index, last);
    return result;
  }

  // try ----------------------------------------------------------------------------------------------------------------

  private tryStatement(): Statement {
    const start = this.start;
    this.advance();
    const before = this.errors.length;
    const body = this.block("'try' statement");
    const handlers: ExceptHandler[] = [];
    let type: Try['type'] | 'TryStar' = 'Try';
    let unread: Statement[] = [];
    while (this.is(kinds.EXCEPT)) {
      unread = this.clause(() => {
        const group = this.following === kinds.STAR;
        if (handlers.length > 0 && group !== (type === 'TryStar')) this.fail("cannot have both 'except' and 'except*' on the same 'try'");
        if (group) type = 'TryStar';
        handlers.push(this.handler(group));
        return [];
      });
      body.push(...unread);
    }
    const orelse = handlers.length > 0 ? this.elseBlock() : [];
    const finalbody = this.is(kinds.FINALLY) ? this.plainClause("'finally' statement") : [];
    if (handlers.length === 0 && finalbody.length === 0 && this.errors.length === before) {
      this.errors.push(new SyntaxFailure("expected 'except' or 'finally' block", this.start, this.start + 1));
    }
    return { type, range: [start, this.last], loc: this.loc(start), body, handlers, orelse, finalbody };
  }

  private handler(group: boolean): ExceptHandler {
    const start = this.start;
    this.advance();
    if (group) this.advance();
    let type_: Expression | null = null;
    let name: string | null = null;
    if (!this.is(kinds.COLON)) {
      const from = this.start;
      const first = this.expression();
      type_ = this.is(kinds.COMMA) ? this.tuple(from, first, () => this.expression()) : first;
      if (this.is(kinds.AS)) {
        if (type_ !== first) this.failAt("multiple exception types must be parenthesized when using 'as'", type_.range);
        this.advance();
        name = this.name();
      }
    } else if (group) this.fail('expected one or more exception types');
    const body = this.block(`'except${group ? '*' : ''}' statement`);
    return { type: 'ExceptHandler', range: [start, this.last], loc: this.loc(start), type_, name, body };
  }

  // match --------------------------------------------------------------------------------------------------------------

  /** `match` opens a statement only where a line with `case` follows; elsewhere it is a name. */
  private matchStatement(): Match | undefined {
    const start = this.start;
    const { following } = this;
    if (kinds.STARTS_EXPRESSION[following] === 0 && following !== kinds.STAR) return undefined;
    const subject = this.attempt(() => this.subject());
    if (subject === undefined) return undefined;
    const cases: MatchCase[] = [];
    this.skip();
    this.skip();
    while (!this.is(kinds.DEDENT) && !this.is(kinds.EOF)) {
      const unread = this.clause(() => {
        cases.push(this.matchCase());
        return [];
      });
      cases[cases.length - 1]?.body.push(...unread);
    }
    if (this.is(kinds.DEDENT)) this.skip();
    return { type: 'Match', range: [start, this.last], loc: this.loc(start), subject, cases };
  }

  private subject(): Expression | undefined {
    this.advance();
    const start = this.start;
    const first = this.starNamedExpression();
    if (first.type === 'Starred' && !this.is(kinds.COMMA)) return undefined;
    const subject = this.is(kinds.COMMA) ? this.tuple(start, first, () => this.starNamedExpression()) : first;
    if (!this.eat(kinds.COLON) || !this.is(kinds.NEWLINE) || this.following !== kinds.INDENT) return undefined;
    return this.kindAt(2) === kinds.NAME && this.textAt(2) === 'case' ? subject : undefined;
  }

  private matchCase(): MatchCase {
    const start = this.start;
    if (!this.isWord('case')) this.fail();
    this.advance();
    const pattern = this.casePattern();
    const guard = this.eat(kinds.IF) ? this.namedExpression() : null;
    const body = this.block("'case' statement");
    return { type: 'match_case', range: [start, this.last], loc: this.loc(start), pattern, guard, body };
  }
}
