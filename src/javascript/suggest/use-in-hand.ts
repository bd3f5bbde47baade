/** Puts the identity that is in hand where an ambient one is passed. */
import type { SourceCode } from 'eslint';
import type { Node } from 'estree';
import type { Edit } from '../../outline/edit.js';
import { resolvesTo } from './scopes.js';

/**
 * `hasPermission(id, store.getStore() ?? guest)` to `hasPermission(id, user ?? guest)`.
 *
 * @param ambient the expression that looks the ambient identity up
 * @param taken how many properties of it are taken before it is the identity: 1 in `store.getStore()?.user`
 * @param inHand what holds the one in hand, and the offset of its declaration
 * @returns the edits; null when the name means something else here, or a comment would be lost
 */
export function useInHand(sourceCode: SourceCode, ambient: Node, taken: number, inHand: { readonly name: string; readonly at: number }): readonly Edit[] | null {
  const whole = wholeOf(ambient, taken);
  if (whole === null || !resolvesTo(sourceCode, whole, inHand.name, inHand.at) || sourceCode.getCommentsInside(whole).length > 0) return null;
  const [start, end] = whole.range!;
  return [{ start, end, text: inHand.name }];
}

type Linked = Node & { readonly parent?: Linked };

/** The read with its properties. What is in hand is no promise, so the `await` goes with the call that needed it. */
function wholeOf(ambient: Node, taken: number): Node | null {
  let whole: Linked = ambient;
  for (let left = taken; ;) {
    const { parent } = whole;
    if (parent?.type === 'MemberExpression' && parent.object === whole && left > 0) left -= 1;
    else if (parent === undefined || !isShell(parent, whole)) return left === 0 ? whole : null;
    whole = parent;
  }
}

/** What stands around an expression without taking anything from it. A chain that goes on needs its own end. */
function isShell(parent: Linked, child: Linked): boolean {
  const type = parent.type as string;
  return type === 'AwaitExpression' || type === 'TSNonNullExpression' || (type === 'ChainExpression' && (parent as { expression?: Node }).expression === child);
}
