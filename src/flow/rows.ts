/** Where in the tables of an outline the rows of a function stand. To go through the tables of a program would make the rows of all files. */
import type { Outline } from '../outline/outline.js';

interface Rows {
  /** By function, the numbers of the calls in its own text. */
  readonly callsIn: ReadonlyMap<number, readonly number[]>;
  /** By where they start. */
  readonly callsFrom: ReadonlyMap<number, readonly number[]>;
  /** By function, the numbers of its own variables. */
  readonly variablesIn: ReadonlyMap<number, readonly number[]>;
  /** By function, the numbers of those that are written directly in it. */
  readonly functionsIn: ReadonlyMap<number, readonly number[]>;
}

/** Outlines are kept for many linted files. */
const known = new WeakMap<Outline, Rows>();

export function rowsOf(outline: Outline): Rows {
  let rows = known.get(outline);
  if (rows === undefined) {
    const { calls, variables, functions } = outline;
    known.set(outline, rows = {
      callsIn: grouped(calls, (call) => call.in), callsFrom: grouped(calls, ({ at }) => at.start),
      variablesIn: grouped(variables, (variable) => variable.function), functionsIn: grouped(functions, ({ parent }) => parent),
    });
  }
  return rows;
}

function grouped<Row>(rows: readonly Row[], by: (row: Row) => number): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  rows.forEach((row, number) => {
    const key = by(row);
    const others = found.get(key);
    if (others === undefined) found.set(key, [number]);
    else others.push(number);
  });
  return found;
}
