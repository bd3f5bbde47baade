/** Expressions: the steps that evaluating them takes, in JavaScript's order, and what they may stand for. */
import { Nearest } from '../outline/nearest.js';
import type { ArgumentOutline, Step, Value } from '../outline/outline.js';
import { UNDEFINED, UNKNOWN } from '../outline/outline.js';
import type { Builder } from './builder.js';
import { lowerClass } from './classes.js';
import { lowerFunction } from './functions.js';
import { assignTo } from './patterns.js';
import { childrenOf, isNode, type Node } from './tree.js';
import { typeOf } from './types.js';

/** Nobody looks up properties that deep: what is beyond stands for an unknown value. */
const MAX_MEMBERS = 50;
/** Arms within arms that a chain opens. */
const MAX_ARMS = 50;

/** Writes the steps of `node` and gives what it may stand for. `name` is the name it is about to get, for functions. */
export function lower(builder: Builder, node: Node, name = ''): Value {
  const write = EXPRESSIONS[node.type];
  return write === undefined ? lowerOther(builder, node) : write(builder, node, name);
}

/** A node of a kind that is not known here: what is inside it still runs. */
function lowerOther(builder: Builder, node: Node): Value {
  if (/^TS(?!X)/.test(node.type) || /^(?:TemplateElement|Super|PrivateIdentifier|ImportAttribute)$/.test(node.type)) return UNKNOWN;
  for (const child of childrenOf(node)) lower(builder, child);
  return UNKNOWN;
}

type Lower = (builder: Builder, node: Node, name: string) => Value;

const EXPRESSIONS: Readonly<Record<string, Lower>> = {
  Identifier: (builder, node) => identifierValue(builder, node),
  JSXIdentifier: (builder, node) => identifierValue(builder, node),
  Literal: (_, node) => ({ is: 'constant', text: typeof node.value === 'string' ? JSON.stringify(node.value).slice(0, 80) : String(node.raw ?? node.value).slice(0, 80), ...(typeof node.value === 'string' ? { value: node.value } : {}) }),
  TemplateLiteral: lowerTemplate,
  ThisExpression: (builder) => builder.self,
  Super: (builder) => ({ is: 'super', function: builder.self.is === 'this' ? builder.self.function : builder.fn }),
  FunctionExpression: (builder, node, name) => lowerFunction(builder, node, { name, kind: 'plain' }),
  ArrowFunctionExpression: (builder, node, name) => lowerFunction(builder, node, { name, kind: 'arrow' }),
  ClassExpression: lowerClass,
  ArrayExpression: (builder, node) => ({ is: 'list', items: (node.elements as (Node | null)[]).map((item) => (item === null ? UNDEFINED : item.type === 'SpreadElement' ? { is: 'element', of: lowerSpread(builder, item) } : lower(builder, item))) }),
  ObjectExpression: lowerObject,
  MemberExpression: lowerLinks,
  ChainExpression: lowerChain,
  CallExpression: lowerLinks,
  NewExpression: (builder, node) => {
    const callee = lower(builder, node.callee);
    return builder.call(node, builder.label(node.callee, 60), callee, lowerArguments(builder, node.arguments), 'new', typeOf(builder, (node.typeArguments ?? node.typeParameters)?.params[0]));
  },
  ImportExpression: (builder, node) => {
    // A parser that puts up with errors lets `import()` pass.
    const source = isNode(node.source) ? lower(builder, node.source) : UNKNOWN;
    if (source.is === 'constant' && source.value !== undefined) return { is: 'import', module: source.value, name: '*', lazy: true };
    return builder.call(node, 'import', UNKNOWN, [], 'call');
  },
  TaggedTemplateExpression: (builder, node) => {
    const callee = lower(builder, node.tag);
    return builder.call(node, builder.label(node.tag, 60), callee, lowerArguments(builder, node.quasi.expressions), 'tag');
  },
  AwaitExpression: (builder, node) => {
    const value = lower(builder, node.argument);
    builder.step({ do: 'await', value, at: builder.place(node) });
    return { is: 'awaited', of: value };
  },
  YieldExpression: (builder, node) => {
    const value = node.argument == null ? UNDEFINED : lower(builder, node.argument);
    builder.step({ do: 'yield', value, delegate: node.delegate === true, at: builder.place(node) });
    return UNKNOWN;
  },
  AssignmentExpression: lowerAssignment,
  ConditionalExpression: (builder, node, name) => {
    const test = lower(builder, node.test);
    return branch(builder, test, truthOf(node.test), () => lower(builder, node.consequent, name), () => lower(builder, node.alternate, name));
  },
  LogicalExpression: lowerLogical,
  BinaryExpression: lowerBinary,
  UnaryExpression: (builder, node) => {
    if (node.operator === 'delete' && node.argument.type === 'MemberExpression') assignTo(builder, node.argument, UNDEFINED);
    else if (node.operator === 'void') {
      lower(builder, node.argument);
      return UNDEFINED;
    } else return { is: 'operation', operator: node.operator, operands: [lower(builder, node.argument)] };
    return { is: 'operation', operator: 'delete', operands: [] };
  },
  UpdateExpression: (builder, node) => {
    const value: Value = { is: 'operation', operator: node.operator, operands: [lower(builder, node.argument)] };
    assignTo(builder, node.argument, value, true);
    return value;
  },
  SequenceExpression: (builder, node) => (node.expressions as Node[]).map((one) => lower(builder, one)).at(-1) ?? UNDEFINED,
  TSAsExpression: unwrap,
  TSSatisfiesExpression: unwrap,
  TSNonNullExpression: unwrap,
  TSTypeAssertion: unwrap,
  TSInstantiationExpression: unwrap,
  ParenthesizedExpression: unwrap,
  JSXElement: lowerElement,
  JSXFragment: lowerElement,
  JSXExpressionContainer: (builder, node) => lower(builder, node.expression),
  JSXEmptyExpression: () => UNDEFINED,
  JSXMemberExpression: (builder, node) => ({ is: 'member', of: lower(builder, node.object), name: node.property.name }),
};

