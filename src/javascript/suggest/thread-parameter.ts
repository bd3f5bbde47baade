/** Gives a function the identity as a parameter, and hands it over wherever the file calls the function. */
import type { SourceCode } from 'eslint';
import type { CallExpression, Function as FunctionNode, Identifier, Node, VariableDeclarator } from 'estree';
import type { Edit } from '../../outline/edit.js';
import { isUsedIn, variableAt } from './scopes.js';

export interface Threading {
  /** The name of the parameter to add. */
  readonly parameter: string;
  /** Its type, in TypeScript; without one the function is left alone there. */
  readonly type: string | undefined;
  readonly typescript: boolean;
  /** The reads in the function that the parameter takes the place of. */
  readonly reads: readonly Node[];
  /** The text of what to hand over in a call; undefined when it has nothing. */
  argumentAt(call: CallExpression): string | undefined;
}

type Linked = Node & { readonly parent?: Linked };

/**
 * The edits that add the parameter, replace the reads by it, and extend all calls.
 *
 * @returns null where that is not sound: the function is used other than by calling it, a call has nothing in hand, parameters
 *   are optional or gathered, or the name is taken
 */
export function threadParameter(sourceCode: SourceCode, fn: Node, threading: Threading): readonly Edit[] | null {
  const node = fn as FunctionNode & Linked;
  const name = nameOf(node);
  if (name === undefined || !takesMore(node) || (threading.typescript && threading.type === undefined)) return null;
  const own = localOf(threading.reads, threading.parameter);
  if (own === undefined && isUsedIn(sourceCode, node, threading.parameter)) return null;
  if (own !== undefined && namesBeside(sourceCode, node, threading.parameter, own)) return null;
  const calls = callsOf(sourceCode, name);
  if (calls === null || calls.length === 0 || calls.some((call) => inside(call, node))) return null;
  const edits: Edit[] = [addParameter(sourceCode, node, threading)];
  for (const call of calls) {
    const argument = call.arguments.length !== node.params.length || call.arguments.some((one) => one.type === 'SpreadElement') ? undefined : threading.argumentAt(call);
    if (argument === undefined) return null;
    edits.push(addArgument(sourceCode, call, argument));
  }
  const replaced = own === undefined ? threading.reads.map((read) => replace(read, threading.parameter)) : [removeLocal(sourceCode, own)];
  if (replaced.some((edit) => edit === null || hasComment(sourceCode, edit))) return null;
  edits.push(...replaced as Edit[]);
  return edits.sort((a, b) => a.start - b.start);
}

/**
 * The text that reads in a call what `fn` reads inside.
 *
 * @returns undefined where that would be something else: the reads differ or depend on what only `fn` has, or there is an `await`
 *   for which the place of the call has no room
 */
export function readAt(sourceCode: SourceCode, reads: readonly Node[], fn: Node, call: Node): string | undefined {
  const [first, ...rest] = reads.map((read) => (isAwaited(read) ? (read as Linked).parent! : read));
  if (first === undefined || rest.some((one) => sourceCode.getText(one) !== sourceCode.getText(first)) || sourceCode.getCommentsInside(first).length > 0) return undefined;
  if (isAwaited(reads[0]!) && !isInAsync(call)) return undefined;
  const within = ([start, end]: readonly [number, number]): boolean => start >= first.range![0] && end <= first.range![1];
  const used = sourceCode.scopeManager.scopes.flatMap((scope) => scope.references).filter(({ identifier }) => within(identifier.range!));
  const means = used.every(({ identifier, resolved }) => {
    const there = variableAt(sourceCode, call, identifier.name);
    return there === ((resolved?.defs.length ?? 0) > 0 ? resolved : undefined) && !there?.identifiers.some((one) => one.range![0] >= fn.range![0] && one.range![1] <= fn.range![1]);
  });
  const own = sourceCode.ast.tokens.some(({ value, range }) => within(range) && (value === 'this' || value === 'super' || value === 'arguments'));
  return means && !own ? sourceCode.getText(first) : undefined;
}

function isAwaited(read: Node): boolean {
  return (read as Linked).parent?.type === 'AwaitExpression';
}

/** Whether the nearest function around is one in which `await` may stand. */
function isInAsync(node: Linked): boolean {
  let around = node.parent;
  while (around != null && !/Function/.test(around.type)) around = around.parent;
  return (around as FunctionNode | undefined)?.async === true;
}

/** The name of a function declaration, or of the constant that holds the function. */
function nameOf(node: FunctionNode & Linked): Identifier | undefined {
  if (node.type === 'FunctionDeclaration') return (node.id as Identifier | null) ?? undefined;
  const { parent } = node;
  return parent?.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'Identifier' && (parent.parent as { kind?: string } | undefined)?.kind === 'const' ? parent.id : undefined;
}

