import type { Context, Expression } from './ast.js';
import { SyntaxFailure } from './token-list.js';

/** What CPython calls an expression in its messages. */
const NAMES: Partial<Record<Expression['type'], string>> = {
  Attribute: 'attribute', Subscript: 'subscript', Starred: 'starred', Name: 'name', List: 'list', Tuple: 'tuple', Lambda: 'lambda',
  Call: 'function call', BoolOp: 'expression', BinOp: 'expression', UnaryOp: 'expression', GeneratorExp: 'generator expression',
  Yield: 'yield expression', YieldFrom: 'yield expression', Await: 'await expression', ListComp: 'list comprehension',
  SetComp: 'set comprehension', DictComp: 'dict comprehension', Dict: 'dict literal', Set: 'set display', JoinedStr: 'f-string expression',
  TemplateStr: 't-string expression', Compare: 'comparison', IfExp: 'conditional expression', NamedExpr: 'named expression',
};

/**
 * Makes targets of what was read as an expression.
 *
 * @throws SyntaxFailure when one of them can be none
 */
export function setContext(node: Expression, ctx: Exclude<Context, 'Load'>): Expression {
  switch (node.type) {
    case 'Name': case 'Attribute': case 'Subscript':
      node.ctx = ctx;
      return node;
    case 'List': case 'Tuple':
      node.ctx = ctx;
      for (const element of node.elts) setContext(element, ctx);
      return node;
    case 'Starred':
      if (ctx === 'Del') break;
      node.ctx = ctx;
      setContext(node.value, ctx);
      return node;
    default:
  }
  throw new SyntaxFailure(`cannot ${ctx === 'Del' ? 'delete' : 'assign to'} ${nameOf(node)}`, ...node.range);
}

/** How CPython calls an expression. */
export function nameOf(node: Expression): string {
  if (node.type !== 'Constant') return NAMES[node.type] ?? 'expression';
  switch (node.valueType) {
    case 'None': return 'None';
    case 'bool': return node.value ? 'True' : 'False';
    case 'Ellipsis': return 'ellipsis';
    default: return 'literal';
  }
}
