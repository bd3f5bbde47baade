/** Renumbers an outline, so that it can stand behind others in the same tables. */
import type { AssignmentOutline, CallOutline, ClassOutline, ExportOutline, FunctionOutline, Place, VariableOutline } from '../outline/outline.js';

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
 * Gives copies of rows of an outline with all numbers moved. What stands in two places of it is one thing in the copies as
 * well: whether two values are the same object is told by that. A field of a row is moved when somebody looks at it: of most
 * functions of another file nobody ever asks what they do.
 */
export function moverOf(by: Distance): Mover {
  const seen = new Map<object, unknown>();
  const move = (value: unknown, table: keyof Distance | undefined): unknown => {
    if (typeof value === 'number') return table === undefined || value < 0 ? value : value + by[table];
    if (typeof value !== 'object' || value === null) return value;
    const { is } = value as { readonly is?: string };
    // There is no number in it.
    if (is === 'constant' || is === 'unknown') return value;
    const known = seen.get(value);
    if (known !== undefined) return known;
    if (is === undefined && 'line' in value) {
      const { start, end, line } = value as Place;
      const place: Place = { start: start + by.base, end: end + by.base, line };
      seen.set(value, place);
      return place;
    }
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
  return {
    fn: (row) => new FunctionRow(row, move) as FunctionOutline, variable: (row) => new VariableRow(row, move) as VariableOutline,
    call: (row) => new CallRow(row, move) as CallOutline, class: (row) => new ClassRow(row, move) as ClassOutline,
    assignment: (row) => new AssignmentRow(row, move) as AssignmentOutline, export: (row) => new ExportRow(row, move) as ExportOutline,
  };
}

/** Gives the copy of one row. */
export interface Mover {
  fn(row: FunctionOutline): FunctionOutline;
  variable(row: VariableOutline): VariableOutline;
  call(row: CallOutline): CallOutline;
  class(row: ClassOutline): ClassOutline;
  assignment(row: AssignmentOutline): AssignmentOutline;
  export(row: ExportOutline): ExportOutline;
}

type Move = (value: unknown, table: keyof Distance | undefined) => unknown;

const FunctionRow = rowsWith<FunctionOutline>()(['name', 'kind', 'at', 'nameAt', 'async', 'generator', 'parent', 'class', 'static', 'parameters', 'returns', 'body', 'directives', 'decorators', 'jsx']);
const VariableRow = rowsWith<VariableOutline>()(['name', 'function', 'at', 'values', 'type', 'constant']);
const CallRow = rowsWith<CallOutline>()(['at', 'text', 'callee', 'arguments', 'of', 'how', 'in', 'discarded']);
const ClassRow = rowsWith<ClassOutline>()(['name', 'at', 'super', 'members', 'fields', 'decorators', 'in']);
const AssignmentRow = rowsWith<AssignmentOutline>()(['of', 'name', 'item', 'value', 'in']);
const ExportRow = rowsWith<ExportOutline>()(['name', 'value']);

/** Rows of one table: each field is moved when it is read for the first time. The list of fields has to be whole. */
function rowsWith<Row>() {
  return <const Fields extends readonly (keyof Row & string)[]>(fields: [keyof Row] extends [Fields[number]] ? Fields : never): new (row: object, move: Move) => object => {
    class Moved {
      readonly #row: Record<string, unknown>;
      readonly #move: Move;
      readonly #fields: unknown[] = [];

      constructor(row: object, move: Move) {
        this.#row = row as Record<string, unknown>;
        this.#move = move;
      }

      read(at: number, field: string, table: keyof Distance | undefined): unknown {
        const known = this.#fields[at];
        return known === undefined ? this.#fields[at] = this.#move(this.#row[field], table) : known;
      }
    }
    fields.forEach((field, at) => {
      const table = COUNTS[field];
      Object.defineProperty(Moved.prototype, field, { get(this: Moved) { return this.read(at, field, table); } });
    });
    return Moved;
  };
}
