/** Renumbers an outline, so that it can stand behind others in the same tables. */
import type { Outline } from '../outline/outline.js';

/** What is added to the numbers of each table, to the number of the file, and to every offset. */
export interface Distance {
  readonly functions: number;
  readonly variables: number;
  readonly calls: number;
  readonly classes: number;
  readonly file: number;
  readonly base: number;
}

/** Which table the number in a field counts in. Fields that are not named here are kept as they are. */
const COUNTS: Readonly<Record<string, keyof Distance>> = {
  function: 'functions', in: 'functions', parent: 'functions', fields: 'functions', variable: 'variables', variables: 'variables', class: 'classes', call: 'calls',
  start: 'base', end: 'base',
};

/** The names that mean another thing in each CommonJS module. */
const OF_THE_MODULE = new Set(['module', 'exports']);

/**
 * A copy of the outline with all numbers moved. What stands in two places of it is one thing in the copy as well: whether
 * two values are the same object is told by that.
 */
export function moved(outline: Outline, by: Distance): Outline {
  const seen = new Map<object, unknown>();
  const move = (value: unknown, table: keyof Distance | undefined): unknown => {
    if (typeof value === 'number') return table === undefined || value < 0 ? value : value + by[table];
    if (typeof value !== 'object' || value === null) return value;
    const known = seen.get(value);
    if (known !== undefined) return known;
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      seen.set(value, items);
      for (const item of value) items.push(move(item, table));
      return items;
    }
    const copy: Record<string, unknown> = {};
    seen.set(value, copy);
    for (const field of Object.keys(value)) copy[field] = move((value as Record<string, unknown>)[field], COUNTS[field]);
    if (copy['is'] === 'import' || (copy['is'] === 'global' && OF_THE_MODULE.has(copy['name'] as string))) copy['file'] = by.file;
    return copy;
  };
  return move(outline, undefined) as Outline;
}