/** `(auth as () => Promise<Session>)()` is a call of `auth`. */
function bare(node: Node): Node {
  return /^(?:TS(?:As|Satisfies|NonNull)Expression|TSTypeAssertion|ParenthesizedExpression)$/.test(node.type) ? bare(node.expression) : node;
}

function unwrap(builder: Builder, node: Node, name: string): Value {
  return lower(builder, node.expression, name);
}

export function identifierValue(builder: Builder, node: Node): Value {
  const variable = builder.variableOf(node);
  if (variable !== undefined) return { is: 'variable', variable };
  return node.name === 'undefined' ? UNDEFINED : { is: 'global', name: node.name };
}

function lowerTemplate(builder: Builder, node: Node): Value {
  const operands = (node.expressions as Node[]).map((one) => lower(builder, one));
  if (operands.length === 0) {
    const value = String(node.quasis[0].value.cooked ?? '');
    return { is: 'constant', text: JSON.stringify(value).slice(0, 80), value };
  }
  return { is: 'operation', operator: 'template', operands };
}

// ---- objects and members

function lowerObject(builder: Builder, node: Node): Value {
  const spreads: Value[] = [];
  const properties = (node.properties as Node[]).flatMap((property) => {
    if (property.type === 'SpreadElement' || property.type === 'ExperimentalSpreadProperty') {
      spreads.push(lower(builder, property.argument));
      return [];
    }
    const name = keyName(builder, property);
    const accessor = property.kind === 'get' || property.kind === 'set';
    const value = property.method === true || accessor
      ? lowerFunction(builder, property.value, { name, kind: property.kind === 'get' ? 'getter' : property.kind === 'set' ? 'setter' : 'method', nameNode: property.key })
      : lower(builder, property.value, name);
    return [{ name, value, kind: property.kind === 'get' ? 'getter' as const : property.kind === 'set' ? 'setter' as const : 'value' as const }];
  });
  return { is: 'object', properties, spreads };
}

/** The name of a property or member; `?` when it is computed from something unknown (which is evaluated here). */
export function keyName(builder: Builder, node: Node): string {
  const key: Node = node.key ?? node.property;
  if (node.computed !== true) return nameOfKey(key);
  const value = lower(builder, key);
  if (value.is === 'constant') return value.value ?? value.text;
  return value.is === 'member' && value.of.is === 'global' && value.of.name === 'Symbol' ? `[Symbol.${value.name}]` : '?';
}

function nameOfKey(key: Node): string {
  if (key.type === 'PrivateIdentifier' || key.type === 'PrivateName') return `#${key.name ?? key.id?.name}`;
  return key.type === 'Literal' ? String(key.value) : String(key.name);
}

/**
 * A chain of members and calls (`a.b().c`), from its left end on. Long chains lean to the left, as long sums do: they are
 * walked down in a loop, so that their length does not matter.
 */
