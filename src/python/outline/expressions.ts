/** Expressions: the steps that evaluating them takes, in Python's order, and what they may stand for. */
import type { ArgumentOutline, PropertyOutline, Step, Value } from '../../outline/outline.js';
import { UNDEFINED, UNKNOWN } from '../../outline/outline.js';
import type { Attribute, BoolOp, Call, Comprehension, Constant, Dict, Expression, PythonNode, Subscript } from '../ast.js';
import type { PythonBuilder } from './builder.js';
import { lowerSpecialCall } from './calls.js';
import { lowerLambda } from './functions.js';
import { childrenOf } from '../source-code.js';
import { assignTo } from './targets.js';
import { contentOf, lastName } from './types.js';

/** Nobody looks up attributes that deep: what is beyond stands for an unknown value. */
const MAX_LINKS = 50;

const COMPARISONS: Readonly<Record<string, string>> = { Eq: '==', NotEq: '!=', Is: '===', IsNot: '!==', Lt: '<', LtE: '<=', Gt: '>', GtE: '>=', In: 'in', NotIn: 'not in' };

/** Writes the steps of `node` and gives what it may stand for. `name` is the name it is about to get, for functions. */
export function lower(builder: PythonBuilder, node: Expression, name = ''): Value {
  switch (node.type) {
    case 'Name': return builder.nameValue(node.id, node);
    case 'Constant': return constantValue(builder, node);
    case 'Attribute': case 'Call': case 'Subscript': return lowerLinks(builder, node);
    case 'Lambda': return lowerLambda(builder, node, name);
    case 'Await': {
      const value = lower(builder, node.value);
      builder.step({ do: 'await', value, at: builder.place(node) });
      return { is: 'awaited', of: value };
    }
    case 'Yield': case 'YieldFrom': {
      const value = node.value === null ? UNDEFINED : lower(builder, node.value);
      builder.functions[builder.fn]!.generator = true;
      builder.step({ do: 'yield', value, delegate: node.type === 'YieldFrom', at: builder.place(node) });
      return UNKNOWN;
    }
    case 'NamedExpr': {
      const value = lower(builder, node.value, node.target.id);
      assignTo(builder, node.target, value);
      return value;
    }
    case 'IfExp': {
      const test = lower(builder, node.test);
      const values: Value[] = [];
      const arms: Step[][] = [builder.collect(() => { values.push(lower(builder, node.body, name)); }), builder.collect(() => { values.push(lower(builder, node.orelse, name)); })];
      if (arms.some((arm) => arm.length > 0)) builder.step({ do: 'branch', arms, test });
      return builder.decided(test, ...values);
    }
    case 'BoolOp': return lowerBoolean(builder, node, name);
    case 'Compare': return { is: 'operation', operator: COMPARISONS[node.ops[0]!] ?? node.ops[0]!, operands: [node.left, ...node.comparators].map((one) => lower(builder, one)) };
    case 'UnaryOp': return { is: 'operation', operator: node.op === 'Not' ? '!' : node.op, operands: [lower(builder, node.operand)] };
    case 'BinOp': return lowerBinary(builder, node);
    case 'Tuple': case 'List': case 'Set': return { is: 'list', items: node.elts.map((item) => (item.type === 'Starred' ? { is: 'element', of: lower(builder, item.value) } : lower(builder, item))) };
    case 'Starred': return lower(builder, node.value);
    case 'Dict': return lowerDict(builder, node);
    case 'ListComp': case 'SetComp': case 'GeneratorExp': return lowerComprehension(builder, node, [node.elt], node.generators);
    case 'DictComp': return lowerComprehension(builder, node, node.value === null ? [node.key] : [node.key, node.value], node.generators);
    case 'JoinedStr': case 'TemplateStr': case 'FormattedValue': case 'Interpolation': case 'Slice':
      return { is: 'operation', operator: 'template', operands: childrenOf(node).map((one) => lower(builder, one as Expression)) };
  }
}

function constantValue(builder: PythonBuilder, node: Constant): Value {
  if (node.valueType === 'None') return UNDEFINED;
  if (node.valueType === 'str') return { is: 'constant', text: JSON.stringify(node.value).slice(0, 80), value: node.value };
  return { is: 'constant', text: node.valueType === 'bool' ? String(node.value) : builder.label(node, 80) };
}

/** The key of `x['name']` or `x[0]`; undefined when it is computed. */
export function keyOf(slice: Expression): string | undefined {
  return slice.type === 'Constant' && (slice.valueType === 'str' || slice.valueType === 'int') ? String(slice.value) : undefined;
}

// ---- chains

/** A chain of attributes, calls and items, from its left end on: walked down in a loop, so that its length does not matter. */
function lowerLinks(builder: PythonBuilder, node: Attribute | Call | Subscript): Value {
  const links: (Attribute | Call | Subscript)[] = [];
  let at: Expression = node;
  for (; at.type === 'Attribute' || at.type === 'Call' || at.type === 'Subscript'; at = at.type === 'Call' ? at.func : at.value) links.push(at);
  let value = lower(builder, at);
  let dotted = at.type === 'Name' && value.is === 'variable' && builder.modules.size > 0 ? at.id : undefined;
  let members = 0;
  for (const link of links.reverse()) {
    members = link.type === 'Attribute' ? members + 1 : 0;
    dotted = dotted !== undefined && link.type === 'Attribute' ? `${dotted}.${link.attr}` : undefined;
    if (dotted !== undefined && builder.modules.has(dotted)) value = { is: 'import', module: dotted, name: '*' };
    else if (link.type === 'Attribute') value = lowerAttribute(builder, link, members > MAX_LINKS ? UNKNOWN : value);
    else if (link.type === 'Subscript') value = lowerItem(builder, link, value);
    else value = lowerCall(builder, link, value);
  }
  return value;
}

