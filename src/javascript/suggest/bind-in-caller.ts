/** Takes a lost write out of an async helper, and binds in those who await the helper: `store.run(user, () => { rest })`. */
import type { Node, ScopeVariable } from '../tree.js';
import { readWrite, type DirectWrite } from './direct-write.js';
import { inOrder, type Edit } from '../../outline/edit.js';
import { rootOf, variableAt } from './names.js';
import { isIn, restAfter, wrapRest, type Rest } from './rest.js';
import { endOf, indentOf, isOneLine, newlineOf, startOf, type Source } from './source.js';
import { isFunction, survey } from './survey.js';

/** What is written, in which helper, and what the helper gives back. */
interface Helper {
  readonly write: DirectWrite;
  readonly fn: Node;
  readonly variable: ScopeVariable;
  /** The name in the written value that the helper returns. Undefined: it returns nothing so far. */
  readonly returned: Node | undefined;
}

/** One `await helper(…)` as a statement, or as the value of one name. */
interface Call {
  readonly statement: Node;
  /** The whole `await`. */
  readonly value: Node;
  readonly name: string | undefined;
  readonly rest: Rest;
}

/**
 * The edits that move the binding from the helper around `write` to its callers; null where that would not do. All callers
 * have to be in this file and to await it plainly, and one of the stretches that are bound for has to hold `reader`, the offset
 * of a look-up that finds nothing now (undefined: none is known).
 */
export function bindInCaller(source: Source, write: Node, reader: number | undefined): readonly Edit[] | null {
  const direct = readWrite(source, write);
  const helper = direct === null ? null : helperOf(source, direct);
  if (helper === null) return null;
  const calls = callsOf(source, helper);
  if (calls === null || !calls.every(({ statement }) => isSameStore(source, helper.write.store, statement))) return null;
  const isMended = reader === undefined ? calls.every(({ rest }) => rest.isLast) : calls.some(({ rest }) => isIn(rest, reader));
  if (!isMended) return null;
  const removed = removal(source, helper);
  return removed === null ? null : inOrder([...removed, ...calls.flatMap((call) => binding(source, helper, call))]);
}

// ---- the helper

function helperOf(source: Source, write: DirectWrite): Helper | null {
  const body: Node = write.statement.parent;
  const fn = body.parent as Node;
  if (body.type !== 'BlockStatement' || !isFunction(fn) || fn.async !== true || fn.generator === true) return null;
  const variable = variableOf(source, fn);
  const returned = variable === undefined ? null : returnedBy(source, fn, write);
  return variable === undefined || returned === null ? null : { write, fn, variable, returned };
}

/** The name that the function is called by: `async function f()`, or `const f = async () => {}`. */
function variableOf(source: Source, fn: Node): ScopeVariable | undefined {
  const declares = fn.type === 'FunctionDeclaration' ? fn : fn.parent.type === 'VariableDeclarator' && fn.parent.parent.kind === 'const' ? fn.parent as Node : undefined;
  const name: Node | null | undefined = declares?.id;
  if (name?.type !== 'Identifier' || isExported(declares!)) return undefined;
  return source.scopeManager?.scopes.flatMap((scope) => scope.variables).find((variable) => variable.defs.length === 1 && variable.identifiers[0] === name);
}

function isExported(declares: Node): boolean {
  const statement: Node = declares.type === 'FunctionDeclaration' ? declares : declares.parent;
  return /^Export/.test(statement.parent.type as string);
}

/**
 * The helper has to give back what it writes, and on every way: its only `return` is its last statement, and the value begins
 * with the returned name. One that returns nothing, and writes last, can give the value back instead. Null where neither is so.
 */
function returnedBy(source: Source, fn: Node, { statement, value }: DirectWrite): Node | undefined | null {
  const body = fn.body.body as Node[];
  const { returns } = survey(body);
  const last = body.at(-1)!;
  if (returns.length === 0) return last === statement && fn.returnType == null ? undefined : null;
  const root = rootOf(value);
  if (returns.length > 1 || last.type !== 'ReturnStatement' || root === undefined || last.argument?.type !== 'Identifier' || last.argument.name !== root.name) return null;
  const changes = variableAt(source, root)?.defs.some((def) => def.parent?.kind !== 'const') !== false;
  return changes && body.indexOf(last) !== body.indexOf(statement) + 1 ? null : root;
}

