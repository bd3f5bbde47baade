/** Statements: control flow as branches, loops and try blocks, declarations as values of their names. */
import type { LoopStep, Step, Value } from '../outline/outline.js';
import { UNDEFINED, UNKNOWN } from '../outline/outline.js';
import type { Builder } from './builder.js';
import { lowerClass } from './classes.js';
import { lower, truthOf } from './expressions.js';
import { lowerFunction } from './functions.js';
import { lowerModuleStatement } from './modules.js';
import { assignTo, declare } from './patterns.js';
import type { Node } from './tree.js';

/** Beyond this length a chain of `else if` is written flat. */
const LONG_CHAIN = 50;

/** The directives (`use server`) at the head of a body. */
export function lowerDirectives(body: readonly Node[]): string[] {
  const found: string[] = [];
  for (const statement of body) {
    if (statement.type !== 'ExpressionStatement' || typeof statement.directive !== 'string') break;
    found.push(statement.directive);
  }
  return found;
}

/** Statements in order; what follows a `using` runs under its disposal. */
export function lowerStatements(builder: Builder, body: readonly Node[]): void {
  for (const [index, statement] of body.entries()) {
    lowerStatement(builder, statement);
    if (statement.type !== 'VariableDeclaration' || (statement.kind !== 'using' && statement.kind !== 'await using')) continue;
    const block = builder.collect(() => { lowerStatements(builder, body.slice(index + 1)); });
    const finalizer = builder.collect(() => { for (const declarator of [...statement.declarations as Node[]].reverse()) dispose(builder, declarator, statement.kind === 'await using'); });
    builder.step({ do: 'try', block, finalizer });
    return;
  }
}

function dispose(builder: Builder, declarator: Node, isAsync: boolean): void {
  const of = lower(builder, declarator.id);
  const value = builder.call(declarator, builder.label(declarator.id, 60), { is: 'member', of, name: isAsync ? '[Symbol.asyncDispose]' : '[Symbol.dispose]' }, [], 'dispose');
  if (isAsync) builder.step({ do: 'await', value, at: builder.place(declarator) });
}

type LowerStatement = (builder: Builder, node: Node, labels: readonly string[]) => void;

const STATEMENTS: Readonly<Record<string, LowerStatement>> = {
  ExpressionStatement: (builder, node) => {
    const value = lower(builder, node.expression);
    if (isCall(node.expression)) builder.discard(value);
  },
  BlockStatement: (builder, node) => { lowerStatements(builder, node.body); },
  VariableDeclaration: lowerVariables,
  FunctionDeclaration: lowerFunctionDeclaration,
  TSDeclareFunction: () => undefined,
  ClassDeclaration: (builder, node) => { declareNamed(builder, node, lowerClass(builder, node, '')); },
  ReturnStatement: (builder, node) => {
    const value = node.argument == null ? UNDEFINED : lower(builder, node.argument);
    builder.step({ do: 'exit', how: 'return', value, at: builder.place(node) });
  },
  ThrowStatement: (builder, node) => {
    const value = lower(builder, node.argument);
    builder.step({ do: 'exit', how: 'throw', value, at: builder.place(node) });
  },
  IfStatement: lowerIf,
  SwitchStatement: lowerSwitch,
  TryStatement: lowerTry,
  LabeledStatement: lowerLabel,
  BreakStatement: (builder, node) => { builder.step({ do: 'jump', how: 'break', ...(node.label == null ? {} : { label: node.label.name }) }); },
  ContinueStatement: (builder, node) => { builder.step({ do: 'jump', how: 'continue', ...(node.label == null ? {} : { label: node.label.name }) }); },
  WhileStatement: lowerWhile,
  DoWhileStatement: lowerWhile,
  ForStatement: lowerFor,
  ForOfStatement: lowerForOf,
  ForInStatement: lowerForOf,
  WithStatement: (builder, node) => {
    lower(builder, node.object);
    lowerStatement(builder, node.body);
  },
  EmptyStatement: () => undefined,
  DebuggerStatement: () => undefined,
};

export function lowerStatement(builder: Builder, node: Node, labels: readonly string[] = []): void {
  const write = STATEMENTS[node.type];
  if (write !== undefined) write(builder, node, labels);
  else if (!lowerModuleStatement(builder, node)) lower(builder, node);
}

function lowerVariables(builder: Builder, node: Node): void {
  if (node.declare === true) return;
  for (const declarator of node.declarations as Node[]) {
    if (declarator.init != null) declare(builder, declarator.id, lower(builder, declarator.init, declarator.id.type === 'Identifier' ? declarator.id.name : ''));
    else declareOnly(builder, declarator.id);
  }
}

/** `let user: User;` gives the name its type and no value. */
function declareOnly(builder: Builder, name: Node): void {
  const variable = builder.variableOf(name);
  if (variable === undefined || name.typeAnnotation == null) return;
  const before = builder.variables[variable]!.values.length;
  declare(builder, name, UNDEFINED);
  builder.variables[variable]!.values.length = before;
}

/** Gives a declared function or class its name, and the value to whoever exports it. */
export function declareNamed(builder: Builder, node: Node, value: Value): Value {
  const variable = node.id == null ? undefined : builder.variableOf(node.id);
  if (variable !== undefined) builder.assign(variable, value);
  return value;
}

