/** From the tree that ESLint has (or our own parser made) to the outline of the file. */
import type { Outline } from '../outline/outline.js';
import { Builder } from './builder.js';
import { lowerDirectives, lowerStatements } from './statements.js';
import type { Node, ScopeManager } from './tree.js';

export interface Source {
  /** The `Program` node, ESTree or TS-ESTree, with `range`s. */
  readonly program: object;
  /** The scopes of that tree, by eslint-scope or typescript-eslint's scope manager. */
  readonly scopeManager: object;
  readonly text: string;
  /** Path of the file, forward slashes; used in findings and to match settings. */
  readonly file: string;
}

/**
 * Writes the outline of a file. Never throws for what is in the file: a construct that is not known is gone through for what
 * is inside it, and stands for an unknown value.
 */
export function outlineOf({ program, scopeManager, text, file }: Source): Outline {
  const root = program as Node;
  const builder = new Builder(text, file, scopeManager as unknown as ScopeManager);
  const at = builder.placeAt(0, text.length);
  const body = root.body as Node[];
  const directives = lowerDirectives(body);
  builder.functions.push({ name: '', kind: 'module', at, nameAt: builder.placeAt(0, 0), async: false, generator: false, parent: -1, parameters: [], body: [], directives, decorators: [] });
  builder.ownScope(root, 0);
  builder.functions[0]!.body = builder.collect(() => { lowerStatements(builder, body); });
  return builder.result(directives);
}
