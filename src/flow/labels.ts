/** What values are called in the source, for messages. */
import type { Outline, Value } from '../outline/outline.js';

/** `currentUser.enterWith` as it stands in the source; undefined for what is no chain of names. */
export function labelOf(outline: Pick<Outline, 'variables'>, value: Value): string | undefined {
  switch (value.is) {
    case 'variable': return outline.variables[value.variable]!.name;
    case 'global': return value.name;
    case 'this': case 'super': return value.is;
    case 'member': {
      const of = labelOf(outline, value.of);
      return of === undefined ? undefined : `${of}.${value.name}`;
    }
    default: return undefined;
  }
}
