/**
 * The way of a value, beside the report about it. A message of ESLint has one place and a text, so what a rule knows of further
 * places is kept here, for formats that can show it. They find it when they run in the process that linted.
 */

/** One place on the way, in the order in which they are come by. */
export interface Step {
  /** Absolute path, as the host gave it. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** What happens there, in a clause without a full stop. */
  readonly text: string;
}

/** Where a report stands: line from 1, column from 0. */
export interface Start {
  readonly line: number;
  readonly column: number;
}

interface Kept {
  /** The tree of that lint: the next one begins anew. An editor lints for days, and a tree that is held here holds all that was found out about its file. */
  readonly tree: WeakRef<object>;
  readonly steps: Map<string, readonly Step[]>;
}

/** One for the process: the formatter and the rules may come from two copies of this module. */
const NAME = Symbol.for('eslint-plugin-context-boundary/traces');
const shared = globalThis as unknown as Record<symbol, Map<string, Kept> | undefined>;
const kept = shared[NAME] ??= new Map<string, Kept>();

/** @param tree of the file that is being linted */
export function keepTrace(path: string, tree: object, rule: string, at: Start, steps: readonly Step[]): void {
  let file = kept.get(path);
  if (file?.tree.deref() !== tree) kept.set(path, file = { tree: new WeakRef(tree), steps: new Map() });
  file.steps.set(keyOf(rule, at), steps);
}

/** The steps that belong to a report; empty when there are none, or the file was linted elsewhere. */
export function traceOf(path: string, rule: string, at: Start): readonly Step[] {
  return kept.get(path)?.steps.get(keyOf(rule, at)) ?? [];
}

function keyOf(rule: string, { line, column }: Start): string {
  return `${rule}:${line}:${column}`;
}
