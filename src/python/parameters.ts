import * as kinds from './kinds.js';
import type { Argument, Arguments, Expression, TypeParameter } from './ast.js';
import { PatternParser } from './patterns.js';

/** The parameters of a function while they are read. */
interface Parameters {
  readonly posonlyargs: Argument[];
  readonly args: Argument[];
  vararg: Argument | null;
  readonly kwonlyargs: Argument[];
  readonly kw_defaults: (Expression | null)[];
  kwarg: Argument | null;
  readonly defaults: Expression[];
  /** True after `*` or `*args`. */
  star: boolean;
}

/** Parameters of functions, and type parameters. */
export abstract class ParameterParser extends PatternParser {
  protected parameters(close: number, annotated: boolean): Arguments {
    const start = this.start;
    const found: Parameters = { posonlyargs: [], args: [], vararg: null, kwonlyargs: [], kw_defaults: [], kwarg: null, defaults: [], star: false };
    while (!this.is(close)) {
      if (this.is(kinds.SLASH)) this.slash(found);
      else if (this.is(kinds.STAR)) this.star(found, annotated);
      else if (this.eat(kinds.DOUBLE_STAR)) found.kwarg = this.parameter(annotated, false);
      else this.plainParameter(found, annotated);
      if (!this.eat(kinds.COMMA)) break;
      if (found.kwarg !== null && !this.is(close)) this.fail('arguments cannot follow var-keyword argument');
    }
    const { posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults } = found;
    const end = Math.max(start, this.last);
    return { type: 'arguments', range: [start, end], loc: this.loc(start, end), posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults };
  }

  private slash(found: Parameters): void {
    if (found.posonlyargs.length > 0) this.fail('/ may appear only once');
    if (found.star) this.fail('/ must be ahead of *');
    if (found.args.length === 0) this.fail('at least one argument must precede /');
    this.advance();
    found.posonlyargs.push(...found.args.splice(0));
  }

  private star(found: Parameters, annotated: boolean): void {
    if (found.star) this.fail('* argument may appear only once');
    found.star = true;
    this.advance();
    if (this.is(kinds.NAME)) found.vararg = this.parameter(annotated, true);
    else if (!this.is(kinds.COMMA) || this.following !== kinds.NAME) this.fail('named arguments must follow bare *');
  }

  private plainParameter(found: Parameters, annotated: boolean): void {
    const argument = this.parameter(annotated, false);
    const value = this.eat(kinds.EQUAL) ? this.expression() : null;
    if (found.star) {
      found.kwonlyargs.push(argument);
      found.kw_defaults.push(value);
      return;
    }
    found.args.push(argument);
    if (value !== null) found.defaults.push(value);
    else if (found.defaults.length > 0) this.failAt('parameter without a default follows parameter with a default', argument.range);
  }

  /** @param star true after `*`, where the annotation may be starred as well */
  private parameter(annotated: boolean, star: boolean): Argument {
    const start = this.start;
    const arg = this.name();
    let annotation: Expression | null = null;
    if (annotated && this.eat(kinds.COLON)) annotation = star ? this.starExpression() : this.expression();
    return { type: 'arg', range: [start, this.last], loc: this.loc(start), arg, annotation };
  }

  protected typeParameters(): TypeParameter[] {
    const result: TypeParameter[] = [];
    if (!this.eat(kinds.LSQB)) return result;
    if (this.is(kinds.RSQB)) this.fail('Type parameter list cannot be empty');
    while (!this.is(kinds.RSQB)) {
      result.push(this.typeParameter());
      if (!this.eat(kinds.COMMA)) break;
    }
    this.need(kinds.RSQB, 'invalid syntax');
    return result;
  }

  private typeParameter(): TypeParameter {
    const start = this.start;
    if (this.eat(kinds.STAR)) {
      const name = this.name();
      const default_value = this.eat(kinds.EQUAL) ? this.starExpression() : null;
      return { type: 'TypeVarTuple', range: [start, this.last], loc: this.loc(start), name, default_value };
    }
    const specification = this.eat(kinds.DOUBLE_STAR);
    const name = this.name();
    const bound = !specification && this.eat(kinds.COLON) ? this.expression() : null;
    const default_value = this.eat(kinds.EQUAL) ? this.expression() : null;
    if (specification) return { type: 'ParamSpec', range: [start, this.last], loc: this.loc(start), name, default_value };
    return { type: 'TypeVar', range: [start, this.last], loc: this.loc(start), name, bound, default_value };
  }
}
