/** Runs a function in a copy of the caller's context where it would begin in an empty one. */
import { inOrder, type Edit } from '../../outline/edit.js';
import type { Call, Expression, ImportFrom, Module, PythonNode, Statement } from '../ast.js';
import type { PythonSourceCode } from '../source-code.js';

/** Where calls take the function, by their last names: its position, and the name under which it may be given. What follows it is passed on to it. */
const CALLS: Readonly<Record<string, { readonly at: number; readonly keyword?: string; readonly list?: { readonly at: number; readonly keyword: string } }>> = {
  submit: { at: 0 },
  run_in_executor: { at: 1 },
  add_task: { at: 0 },
  BackgroundTask: { at: 0 },
  Thread: { at: 1, keyword: 'target', list: { at: 3, keyword: 'args' } },
  Timer: { at: 1, keyword: 'function', list: { at: 2, keyword: 'args' } },
};

/**
 * `pool.submit(work, x)` to `pool.submit(copy_context().run, work, x)`, `Thread(target=work)` to
 * `Thread(target=copy_context().run, args=(work,))`, with the import where there is none.
 *
 * @param call the call that hands the function over
 * @returns the edits; null for a call of another shape, or where `copy_context` is the name of something else
 */
export function copyContext({ ast, text }: PythonSourceCode, call: Call): readonly Edit[] | null {
  const name = call.func.type === 'Attribute' ? call.func.attr : call.func.type === 'Name' ? call.func.id : '';
  const shape = Object.hasOwn(CALLS, name) ? CALLS[name]! : undefined;
  const imported = importOf(ast, text);
  if (shape === undefined || imported === null || call.args.some(({ type }) => type === 'Starred')) return null;
  const run = `${imported.name}().run`;
  const handed = call.keywords.find(({ arg }) => arg !== null && arg === shape.keyword)?.value ?? call.args[shape.at];
  if (handed === undefined || call.keywords.some(({ arg }) => arg === null)) return null;
  const { list } = shape;
  const own = list === undefined ? [before(handed, `${run}, `)] : inList(call, text, handed, run, call.keywords.find(({ arg }) => arg === list.keyword)?.value ?? call.args[list.at]);
  return own === null ? null : inOrder([...imported.edits, ...own]);
}

function before({ range: [start] }: PythonNode, text: string): Edit {
  return { start, end: start, text };
}

/** The function becomes the first of the arguments, which are given as one list. */
function inList(call: Call, text: string, handed: Expression, run: string, given: Expression | undefined): readonly Edit[] | null {
  const [start, end] = handed.range;
  const fn = text.slice(start, end);
  const replaced: Edit = { start, end, text: run };
  if (given === undefined) {
    const at = lastOf(call);
    return [replaced, { start: at, end: at, text: `, args=(${fn},)` }].sort((a, b) => a.start - b.start);
  }
  if (given.type !== 'Tuple' && given.type !== 'List') return null;
  const opening = text[given.range[0]];
  if (opening !== '(' && opening !== '[') return null;
  const first = given.range[0] + 1;
  return [replaced, { start: first, end: first, text: given.elts.length > 0 ? `${fn}, ` : given.type === 'Tuple' ? `${fn},` : fn }];
}

/** Behind the last argument. */
function lastOf({ args, keywords }: Call): number {
  return Math.max(...[...args, ...keywords].map(({ range }) => range[1]));
}

// ---- the import

interface Imported {
  /** What `copy_context` is called here. */
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** As what `copy_context` is at hand in the whole module, or how it comes there; null where the name is taken. */
function importOf(ast: Module, text: string): Imported | null {
  for (const statement of ast.body) {
    if (statement.type === 'Import') {
      const alias = statement.names.find(({ name }) => name === 'contextvars');
      if (alias !== undefined) return { name: `${alias.asname ?? 'contextvars'}.copy_context`, edits: [] };
    } else if (isFromContextvars(statement)) {
      const alias = statement.names.find(({ name }) => name === 'copy_context');
      if (alias !== undefined) return { name: alias.asname ?? 'copy_context', edits: [] };
    }
  }
  if (/\bcopy_context\b/u.test(text)) return null;
  const from = ast.body.find(isFromContextvars);
  if (from !== undefined && from.names.at(-1)!.name !== '*') {
    const end = from.names.at(-1)!.range[1];
    return { name: 'copy_context', edits: [{ start: end, end, text: ', copy_context' }] };
  }
  const first = ast.body.find((statement) => !isHead(statement));
  const at = first === undefined ? text.length : startOf(first, text);
  return { name: 'copy_context', edits: [{ start: at, end: at, text: 'from contextvars import copy_context\n' }] };
}

function isFromContextvars(statement: Statement): statement is ImportFrom {
  return statement.type === 'ImportFrom' && statement.level === 0 && statement.module === 'contextvars';
}

/** What has to stand first: the docstring, and what is imported from `__future__`. */
function isHead(statement: Statement): boolean {
  return (statement.type === 'Expr' && statement.value.type === 'Constant' && statement.value.valueType === 'str') || (statement.type === 'ImportFrom' && statement.module === '__future__');
}

/** The start of its line, before its decorators. */
function startOf(statement: Statement, text: string): number {
  const start = 'decorator_list' in statement && statement.decorator_list.length > 0 ? statement.decorator_list[0]!.range[0] : statement.range[0];
  return text.lastIndexOf('\n', start - 1) + 1;
}
