/** Awaits what a function gives back, inside of it. */
import type { Function, Node } from 'estree';
import { inOrder, type Edit } from '../../outline/edit.js';

type Parented = Node & { readonly parent?: Node | null };

/**
 * `() => query` to `async () => await query`, and the same of `return query;`.
 *
 * @param fn the function
 * @param query the expression that it gives back, or a part of it
 * @param call the call that the function is handed to
 * @returns the edits; null where what the call gives is used as something other than a promise
 */
export function awaitInside(fn: Node, query: Node, call: Node): readonly Edit[] | null {
  if (!isPlainFunction(fn) || fn.generator === true || fn.async === true || hasReturnType(fn) || !isUsedAsPromise(call)) return null;
  const whole = givenBack(fn, query);
  if (whole === undefined) return null;
  const [start, end] = whole.range!;
  const isTight = whole.type === 'CallExpression' || whole.type === 'MemberExpression' || whole.type === 'Identifier';
  return inOrder([
    { start: fn.range![0], end: fn.range![0], text: 'async ' },
    { start, end: start, text: isTight ? 'await ' : 'await (' },
    ...(isTight ? [] : [{ start: end, end, text: ')' }]),
  ]);
}

function isPlainFunction(node: Node): node is Function {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

function hasReturnType(fn: Function): boolean {
  return 'returnType' in fn && fn.returnType != null;
}

/** The expression that the function gives back, with the query in it. */
function givenBack(fn: Function, query: Node): Node | undefined {
  for (let node: Parented | null | undefined = query; node != null && node !== fn; node = node.parent) {
    const { parent }: Parented = node;
    if (parent === fn) return node.type === 'BlockStatement' ? undefined : node;
    if (parent?.type === 'ReturnStatement') return node;
  }
  return undefined;
}

/** Awaited, given back, or followed by `then`: not a builder that goes on. */
function isUsedAsPromise(call: Parented): boolean {
  const { parent } = call;
  switch (parent?.type) {
    case 'AwaitExpression': case 'ReturnStatement': return true;
    case 'ArrowFunctionExpression': return parent.body === call;
    case 'MemberExpression': return parent.object === call && parent.property.type === 'Identifier' && /^(?:then|catch|finally)$/.test(parent.property.name);
    default: return false;
  }
}
