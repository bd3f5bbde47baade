/** Syntax trees as this folder sees them: ESTree and TS-ESTree share their shapes, and both are read without their types. */

/** A node of any ESTree-like tree. Fields beyond these are read by name, as the node's type tells. */
export interface Node {
  readonly type: string;
  readonly range?: readonly [number, number];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the field's type follows from the node's type, which is checked where it is read
  readonly [field: string]: any;
}

/** The parts of a scope manager (eslint-scope's or typescript-eslint's) that are used. */
export interface ScopeManager {
  readonly scopes: readonly Scope[];
}

export interface Scope {
  readonly type: string;
  readonly block: Node;
  readonly references: readonly { readonly identifier: Node; readonly resolved: ScopeVariable | null }[];
  readonly variables: readonly ScopeVariable[];
  readonly variableScope: Scope;
}

export interface ScopeVariable {
  readonly name: string;
  readonly identifiers: readonly Node[];
  readonly scope: Scope;
  readonly references: readonly { readonly identifier: Node }[];
  readonly defs: readonly { readonly type: string; readonly node: Node; readonly parent?: Node | null }[];
}

const SKIPPED = new Set(['type', 'parent', 'range', 'loc', 'start', 'end', 'tokens', 'comments', 'raw', 'value', 'extra']);

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The child nodes of a node of unknown kind, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (const field of Object.keys(node)) {
    if (SKIPPED.has(field) && !(field === 'value' && isNode(node[field]))) continue;
    const value: unknown = node[field];
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) found.push(child);
  }
  return found.sort((a, b) => (a.range?.[0] ?? 0) - (b.range?.[0] ?? 0));
}