function lowerLinks(builder: Builder, node: Node): Value {
  const links: Node[] = [];
  let at = node;
  let value: Value | undefined;
  for (; value === undefined && (at.type === 'MemberExpression' || at.type === 'CallExpression'); at = at.object ?? at.callee) {
    value = at.type === 'CallExpression' ? requiredModule(builder, at) : undefined;
    if (value === undefined) links.push(at);
  }
  value ??= lower(builder, at);
  let members = 0;
  for (const link of links.reverse()) {
    members = link.type === 'MemberExpression' ? members + 1 : 0;
    value = members === 0 ? lowerCall(builder, link, value) : lowerMember(builder, link, members > MAX_MEMBERS ? UNKNOWN : value);
  }
  return value;
}

function lowerMember(builder: Builder, node: Node, of: Value): Value {
  if (node.optional === true) openArm(builder);
  const value: Value = { is: 'member', of, name: keyName(builder, node) };
  if (mayRunGetter(builder, value)) builder.step({ do: 'get', value, at: builder.place(node) });
  return value;
}

/** What another file exports, or makes, may have getters of its own: `RequestContext.user`. */
export function mayRunGetter(builder: Builder, { of, name }: Value & { is: 'member' }): boolean {
  return builder.getters.has(name) || comesFromFile(builder, of);
}

/** Steps from a value to what it was taken from, or made by, that are gone. */
const MOST_STEPS = 6;

