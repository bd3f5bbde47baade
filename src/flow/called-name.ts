/** What is called, by its last name alone: that is enough to pass over most calls. */
import type { Outline, Value } from '../outline/outline.js';

/** `add` of `queue.add(f)`; empty for what a module is as a whole; undefined where there is no name to tell it by. */
export function calledName(callee: Value, { variables }: Pick<Outline, 'variables'>): string | undefined {
  switch (callee.is) {
    case 'member': case 'global': return callee.name;
    case 'import': return callee.name === '*' ? '' : callee.name;
    case 'variable': {
      const [value] = variables[callee.variable]!.values;
      return value === undefined || value.is === 'variable' ? undefined : calledName(value, { variables });
    }
    default: return undefined;
  }
}
