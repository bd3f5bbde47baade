/** Annotations: their text, what their main name refers to, and the calls that stand in them. Types are read, never checked. */
import type { TypeOutline, Value } from '../../outline/outline.js';
import type { Expression, PythonNode } from '../ast.js';
import type { PythonBuilder } from './builder.js';
import { lower } from './expressions.js';
import { childrenOf } from '../source-code.js';

/** What wraps a type and says nothing of the value: the type is its first argument. */
const WRAPPERS = new Set(['Optional', 'Annotated', 'ClassVar', 'Final', 'Required', 'NotRequired', 'ReadOnly', 'InitVar']);

/** The annotation of a parameter, variable, field or result; undefined when there is none. */
export function typeOf(builder: PythonBuilder, annotation: Expression | null | undefined): TypeOutline | undefined {
  if (annotation == null) return undefined;
  const of = mainName(builder, annotation);
  return { text: builder.label(annotation, 200), ...(of === undefined ? {} : { of }) };
}

/** `User` of `ContextVar[User]` and of `ContextVar[User | None]`. */
export function contentOf(builder: PythonBuilder, annotation: Expression | null | undefined): TypeOutline | undefined {
  return annotation?.type === 'Subscript' ? typeOf(builder, firstOf(annotation.slice)) : undefined;
}

function firstOf(slice: Expression): Expression {
  return slice.type === 'Tuple' && slice.elts.length > 0 ? slice.elts[0]! : slice;
}

function mainName(builder: PythonBuilder, type: Expression): Value | undefined {
  switch (type.type) {
    case 'Name': return builder.nameValue(type.id, type);
    case 'Attribute': {
      const of = mainName(builder, type.value);
      return of === undefined ? undefined : { is: 'member', of, name: type.attr };
    }
    case 'Subscript': return WRAPPERS.has(lastName(type.value)) ? mainName(builder, firstOf(type.slice)) : lastName(type.value) === 'Union' && type.slice.type === 'Tuple' ? onlyOne(builder, type.slice.elts) : mainName(builder, type.value);
    case 'BinOp': return type.op === 'BitOr' ? onlyOne(builder, [type.left, type.right]) : undefined;
    case 'Constant': return type.valueType === 'str' ? nameInText(builder, type.value, type) : undefined;
    default: return undefined;
  }
}

/** Of a union, the one type that is not `None`. */
function onlyOne(builder: PythonBuilder, types: readonly Expression[]): Value | undefined {
  const named = types.filter((one) => !(one.type === 'Constant' && one.valueType === 'None'));
  return named.length === 1 ? mainName(builder, named[0]!) : undefined;
}

/** A forward reference: `'User'`, `'models.User | None'`. */
function nameInText(builder: PythonBuilder, text: string, at: PythonNode): Value | undefined {
  const [first, ...rest] = /^ ?(?:Optional\[ ?)?([\p{ID_Start}_][\p{ID_Continue}.]*) ?(?:\[[^|]*\])? ?\]? ?(?:\| ?None ?)?$/u.exec(text.replace(/\s+/g, ' '))?.[1]!.split('.') ?? [];
  if (first === undefined) return undefined;
  return rest.reduce<Value>((of, name) => ({ is: 'member', of, name }), builder.nameValue(first, at));
}

/** `Depends` of `fastapi.Depends` and of `Depends` alone; empty for what has no name. */
export function lastName(node: Expression): string {
  return node.type === 'Name' ? node.id : node.type === 'Attribute' ? node.attr : '';
}

/** The calls in an annotation run where the function is defined: `Annotated[User, Depends(current_user)]`. Gives what they give. */
export function lowerAnnotation(builder: PythonBuilder, annotation: Expression | null | undefined): readonly Value[] {
  const found: Value[] = [];
  const stack: PythonNode[] = annotation == null ? [] : [annotation];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'Call') found.push(lower(builder, node));
    else if (node.type === 'Subscript' || node.type === 'Tuple' || node.type === 'List' || node.type === 'BinOp') stack.push(...childrenOf(node).reverse());
  }
  return found;
}