function takesMore(node: FunctionNode): boolean {
  return node.params.every((param) => param.type === 'Identifier' && (param as { optional?: boolean }).optional !== true);
}

/** `const user = store.getStore();` of the very name that the parameter gets: the declaration goes. */
function localOf(reads: readonly Node[], name: string): VariableDeclarator | undefined {
  const [read] = reads as readonly Linked[];
  let outer = read;
  while (outer?.parent?.type === 'AwaitExpression') outer = outer.parent;
  const declarator = outer?.parent;
  if (reads.length !== 1 || declarator?.type !== 'VariableDeclarator' || declarator.init !== outer || declarator.id.type !== 'Identifier' || declarator.id.name !== name) return undefined;
  return (declarator.parent as unknown as { kind: string; declarations: readonly Node[] }).declarations.length === 1 ? declarator : undefined;
}

/** Whether the function has another variable of the name, or assigns to this one before it is declared. */
function namesBeside(sourceCode: SourceCode, node: FunctionNode & Linked, name: string, own: VariableDeclarator): boolean {
  const block = ((own as Linked).parent as Linked).parent;
  if (block !== node.body) return true;
  return sourceCode.scopeManager.scopes.some((scope) => scope.variables.some((variable) => variable.name === name && variable.identifiers.some((identifier) => (
    identifier !== own.id && identifier.range![0] >= node.range![0] && identifier.range![1] <= node.range![1]))));
}

/** All calls of the function; null when it is used in any other way. */
function callsOf(sourceCode: SourceCode, name: Identifier): readonly CallExpression[] | null {
  const variable = variableAt(sourceCode, name, name.name);
  if (variable === undefined) return null;
  const calls: CallExpression[] = [];
  for (const { identifier, init } of variable.references) {
    if (init === true) continue;
    const { parent } = identifier as Identifier & Linked;
    if (parent?.type !== 'CallExpression' || parent.callee !== identifier) return null;
    calls.push(parent);
  }
  return calls;
}

function inside(inner: Node, outer: Node): boolean {
  return inner.range![0] >= outer.range![0] && inner.range![1] <= outer.range![1];
}

function addParameter(sourceCode: SourceCode, node: FunctionNode & Linked, { parameter, type, typescript }: Threading): Edit {
  const text = typescript ? `${parameter}: ${type!}` : parameter;
  const last = node.params.at(-1);
  if (last === undefined) {
    const open = sourceCode.getFirstToken(node, (token) => token.value === '(')!;
    return { start: open.range[1], end: open.range[1], text };
  }
  const end = last.range![1];
  const before = sourceCode.getTokenBefore(last);
  // `id => …` needs parentheses now.
  if (before === null || before.value !== '(' && node.params.length === 1 && node.type === 'ArrowFunctionExpression') return { start: last.range![0], end, text: `(${sourceCode.getText(last)}, ${text})` };
  return { start: end, end, text: `, ${text}` };
}

function addArgument(sourceCode: SourceCode, call: CallExpression, name: string): Edit {
  const last = call.arguments.at(-1);
  if (last === undefined) {
    const close = sourceCode.getLastToken(call)!;
    return { start: close.range[0], end: close.range[0], text: name };
  }
  // Behind what closes the argument: `f((a, b))`.
  let end = sourceCode.getTokenAfter(last)!;
  while (end.value === ')' && end.range[1] < call.range![1]) end = sourceCode.getTokenAfter(end)!;
  const start = sourceCode.getTokenBefore(end)!.range[1];
  return { start, end: start, text: `, ${name}` };
}

function replace(read: Node, name: string): Edit {
  const { parent } = read as Linked;
  const [start, end] = (parent?.type === 'AwaitExpression' ? parent : read).range!;
  return { start, end, text: name };
}

/** The whole line, when the declaration stands alone on it. */
function removeLocal(sourceCode: SourceCode, declarator: VariableDeclarator): Edit {
  const [from, to] = (declarator as Linked).parent!.range!;
  const { text } = sourceCode;
  let start = from;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
  let end = to;
  while (end < text.length && (text[end] === ' ' || text[end] === '\t')) end += 1;
  const alone = (start === 0 || text[start - 1] === '\n') && (text[end] === '\n' || text.startsWith('\r\n', end));
  if (!alone) return { start: from, end: to, text: '' };
  return { start, end: end + (text[end] === '\n' ? 1 : 2), text: '' };
}

function hasComment(sourceCode: SourceCode, edit: Edit | null): boolean {
  return edit !== null && sourceCode.getAllComments().some((comment) => comment.range![0] >= edit.start && comment.range![1] <= edit.end);
}
