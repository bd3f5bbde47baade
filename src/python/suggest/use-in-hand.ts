/** Puts the identity that is in hand where an ambient one is passed. */
import type { Edit } from '../../outline/edit.js';
import type { Expression, PythonNode } from '../ast.js';
import type { PythonReferences } from '../references.js';
import type { PythonSourceCode } from '../source-code.js';

/**
 * `has_permission(id, current_user.get() or guest)` to `has_permission(id, user or guest)`.
 *
 * @param ambient the expression that looks the ambient identity up
 * @param taken how many attributes and items of it are taken before it is the identity: 1 in `context.get().user`
 * @param inHand what holds the one in hand, and the offset where it is bound
 * @returns the edits; null when the name means something else here, or a comment would be lost
 */
export function useInHand({ comments }: PythonSourceCode, references: PythonReferences, ambient: Expression, taken: number, inHand: { readonly name: string; readonly at: number }): readonly Edit[] | null {
  const whole = wholeOf(ambient, taken);
  if (whole === null || !references.resolvesTo(whole, inHand.name, inHand.at)) return null;
  const [start, end] = whole.range;
  if (comments.some(({ range }) => range[0] >= start && range[1] <= end)) return null;
  return [{ start, end, text: inHand.name }];
}

/** The read with what is taken from it. What is in hand is nothing to be awaited, so the `await` goes with the call that needed it. */
function wholeOf(ambient: Expression, taken: number): Expression | null {
  let whole = ambient;
  for (let left = taken; ;) {
    const parent: PythonNode | null | undefined = whole.parent;
    if ((parent?.type === 'Attribute' || parent?.type === 'Subscript') && parent.value === whole && left > 0) left -= 1;
    else if (parent?.type !== 'Await') return left === 0 ? whole : null;
    whole = parent;
  }
}
