/** Functions: each gets an entry and a list of steps of its own. Decorators, defaults and annotations run where it is defined. */
import { UNKNOWN, type FunctionKind, type ParameterOutline, type Value } from '../../outline/outline.js';
import type { Argument, Arguments, AsyncFunctionDef, Expression, FunctionDef, Lambda } from '../ast.js';
import type { FunctionDraft, PythonBuilder } from './builder.js';
import { lower } from './expressions.js';
import { lowerStatements } from './statements.js';
import { lowerAnnotation, typeOf } from './types.js';

/** What the class around says of a method. */
export interface MethodHead {
  readonly kind: FunctionKind;
  /** It is called on the class. */
  readonly static?: boolean;
  /** Its first parameter is the instance, or the class. */
  readonly takesSelf: boolean;
}

/** Writes the function, without its decorators, and gives its number. */
export function lowerFunction(builder: PythonBuilder, node: FunctionDef | AsyncFunctionDef, head: MethodHead | undefined): number {
  const defaults = lowerDefaults(builder, node.args);
  const marks = new Map(parametersOf(node.args).map((one) => [one, lowerAnnotation(builder, one.annotation)] as const));
  const returns = typeOf(builder, node.returns);
  const { id, outline } = begin(builder, {
    name: node.name, kind: head?.kind ?? 'plain', at: builder.place(node), nameAt: builder.placeAt(node.nameRange[0], node.nameRange[1]),
    async: node.type === 'AsyncFunctionDef', generator: false, parent: builder.fn,
    ...(head === undefined || builder.class === undefined ? {} : { class: builder.class }), ...(head?.static === true ? { static: true } : {}),
    parameters: [], ...(returns === undefined ? {} : { returns }), body: [], directives: [], decorators: [],
  });
  const outer = { fn: builder.fn, method: builder.method, class: builder.class, loops: builder.loops };
  Object.assign(builder, { fn: id, class: undefined, loops: [], ...(head === undefined ? {} : { method: id }) });
  builder.within(node, id, () => {
    outline.body = builder.collect(() => {
      outline.parameters = lowerParameters(builder, node.args, id, defaults, marks, head?.takesSelf === true);
      lowerStatements(builder, node.body);
    });
  });
  Object.assign(builder, outer);
  return id;
}

export function lowerLambda(builder: PythonBuilder, node: Lambda, name: string): Value {
  const defaults = lowerDefaults(builder, node.args);
  const at = builder.place(node);
  const { id, outline } = begin(builder, {
    name, kind: 'arrow', at, nameAt: builder.placeAt(at.start, node.body.range[0]), async: false, generator: false, parent: builder.fn, parameters: [], body: [], directives: [], decorators: [],
  });
  const outer = { fn: builder.fn, class: builder.class, loops: builder.loops };
  Object.assign(builder, { fn: id, class: undefined, loops: [] });
  builder.within(node, id, () => {
    outline.body = builder.collect(() => {
      outline.parameters = lowerParameters(builder, node.args, id, defaults, new Map(), false);
      builder.step({ do: 'exit', how: 'return', value: lower(builder, node.body), at: builder.place(node.body) });
    });
  });
  Object.assign(builder, outer);
  return { is: 'function', function: id };
}

function begin(builder: PythonBuilder, outline: FunctionDraft): { id: number; outline: FunctionDraft } {
  const id = builder.functions.length;
  builder.functions.push(outline);
  return { id, outline };
}

function parametersOf({ posonlyargs, args, vararg, kwonlyargs, kwarg }: Arguments): readonly Argument[] {
  return [...posonlyargs, ...args, ...(vararg === null ? [] : [vararg]), ...kwonlyargs, ...(kwarg === null ? [] : [kwarg])];
}

/** Defaults are evaluated once, where the function is defined. */
function lowerDefaults(builder: PythonBuilder, args: Arguments): ReadonlyMap<Argument, Value> {
  const found = new Map<Argument, Value>();
  const positional = [...args.posonlyargs, ...args.args];
  const put = (parameter: Argument | undefined, value: Expression | null): void => {
    if (parameter !== undefined && value !== null) found.set(parameter, lower(builder, value));
  };
  args.defaults.forEach((value, i) => { put(positional[positional.length - args.defaults.length + i], value); });
  args.kw_defaults.forEach((value, i) => { put(args.kwonlyargs[i], value); });
  return found;
}

/** Those that take positions, then those that take names, then `*args`; whatever `**kwargs` gathers is unknown. */
function lowerParameters(builder: PythonBuilder, args: Arguments, fn: number, defaults: ReadonlyMap<Argument, Value>, marks: ReadonlyMap<Argument, readonly Value[]>, takesSelf: boolean): ParameterOutline[] {
  const positional = [...args.posonlyargs, ...args.args];
  if (takesSelf && positional.length > 0) {
    const self = positional.shift()!;
    builder.bind(self.arg, self, { is: 'this', function: fn });
  }
  if (args.kwarg !== null) builder.bind(args.kwarg.arg, args.kwarg, UNKNOWN);
  const all = [...positional, ...args.kwonlyargs, ...(args.vararg === null ? [] : [args.vararg])];
  return all.map((parameter, index) => {
    const rest = parameter === args.vararg;
    const fallback = defaults.get(parameter);
    const type = rest ? undefined : typeOf(builder, parameter.annotation);
    const given: Value = { is: 'parameter', function: fn, index, ...(rest ? { rest: true as const } : {}) };
    builder.bind(parameter.arg, parameter, builder.choice(type === undefined ? given : { is: 'typed', type, of: given }, ...(fallback === undefined ? [] : [fallback])));
    const variable = builder.variableOf(parameter.arg, parameter);
    return {
      variables: variable === undefined ? [] : [variable], name: parameter.arg, rest, optional: fallback !== undefined, decorators: marks.get(parameter) ?? [], at: builder.place(parameter),
      ...(type === undefined ? {} : { type }), ...(fallback === undefined ? {} : { default: fallback }), ...(args.kwonlyargs.includes(parameter) ? { keywordOnly: true as const } : {}),
    };
  });
}
