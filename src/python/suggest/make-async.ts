/** Makes a dependency of FastAPI one that runs in place: `def` becomes `async def`. */
import type { Edit } from '../../outline/edit.js';
import { childrenOf } from '../source-code.js';
import type { FunctionDef, PythonNode } from '../ast.js';
import type { PythonReferences } from '../references.js';

/**
 * @param fn the function
 * @param isMark whether a call hands the function to a framework that takes either sort
 * @returns the edit; null where the function delegates to a generator, or is used other than by handing it to the framework: who
 *   calls it would have to await it
 */
export function makeAsync(fn: FunctionDef, references: PythonReferences, isMark: (call: PythonNode) => boolean): readonly Edit[] | null {
  if (delegates(fn)) return null;
  for (const reference of references.readsOf(fn)) {
    const { parent } = reference;
    const call = parent?.type === 'keyword' ? parent.parent : parent;
    const isReturned = parent?.type === 'Return';
    if (!isReturned && (call?.type !== 'Call' || call.func === reference || !isMark(call))) return null;
  }
  return [{ start: fn.range[0], end: fn.range[0], text: 'async ' }];
}

/** `yield from` and what is `async` only in name: an async generator returns nothing and delegates to nobody. */
function delegates(fn: FunctionDef): boolean {
  const stack: PythonNode[] = [...fn.body];
  let [yields, returns] = [false, false];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'YieldFrom') return true;
    if (node.type === 'Yield') yields = true;
    if (node.type === 'Return' && node.value !== null) returns = true;
    if (node.type !== 'FunctionDef' && node.type !== 'AsyncFunctionDef' && node.type !== 'Lambda' && node.type !== 'ClassDef') stack.push(...childrenOf(node));
  }
  return yields && returns;
}
