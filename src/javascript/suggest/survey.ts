/** What some statements of a function do that matters when they are moved into a function of their own. */
import { childrenOf, type Node } from '../tree.js';

export interface Survey {
  awaits: boolean;
  /** The `return` statements. */
  readonly returns: Node[];
  /** Something that no other function can do in their place: `yield`, a jump to a loop outside, `super()`. */
  tied: boolean;
}

/** The labels and loops around a statement, among those that are moved with it. */
interface Around {
  readonly labels: readonly string[];
  readonly breakable: boolean;
  readonly continuable: boolean;
}

const LOOPS = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

/** Goes through `statements`, but not into the functions and the class bodies in them. */
export function survey(statements: readonly Node[]): Survey {
  const found: Survey = { awaits: false, returns: [], tied: false };
  for (const statement of statements) visit(statement, { labels: [], breakable: false, continuable: false }, found);
  return found;
}

function visit(node: Node, around: Around, found: Survey): void {
  if (isFunction(node)) return;
  note(node, around, found);
  const inner = inside(node, around);
  for (const child of isMember(node) ? ownPartsOf(node) : childrenOf(node)) visit(child, inner, found);
}

function note(node: Node, around: Around, found: Survey): void {
  switch (node.type) {
    case 'AwaitExpression': found.awaits = true; break;
    case 'ForOfStatement': found.awaits ||= node.await === true; break;
    case 'VariableDeclaration': found.awaits ||= node.kind === 'await using'; break;
    case 'ReturnStatement': found.returns.push(node); break;
    case 'YieldExpression': case 'Super': found.tied ||= node.type === 'YieldExpression' || node.parent.type === 'CallExpression'; break;
    case 'BreakStatement': case 'ContinueStatement': found.tied ||= leaves(node, around); break;
  }
}

function leaves(jump: Node, around: Around): boolean {
  if (jump.label != null) return !around.labels.includes(jump.label.name);
  return jump.type === 'BreakStatement' ? !around.breakable : !around.continuable;
}

function inside(node: Node, around: Around): Around {
  if (LOOPS.has(node.type)) return { ...around, breakable: true, continuable: true };
  if (node.type === 'SwitchStatement') return { ...around, breakable: true };
  return node.type === 'LabeledStatement' ? { ...around, labels: [...around.labels, node.label.name] } : around;
}

export function isFunction(node: Node): boolean {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

/** Members of a class run as functions of their own, but for what is computed where the class stands. */
function isMember(node: Node): boolean {
  return /^(?:PropertyDefinition|AccessorProperty|MethodDefinition|StaticBlock)$/.test(node.type);
}

function ownPartsOf(member: Node): readonly Node[] {
  return [...(member.computed === true ? [member.key as Node] : []), ...((member.decorators ?? []) as Node[])];
}