function lowerAttribute(builder: PythonBuilder, node: Attribute, of: Value): Value {
  const value: Value = { is: 'member', of, name: node.attr };
  if (builder.getters.has(node.attr) && node.ctx === 'Load') builder.step({ do: 'get', value, at: builder.place(node) });
  return value;
}

function lowerItem(builder: PythonBuilder, node: Subscript, of: Value): Value {
  const key = keyOf(node.slice);
  if (key !== undefined) return { is: 'member', of, name: key, item: true };
  const slice = lower(builder, node.slice);
  // `CurrentUser = Annotated[User, Depends(current_user)]` is the type, and what is said of it.
  if (lastName(node.value) === 'Annotated' && slice.is === 'list') return builder.choice(...slice.items);
  // `ContextVar[User]` is the class, with something said of it.
  return isGeneric(node.value) ? of : { is: 'element', of };
}

function isGeneric(node: Expression): boolean {
  const name = node.type === 'Name' ? node.id : node.type === 'Attribute' ? node.attr : '';
  return /^[A-Z]\w*[a-z]/.test(name);
}

// ---- calls

function lowerCall(builder: PythonBuilder, node: Call, callee: Value): Value {
  const args = lowerArguments(builder, node);
  const special = lowerSpecialCall(builder, node, callee, args);
  return special ?? builder.call(node, builder.label(node.func, 60), callee, args, 'call', contentOf(builder, node.func));
}

/** Positional arguments and keywords, in the order of the text. */
function lowerArguments(builder: PythonBuilder, node: Call): ArgumentOutline[] {
  const all: (Expression | Call['keywords'][number])[] = [...node.args, ...node.keywords];
  if (node.keywords.length > 0) all.sort((a, b) => a.range[0] - b.range[0]);
  return all.map((arg): ArgumentOutline => {
    if (arg.type === 'keyword') return { value: lower(builder, arg.value, arg.arg ?? ''), spread: arg.arg === null, at: builder.place(arg.value), name: arg.arg ?? '**' };
    return { value: lower(builder, arg), spread: arg.type === 'Starred', at: builder.place(arg) };
  });
}

// ---- the rest

function lowerBoolean(builder: PythonBuilder, node: BoolOp, name: string): Value {
  const [first, ...rest] = node.values;
  let value = lower(builder, first!, name);
  for (const one of rest) {
    let right: Value = UNKNOWN;
    const arm = builder.collect(() => { right = lower(builder, one, name); });
    // As with `if`, the first arm is the one for what is true.
    if (arm.length > 0) builder.step({ do: 'branch', arms: node.op === 'And' ? [arm, []] : [[], arm], test: value });
    // What `and` gives from its left side is falsy: no function, no object, and nobody's identity.
    value = builder.choice(node.op === 'And' ? { is: 'operation', operator: '&&', operands: [value] } : value, right);
  }
  return value;
}

/** Long sums lean to the left: they are walked down in a loop, so that their length does not matter. */
function lowerBinary(builder: PythonBuilder, node: Expression): Value {
  const right: Expression[] = [];
  let at = node;
  for (; at.type === 'BinOp'; at = at.left) right.push(at.right);
  const operands = [lower(builder, at), ...right.reverse().map((one) => lower(builder, one))];
  return { is: 'operation', operator: '+', operands: operands.length > MAX_LINKS ? [] : operands };
}

function lowerDict(builder: PythonBuilder, node: Dict): Value {
  const properties: PropertyOutline[] = [];
  const spreads: Value[] = [];
  node.values.forEach((one, i) => {
    const key = node.keys[i];
    if (key == null) spreads.push(lower(builder, one));
    else {
      const name = keyOf(key);
      if (name === undefined) lower(builder, key);
      properties.push({ name: name ?? '?', value: lower(builder, one, name ?? ''), kind: 'value' });
    }
  });
  return { is: 'object', properties, spreads };
}

/** The loops of a comprehension, one in the other, written where it stands; a generator expression is nearly always gone through at once. */
function lowerComprehension(builder: PythonBuilder, node: PythonNode, elements: readonly Expression[], generators: readonly Comprehension[]): Value {
  const values: Value[] = [];
  const inner = (index: number): void => {
    const generator = generators[index];
    if (generator === undefined) {
      for (const one of elements) values.push(lower(builder, one));
      return;
    }
    // The outermost iterable is evaluated outside of the comprehension's own scope.
    const over = lower(builder, generator.iter);
    const body = builder.collect(() => {
      builder.within(node, builder.fn, () => {
        assignTo(builder, generator.target, { is: 'element', of: over });
        for (const test of generator.ifs) lower(builder, test);
        inner(index + 1);
      });
    });
    builder.step({ do: 'loop', head: [], body, tail: [], atLeastOnce: false, endless: false, over, await: generator.is_async === 1, labels: [], at: builder.place(generator) });
  };
  inner(0);
  return { is: 'list', items: values };
}