/** Without the write; null where a comment in it would go with it. */
function removal(source: Source, { write, returned }: Helper): readonly Edit[] | null {
  const { statement, value, method, paren, hasComma } = write;
  const [start, end] = [startOf(statement), endOf(statement)];
  if ((source.ast.comments ?? []).some((comment) => isIn({ start, end }, startOf(comment)))) return null;
  const { text } = source;
  if (returned === undefined) {
    const open = source.getTokenAfter(method)!;
    // After `return` and a line break the value would be a statement of its own.
    if (!isOneLine(text, endOf(open), startOf(value))) return null;
    const close = hasComma ? source.getTokenBefore(paren)! : paren;
    return [{ start, end: endOf(open), text: 'return ' }, { start: startOf(close), end: endOf(paren), text: '' }];
  }
  const lineStart = start - /[ \t]*$/.exec(text.slice(0, start))![0].length;
  const after = /^[ \t]*(?:\r?\n)?/.exec(text.slice(end))![0];
  const isAlone = after.endsWith('\n') && (lineStart === 0 || text[lineStart - 1] === '\n');
  return [isAlone ? { start: lineStart, end: end + after.length, text: '' } : { start, end: end + after.replace(/\r?\n$/, '').length, text: '' }];
}

// ---- its callers

/** Every use of the helper; null when one of them is anything but a plain `await` of a call. */
function callsOf(source: Source, helper: Helper): readonly Call[] | null {
  const uses = helper.variable.references.map(({ identifier }) => identifier).filter((identifier) => identifier !== helper.variable.identifiers[0]);
  const calls = uses.map((use) => callAt(source, helper, use));
  return calls.length > 0 && calls.every((call) => call !== null) ? calls : null;
}

function callAt(source: Source, helper: Helper, use: Node): Call | null {
  const call: Node = use.parent;
  const value: Node = call.parent;
  if (call.type !== 'CallExpression' || call.callee !== use || call.optional === true || value.type !== 'AwaitExpression') return null;
  if (isIn({ start: startOf(helper.fn), end: endOf(helper.fn) }, startOf(use))) return null;
  const parent: Node = value.parent;
  if (parent.type === 'ExpressionStatement' && startOf(parent) === startOf(value)) return withRest(source, parent, value, undefined);
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || helper.returned === undefined) return null;
  const { parent: statement } = parent;
  return statement.kind === 'const' && statement.declarations.length === 1 ? withRest(source, statement as Node, value, parent.id.name as string) : null;
}

function withRest(source: Source, statement: Node, value: Node, name: string | undefined): Call | null {
  const rest = restAfter(source, statement);
  return rest === null ? null : { statement, value, name, rest };
}

/** The store's name means the same at the call: it is one of the module, or a global, and nothing in between is called so. */
function isSameStore(source: Source, store: Node, at: Node): boolean {
  const root = rootOf(store);
  if (root === undefined) return false;
  const variable = variableAt(source, root);
  if (variable !== undefined && variable.scope.block.type !== 'Program') return false;
  return source.scopeManager!.scopes.every((scope) => scope.type === 'global' || scope === variable?.scope
    || !isIn({ start: startOf(scope.block), end: endOf(scope.block) }, startOf(at)) || scope.variables.every(({ name }) => name !== root.name));
}

function binding(source: Source, { write, returned }: Helper, { statement, value, name, rest }: Call): readonly Edit[] {
  const { text } = source;
  const store = text.slice(startOf(write.store), endOf(write.store));
  const path = returned === undefined ? '' : text.slice(endOf(returned), endOf(write.value));
  const indent = indentOf(text, startOf(statement));
  const semicolon = source.getLastToken(statement)!.value === ';' ? ';' : '';
  const wrapped = wrapRest(source, rest, indent, semicolon);
  const head = `${rest.before}${store}.run(`;
  if (name !== undefined) {
    const at = endOfLine(source, statement);
    return [{ start: at, end: at, text: `${newlineOf(text)}${indent}${head}${name}${path}, ${rest.opening}` }, ...wrapped];
  }
  return [
    { start: startOf(statement), end: startOf(statement), text: path === '' ? head : `${head}(` },
    { start: endOf(value), end: endOf(value), text: `${path === '' ? '' : `)${path}`}, ${rest.opening}` },
    ...(semicolon === '' ? [] : [{ start: endOf(statement) - 1, end: endOf(statement), text: '' }]),
    ...wrapped,
  ];
}

/** The end of the statement, or that of the comment which stands behind it and closes its line. */
function endOfLine(source: Source, statement: Node): number {
  let end = endOf(statement);
  for (let next = source.getTokenAfter(statement, { includeComments: true }); next !== null && isOneLine(source.text, end, startOf(next)); next = source.getTokenAfter(next, { includeComments: true })) {
    if (next.type !== 'Line' && next.type !== 'Block') return endOf(statement);
    end = endOf(next);
  }
  return end;
}
