/** The statements after one, to the end of their block: may they move into a callback, and what does the text become? */
import type { Node } from '../tree.js';
import type { Edit } from '../../outline/edit.js';
import { mayBeLazy } from './lazy.js';
import { endOf, indentOf, isOneLine, newlineOf, startOf, type Source, type Token } from './source.js';
import { isFunction, survey } from './survey.js';

export interface Rest {
  readonly block: Node;
  /** From the end of the statement before it to the closing brace. */
  readonly start: number;
  readonly end: number;
  /** What goes before the call that takes the callback: `return `, `await `, both or nothing. */
  readonly before: '' | 'return ' | 'await ' | 'return await ';
  /** `async () => {` or `() => {`. */
  readonly opening: string;
  /** Once it is done, so is the function, but for what a `catch` or a `finally` around it does. */
  readonly isLast: boolean;
  /** A `try` stands around it, in its function. */
  readonly isTried: boolean;
}

/** What follows `statement` in its block; null where there is nothing, and where a callback cannot do the same in its place. */
export function restAfter(source: Source, statement: Node): Rest | null {
  const block: Node = statement.parent;
  const fn = functionAround(block);
  if (block.type !== 'BlockStatement' || fn === undefined || isConstructor(fn)) return null;
  const statements = (block.body as Node[]).slice((block.body as Node[]).indexOf(statement) + 1);
  const [first] = statements;
  // A string that comes first would turn into a directive.
  if (first === undefined || (first.type === 'ExpressionStatement' && typeof first.expression.value === 'string')) return null;
  const { awaits, returns, tied } = survey(statements);
  const place = { start: endOf(statement), end: startOf(source.getLastToken(block)!) };
  const isLast = endsFunction(block, fn) || leaves(statements.at(-1)!);
  if (tied || (returns.length > 0 && !isLast) || isUsedOutside(source, place)) return null;
  const lazy = returns.some((one) => one.argument != null && mayBeLazy(source, one.argument as Node));
  // The caller of a function that is not async would start the query, outside of the scope.
  if (lazy && fn.async !== true) return null;
  const isTried = isWithin(block, fn, (node) => node.type === 'TryStatement');
  const isGuarded = isTried || isWithin(block, fn, disposes);
  return { block, ...place, before: wordsBefore(returns.length > 0, awaits || lazy, isGuarded), opening: awaits || lazy ? 'async () => {' : '() => {', isLast, isTried };
}

export function isIn({ start, end }: { readonly start: number; readonly end: number }, at: number): boolean {
  return start <= at && at < end;
}

function wordsBefore(returns: boolean, async: boolean, isGuarded: boolean): Rest['before'] {
  if (!async) return returns ? 'return ' : '';
  if (!returns) return 'await ';
  return isGuarded ? 'return await ' : 'return ';
}

function functionAround(node: Node): Node | undefined {
  let at = node;
  while (!isFunction(at) && at.type !== 'StaticBlock' && at.type !== 'Program') at = at.parent as Node;
  return isFunction(at) ? at : undefined;
}

/** What it returns, and where it gives its fields their values, is not a callback's to do. */
function isConstructor(fn: Node): boolean {
  return fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor';
}

function leaves(statement: Node): boolean {
  return statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement';
}

function endsFunction(block: Node, fn: Node): boolean {
  for (let node = block; node !== fn.body; node = node.parent as Node) {
    const parent: Node = node.parent;
    const isEnd = parent.type === 'BlockStatement' ? (parent.body as Node[]).at(-1) === node : parent.type === 'IfStatement' || parent.type === 'TryStatement';
    if (!isEnd) return false;
  }
  return true;
}

/** Something is cleaned up when the block is left, so its promise has to settle before. */
function disposes(node: Node): boolean {
  return node.type === 'BlockStatement' && (node.body as Node[]).some((one) => one.type === 'VariableDeclaration' && /using$/.test(one.kind as string));
}

function isWithin(block: Node, fn: Node, test: (node: Node) => boolean): boolean {
  for (let node = block; node !== fn; node = node.parent as Node) if (test(node)) return true;
  return false;
}

/** A name that is declared in there is used out here, or declared here too. */
function isUsedOutside(source: Source, place: { readonly start: number; readonly end: number }): boolean {
  return (source.scopeManager?.scopes ?? []).some((scope) => scope.variables.some((variable) => {
    const declared = variable.identifiers.map((identifier) => isIn(place, startOf(identifier)));
    const used = variable.references.map(({ identifier }) => isIn(place, startOf(identifier)));
    return declared.includes(true) && (declared.includes(false) || used.includes(false));
  }));
}

// ---- the text

/** Indents the rest by one step, and closes the callback and the call after it. */
export function wrapRest(source: Source, { block, start, end }: Rest, indent: string, semicolon: string): readonly Edit[] {
  const { text } = source;
  const last = source.getTokenBefore(source.getLastToken(block)!, { includeComments: true })!;
  const outer = indentOf(text, startOf(block));
  const step = indent.startsWith(outer) && indent.length > outer.length ? indent.slice(outer.length) : '  ';
  const edits = lineStarts(text, start, endOf(last)).filter((at) => !isInsideToken(source, at)).map((at) => ({ start: at, end: at, text: step }));
  const close = isOneLine(text, endOf(last), end) ? ' ' : newlineOf(text) + indent;
  return [...edits, { start: endOf(last), end: endOf(last), text: `${close}})${semicolon}` }];
}

/** Where the lines between two offsets begin, without empty ones. */
function lineStarts(text: string, start: number, end: number): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) if (/^[ \t]*[^\s]/.test(text.slice(at + 1))) found.push(at + 1);
  return found;
}

/** In a template or a string that goes over several lines, where a space more is another text. */
function isInsideToken(source: Source, at: number): boolean {
  return (source.ast.tokens ?? []).some((token: Token) => token.type !== 'JSXText' && token.range[0] < at && at < token.range[1]);
}
