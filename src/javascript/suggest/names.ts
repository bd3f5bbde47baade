/** What a name stands for at the place where it is written. */
import type { Node, ScopeVariable } from '../tree.js';
import type { Source } from './source.js';

/** The variable that an identifier refers to; undefined for a global that no scope declares. */
export function variableAt(source: Source, identifier: Node): ScopeVariable | undefined {
  const references = (source.scopeManager?.scopes ?? []).flatMap((scope) => scope.references);
  return references.find((reference) => reference.identifier === identifier)?.resolved ?? undefined;
}

/** The identifier that a chain of plain members begins with (`user` in `user.account.id`); undefined for anything else. */
export function rootOf(expression: Node): Node | undefined {
  let node = expression;
  while (node.type === 'MemberExpression' && node.computed === false && node.optional !== true) node = node.object as Node;
  return node.type === 'Identifier' ? node : undefined;
}
