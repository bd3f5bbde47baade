/** Renumbers an outline, so that it can stand behind others in the same tables. */
import type { AssignmentOutline, CallOutline, ClassOutline, ExportOutline, FunctionOutline, Outline, VariableOutline } from '../outline/outline.js';

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
 * two values are the same object is told by that. Rows of the tables are moved when somebody looks into them: of most
 * functions of another file nobody ever asks what they do.
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
  const rows = <Row extends object>(table: readonly Row[], Moved: new (row: object, move: Move) => object): readonly Row[] => table.map((row) => new Moved(row, move) as Row);
  return {
    file: outline.file, directives: outline.directives,
    functions: rows(outline.functions, FunctionRow), variables: rows(outline.variables, VariableRow), calls: rows(outline.calls, CallRow),
    classes: rows(outline.classes, ClassRow), assignments: rows(outline.assignments, AssignmentRow), exports: rows(outline.exports, ExportRow),
  };
}

type Move = (value: unknown, table: keyof Distance | undefined) => unknown;

const FunctionRow = rowsWith<FunctionOutline>()(['name', 'kind', 'at', 'nameAt', 'async', 'generator', 'parent', 'class', 'static', 'parameters', 'returns', 'body', 'directives', 'decorators', 'jsx']);
const VariableRow = rowsWith<VariableOutline>()(['name', 'function', 'at', 'values', 'type', 'constant']);
const CallRow = rowsWith<CallOutline>()(['at', 'text', 'callee', 'arguments', 'of', 'how', 'in']);
const ClassRow = rowsWith<ClassOutline>()(['name', 'at', 'super', 'members', 'fields', 'decorators', 'in']);
const AssignmentRow = rowsWith<AssignmentOutline>()(['of', 'name', 'value', 'in']);
const ExportRow = rowsWith<ExportOutline>()(['name', 'value']);

/** Rows of one table: each field is moved when it is read for the first time. The list of fields has to be whole. */
function rowsWith<Row>() {
  return <const Fields extends readonly (keyof Row & string)[]>(fields: [keyof Row] extends [Fields[number]] ? Fields : never): new (row: object, move: Move) => object => {
    class Moved {
      readonly #row: Record<string, unknown>;
      readonly #move: Move;
      readonly #fields: Record<string, unknown> = {};

      constructor(row: object, move: Move) {
        this.#row = row as Record<string, unknown>;
        this.#move = move;
      }

      read(field: string): unknown {
        if (!(field in this.#fields)) this.#fields[field] = this.#move(this.#row[field], COUNTS[field]);
        return this.#fields[field];
      }
    }
    for (const field of fields) Object.defineProperty(Moved.prototype, field, { get(this: Moved) { return this.read(field); } });
    return Moved;
  };
}