function comesFromFile(builder: Builder, value: Value, steps = 0, seen = new Nearest<number>()): boolean {
  if (steps > MOST_STEPS) return false;
  const inner = (one: Value): boolean => comesFromFile(builder, one, steps + 1, seen);
  switch (value.is) {
    case 'import': return steps > 0 && /^[.@~#]/.test(value.module);
    case 'variable': return seen.isNew(value.variable, steps) && builder.variables[value.variable]!.values.some(inner);
    case 'result': return inner(builder.calls[value.call]!.callee);
    case 'member': case 'element': case 'awaited': return inner(value.of);
    case 'choice': return value.of.some(inner);
    default: return false;
  }
}

/** What follows a `?.` runs only when there is something to go on with. In a very long chain, all of the rest runs or nothing. */
function openArm(builder: Builder): void {
  if (builder.chain === undefined || builder.chain.length > MAX_ARMS) return;
  builder.chain.push(builder.steps);
  builder.steps = [];
}

function lowerChain(builder: Builder, node: Node): Value {
  const outer = builder.chain;
  builder.chain = [];
  const value = lower(builder, node.expression);
  const opened = builder.chain.length > 0;
  for (let enclosing = builder.chain.pop(); enclosing !== undefined; enclosing = builder.chain.pop()) {
    const arm = builder.steps;
    builder.steps = enclosing;
    if (arm.length > 0) builder.step({ do: 'branch', arms: [arm, []] });
  }
  builder.chain = outer;
  return opened ? builder.choice(value, UNDEFINED) : value;
}

// ---- calls

function lowerCall(builder: Builder, node: Node, callee: Value): Value {
  if (node.optional === true) openArm(builder);
  // Arguments have chains of their own.
  const outer = builder.chain;
  builder.chain = undefined;
  const args = lowerArguments(builder, node.arguments);
  builder.chain = outer;
  return builder.call(node, builder.label(bare(node.callee), 60), callee, args, 'call');
}

/** `require('m')` and `process.getBuiltinModule('m')` are imports. */
function requiredModule(builder: Builder, node: Node): Value | undefined {
  const [source] = node.arguments as Node[];
  if (source?.type !== 'Literal' || typeof source.value !== 'string') return undefined;
  const { callee } = node;
  const required = callee.type === 'Identifier' && callee.name === 'require' && builder.variableOf(callee) === undefined;
  const builtin = callee.type === 'MemberExpression' && callee.property.name === 'getBuiltinModule' && callee.object.name === 'process' && builder.variableOf(callee.object) === undefined;
  return required || builtin ? { is: 'import', module: source.value, name: '*' } : undefined;
}

export function lowerArguments(builder: Builder, args: readonly Node[]): ArgumentOutline[] {
  return args.map((arg) => {
    const spread = arg.type === 'SpreadElement';
    return { value: spread ? lowerSpread(builder, arg) : lower(builder, arg), spread, at: builder.place(arg) };
  });
}

/** `...values` goes through all of them, which runs a generator. */
function lowerSpread(builder: Builder, node: Node): Value {
  const over = lower(builder, node.argument);
  if (over.is !== 'list') builder.step({ do: 'loop', head: [], body: [], tail: [], atLeastOnce: false, endless: false, over, await: false, labels: [], at: builder.place(node) });
  return over;
}

function lowerElement(builder: Builder, node: Node): Value {
  builder.functions[builder.fn]!.jsx = true;
  const opening = node.openingElement as Node | undefined;
  const callee: Value = opening === undefined ? { is: 'global', name: 'Fragment' } : elementName(builder, opening.name);
  const attributes: readonly Node[] = opening?.attributes ?? [];
  const parts = [...attributes.map((attribute) => (attribute.type === 'JSXSpreadAttribute' ? attribute.argument : attribute.value) as Node | null), ...(node.children as Node[])];
  const args = parts.filter(isNode).filter((part) => part.type !== 'JSXText' && part.type !== 'Literal').map((part) => ({ value: lower(builder, part), spread: false, at: builder.place(part) }));
  return builder.call(node, opening === undefined ? '<>' : builder.label(opening.name, 60), callee, args, 'jsx');
}

/** `<div>` is an element of the host; `<Page>` and `<ui.Page>` are names of this file. */
function elementName(builder: Builder, name: Node): Value {
  if (name.type === 'JSXIdentifier' && /^[a-z]/.test(name.name)) return { is: 'global', name: name.name };
  return name.type === 'JSXNamespacedName' ? UNKNOWN : lower(builder, name);
}

// ---- operators

function lowerAssignment(builder: Builder, node: Node): Value {
  const { operator, left, right } = node;
  const name = left.type === 'Identifier' ? left.name : left.type === 'MemberExpression' && left.computed !== true ? nameOfKey(left.property) : '';
  if (operator === '=') return assignTo(builder, left, () => lower(builder, right, name));
  if (operator !== '&&=' && operator !== '||=' && operator !== '??=') {
    const value: Value = { is: 'operation', operator, operands: [lower(builder, left), lower(builder, right)] };
    assignTo(builder, left, value, true);
    return value;
  }
  const former = lower(builder, left);
  let value: Value = UNKNOWN;
  const arm = builder.collect(() => { value = assignTo(builder, left, lower(builder, right, name), true); });
  builder.step({ do: 'branch', arms: operator === '&&=' ? [arm, []] : [[], arm], test: former });
  return builder.choice(former, value);
}

function lowerLogical(builder: Builder, node: Node, name: string): Value {
  const left = lower(builder, node.left, name);
  let right: Value = UNKNOWN;
  const arm = builder.collect(() => { right = lower(builder, node.right, name); });
  const known = truthOf(node.left);
  const always = (node.operator === '&&' && known === true) || (node.operator === '||' && known === false);
  if (always) builder.steps.push(...arm);
  // As with `if`, the first arm is the one for what is true.
  else if (arm.length > 0) builder.step({ do: 'branch', arms: node.operator === '&&' ? [arm, []] : [[], arm], test: left });
  // What `&&` gives from its left side is falsy: no function, no object, and nobody's identity.
  return builder.choice(node.operator === '&&' ? { is: 'operation', operator: '&&', operands: [left] } : left, right);
}

/** Long sums lean to the left: they are walked down in a loop, so that their length does not matter. */
function lowerBinary(builder: Builder, node: Node): Value {
  const spine: Node[] = [];
  let at = node;
  while (at.type === 'BinaryExpression') {
    spine.push(at);
    at = at.left;
  }
  let value = at.type === 'PrivateIdentifier' ? UNKNOWN : lower(builder, at);
  if (spine.length > 50) {
    for (const one of spine.reverse()) lower(builder, one.right);
    return { is: 'operation', operator: node.operator, operands: [] };
  }
  for (const one of spine.reverse()) value = { is: 'operation', operator: one.operator, operands: [value, lower(builder, one.right)] };
  return value;
}

/** Two arms of which one runs; only that one when the test is a constant. */
export function branch(builder: Builder, test: Value, known: boolean | undefined, then: () => Value, otherwise: () => Value): Value {
  if (known !== undefined) return known ? then() : otherwise();
  const values: Value[] = [];
  const arms: Step[][] = [builder.collect(() => { values.push(then()); }), builder.collect(() => { values.push(otherwise()); })];
  if (arms.some((arm) => arm.length > 0)) builder.step({ do: 'branch', arms, test });
  return builder.decided(test, ...values);
}

/** Whether a test is certain: `true`, `1`, `!0`; undefined when it is not. */
export function truthOf(node: Node | null | undefined): boolean | undefined {
  if (node == null) return undefined;
  if (node.type === 'Literal') return node.regex === undefined && node.bigint === undefined ? Boolean(node.value) : undefined;
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = truthOf(node.argument);
    return inner === undefined ? undefined : !inner;
  }
  return undefined;
}