function lowerFunctionDeclaration(builder: Builder, node: Node): void {
  declareNamed(builder, node, lowerFunction(builder, node, { name: node.id?.name ?? '', kind: 'plain' }));
}

function lowerIf(builder: Builder, node: Node): void {
  if (isLongChain(node)) {
    lowerLongChain(builder, node);
    return;
  }
  const test = lower(builder, node.test);
  const known = truthOf(node.test);
  const arms: Step[][] = [];
  // The arm that cannot be reached still declares names.
  arms.push(builder.collect(() => { lowerStatement(builder, node.consequent); }));
  arms.push(builder.collect(() => { if (node.alternate != null) lowerStatement(builder, node.alternate); }));
  if (known !== undefined) builder.steps.push(...arms[known ? 0 : 1]!);
  else builder.step({ do: 'branch', arms, test });
}

function isLongChain(node: Node): boolean {
  let length = 0;
  for (let at: Node | null | undefined = node; at?.type === 'IfStatement' && length <= LONG_CHAIN; at = at.alternate) length += 1;
  return length > LONG_CHAIN;
}

/** `if … else if …`, a thousand times, as generators write it: not nested, but one behind the other, and each leaves the whole. */
function lowerLongChain(builder: Builder, node: Node): void {
  const label = `if ${builder.place(node).start}`;
  const body = builder.collect(() => {
    let at: Node | null | undefined = node;
    for (; at?.type === 'IfStatement'; at = at.alternate) {
      const test = lower(builder, at.test);
      const then = builder.collect(() => { lowerStatement(builder, at!.consequent); });
      builder.step({ do: 'branch', arms: [[...then, { do: 'jump', how: 'break', label }], []], test });
    }
    if (at != null) lowerStatement(builder, at);
  });
  builder.step({ do: 'label', label, body });
}

function lowerSwitch(builder: Builder, node: Node): void {
  const test = lower(builder, node.discriminant);
  const cases = node.cases as Node[];
  for (const one of cases) if (one.test != null) lower(builder, one.test);
  builder.step({ do: 'switch', cases: cases.map((one) => builder.collect(() => { lowerStatements(builder, one.consequent); })), hasDefault: cases.some((one) => one.test == null), test });
}

function lowerTry(builder: Builder, node: Node): void {
  const block = builder.collect(() => { lowerStatements(builder, node.block.body); });
  const handler = node.handler == null ? undefined : builder.collect(() => {
    if (node.handler.param != null) declare(builder, node.handler.param, UNKNOWN);
    lowerStatements(builder, node.handler.body.body);
  });
  const finalizer = node.finalizer == null ? undefined : builder.collect(() => { lowerStatements(builder, node.finalizer.body); });
  builder.step({ do: 'try', block, ...(handler === undefined ? {} : { handler }), ...(finalizer === undefined ? {} : { finalizer }) });
}

function lowerLabel(builder: Builder, node: Node, labels: readonly string[]): void {
  const body = builder.collect(() => { lowerStatement(builder, node.body, [...labels, node.label.name]); });
  builder.step({ do: 'label', label: node.label.name, body });
}

function loop(builder: Builder, node: Node, labels: readonly string[], parts: Partial<LoopStep>): void {
  const body = builder.collect(() => { lowerStatement(builder, node.body); });
  builder.step({ do: 'loop', head: [], tail: [], atLeastOnce: false, endless: false, await: false, ...parts, body: [...(parts.body ?? []), ...body], labels, at: builder.place(node) });
}

function lowerWhile(builder: Builder, node: Node, labels: readonly string[]): void {
  const head = builder.collect(() => { lower(builder, node.test); });
  if (truthOf(node.test) === false && node.type === 'WhileStatement') return;
  loop(builder, node, labels, { head, atLeastOnce: node.type === 'DoWhileStatement', endless: truthOf(node.test) === true });
}

function lowerFor(builder: Builder, node: Node, labels: readonly string[]): void {
  if (node.init != null) {
    if (node.init.type === 'VariableDeclaration') lowerStatement(builder, node.init);
    else lower(builder, node.init);
  }
  const head = node.test == null ? [] : builder.collect(() => { lower(builder, node.test); });
  const tail = node.update == null ? [] : builder.collect(() => { lower(builder, node.update); });
  loop(builder, node, labels, { head, tail, endless: node.test == null || truthOf(node.test) === true });
}

function lowerForOf(builder: Builder, node: Node, labels: readonly string[]): void {
  const over = lower(builder, node.right);
  const item: Value = node.type === 'ForOfStatement' ? { is: 'element', of: over } : UNKNOWN;
  const body = builder.collect(() => {
    if (node.left.type === 'VariableDeclaration') declare(builder, node.left.declarations[0].id, item);
    else assignTo(builder, node.left, item);
  });
  loop(builder, node, labels, { body, await: node.await === true, ...(node.type === 'ForOfStatement' ? { over } : {}) });
}

/** A call, with or without `await`, and with or without `?.` in it. */
function isCall(node: Node): boolean {
  switch (node.type) {
    case 'AwaitExpression': return isCall(node.argument);
    case 'ChainExpression': return isCall(node.expression);
    default: return node.type === 'CallExpression' || node.type === 'NewExpression';
  }
}
