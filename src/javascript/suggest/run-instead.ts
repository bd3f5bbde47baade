/** `store.enterWith(v); rest` to `store.run(v, () => { rest })`. */
import type { Place } from '../../outline/outline.js';
import { childrenOf, type Node } from '../tree.js';
import { readWrite } from './direct-write.js';
import { inOrder, type Edit } from '../../outline/edit.js';
import { isIn, restAfter, wrapRest } from './rest.js';
import { endOf, indentOf, startOf, type Source } from './source.js';

/**
 * The edits that bind with `run` for what follows `write` in its block; null where that would not do the same. `write` is
 * the call of `enterWith`; `seenAt` are the places of all who see the value; undefined when
 * they are not all known.
 */
export function runInstead(source: Source, write: Node, seenAt: readonly Place[] | undefined): readonly Edit[] | null {
  const direct = readWrite(source, write);
  const rest = direct === null ? null : restAfter(source, direct.statement);
  if (direct === null || rest === null) return null;
  if ((!rest.isLast || rest.isTried) && seenAt?.every(({ start }) => isIn(rest, start)) !== true) return null;
  const { statement, method, paren, hasComma, semicolon } = direct;
  // A second write in there would end with the callback, and not with the function.
  if (bindsAgain(source, rest.block, endOf(statement), direct.store)) return null;
  const indent = indentOf(source.text, startOf(statement));
  return inOrder([
    ...(rest.before === '' ? [] : [{ start: startOf(statement), end: startOf(statement), text: rest.before }]),
    { start: startOf(method), end: endOf(method), text: 'run' },
    { start: startOf(paren), end: endOf(paren), text: `${hasComma ? '' : ','} ${rest.opening}` },
    ...(semicolon === undefined ? [] : [{ start: startOf(semicolon), end: endOf(semicolon), text: '' }]),
    ...wrapRest(source, rest, indent, semicolon === undefined ? '' : ';'),
  ]);
}

function bindsAgain(source: Source, node: Node, after: number, store: Node): boolean {
  if (endOf(node) <= after) return false;
  if (startOf(node) >= after && isMethodOf(source, node, store)) return true;
  return childrenOf(node).some((child) => bindsAgain(source, child, after, store));
}

function isMethodOf(source: Source, node: Node, store: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !/^(?:enterWith|disable|withScope)$/.test(node.callee.property.name as string)) return false;
  return textOf(source, node.callee.object) === textOf(source, store);
}

function textOf(source: Source, node: Node): string {
  return source.text.slice(startOf(node), endOf(node));
}
