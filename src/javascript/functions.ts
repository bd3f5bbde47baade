/** Functions: each gets an entry and a list of steps of its own. */
import type { FunctionKind, ParameterOutline, Value } from '../outline/outline.js';
import { rangeOf, type Builder, type FunctionDraft } from './builder.js';
import { lower } from './expressions.js';
import { declare, namesIn } from './patterns.js';
import { lowerDirectives, lowerStatements } from './statements.js';
import type { Node } from './tree.js';
import { typeOf } from './types.js';

export interface FunctionHead {
  readonly name: string;
  readonly kind: FunctionKind;
  readonly nameNode?: Node;
  readonly static?: boolean;
  readonly decorators?: readonly Value[];
}

/** Writes the function and gives the value that stands for it. */
export function lowerFunction(builder: Builder, node: Node, head: FunctionHead): Value {
  const draft = begin(builder, node, head);
  // Decorators of parameters run where the class is defined, not when the function is called.
  const decorators = (node.params as Node[]).map((param) => decoratorsOf(builder, param));
  const outer = enter(builder, draft.id, head.kind === 'arrow' ? builder.self : { is: 'this', function: draft.id });
  if (node.id != null && node.type === 'FunctionExpression') {
    const own = builder.variableOf(node.id);
    if (own !== undefined) builder.assign(own, { is: 'function', function: draft.id });
  }
  draft.outline.body = builder.collect(() => {
    draft.outline.parameters = lowerParameters(builder, node.params, draft.id, decorators);
    lowerBody(builder, node.body);
  });
  leave(builder, outer);
  return { is: 'function', function: draft.id };
}

function begin(builder: Builder, node: Node, head: FunctionHead): { id: number; outline: FunctionDraft } {
  const id = builder.functions.length;
  const nameNode = head.nameNode ?? (node.id as Node | null | undefined) ?? undefined;
  const directives = node.body.type === 'BlockStatement' ? lowerDirectives(node.body.body) : [];
  const returns = typeOf(builder, node.returnType);
  const outline: FunctionDraft = {
    name: nameNode?.type === 'Identifier' && head.name === '' ? nameNode.name : head.name, kind: head.kind,
    at: builder.place(node), nameAt: nameNode === undefined ? headOf(builder, node) : builder.place(nameNode),
    async: node.async === true, generator: node.generator === true, parent: builder.fn,
    ...(builder.class === undefined || !isMember(head.kind) ? {} : { class: builder.class }),
    ...(head.static === true ? { static: true } : {}),
    parameters: [], ...(returns === undefined ? {} : { returns }), body: [], directives, decorators: head.decorators ?? [],
  };
  builder.functions.push(outline);
  builder.ownScope(node, id);
  return { id, outline };
}

function isMember(kind: FunctionKind): boolean {
  return kind === 'method' || kind === 'getter' || kind === 'setter' || kind === 'constructor' || kind === 'fields';
}

/** From the start of the function up to its body: where a function without a name is pointed at. */
function headOf(builder: Builder, node: Node): FunctionDraft['at'] {
  const [start] = rangeOf(node);
  return builder.placeAt(start, rangeOf(node.body)[0]);
}

interface Outer {
  readonly fn: number;
  readonly self: Value;
  readonly class: number | undefined;
  readonly chain: Builder['chain'];
}

export function enter(builder: Builder, fn: number, self: Value): Outer {
  const outer: Outer = { fn: builder.fn, self: builder.self, class: builder.class, chain: builder.chain };
  builder.fn = fn;
  builder.self = self;
  builder.class = undefined;
  builder.chain = undefined;
  return outer;
}

export function leave(builder: Builder, outer: Outer): void {
  builder.fn = outer.fn;
  builder.self = outer.self;
  builder.class = outer.class;
  builder.chain = outer.chain;
}

function decoratorsOf(builder: Builder, param: Node): readonly Value[] {
  return ((param.decorators ?? []) as Node[]).map((decorator) => lower(builder, decorator.expression));
}

function lowerParameters(builder: Builder, params: readonly Node[], fn: number, decorators: readonly (readonly Value[])[]): ParameterOutline[] {
  // A declared `this` is no parameter.
  const own = params.map((param, i) => ({ param, decorators: decorators[i]! })).filter(({ param }) => !(param.type === 'Identifier' && param.name === 'this'));
  return own.map(({ param, decorators: its }, index) => ({ ...lowerParameter(builder, param, fn, index), decorators: its }));
}

function lowerParameter(builder: Builder, param: Node, fn: number, index: number): Omit<ParameterOutline, 'decorators'> {
  const inner: Node = param.type === 'TSParameterProperty' ? param.parameter : param;
  const rest = inner.type === 'RestElement';
  const target: Node = rest ? inner.argument : inner.type === 'AssignmentPattern' ? inner.left : inner;
  const type = typeOf(builder, target.typeAnnotation ?? inner.typeAnnotation);
  const variables = namesIn(builder, inner);
  let value: Value = { is: 'parameter', function: fn, index, ...(rest ? { rest: true as const } : {}) };
  if (type !== undefined) value = { is: 'typed', type, of: value };
  declare(builder, inner, value);
  const fallback = inner.type === 'AssignmentPattern' ? defaultOf(builder, variables[0], target) : undefined;
  return {
    variables, name: target.type === 'Identifier' ? target.name : '', rest, optional: target.optional === true || inner.type === 'AssignmentPattern', at: builder.place(param),
    ...(type === undefined ? {} : { type }), ...(fallback === undefined ? {} : { default: fallback }),
  };
}

/** What `declare` has just found the default to be: the last of the choices that the name got. */
function defaultOf(builder: Builder, variable: number | undefined, target: Node): Value | undefined {
  if (variable === undefined || target.type !== 'Identifier') return undefined;
  const value = builder.variables[variable]!.values.at(-1);
  return value?.is === 'choice' ? value.of.at(-1) : undefined;
}

function lowerBody(builder: Builder, body: Node): void {
  if (body.type === 'BlockStatement') {
    lowerStatements(builder, body.body);
    return;
  }
  const value = lower(builder, body);
  builder.step({ do: 'exit', how: 'return', value, at: builder.place(body) });
}
