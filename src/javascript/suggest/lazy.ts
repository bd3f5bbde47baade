/** Values that start their work only where they are awaited, such as a query of Prisma or Knex. */
import type { Node } from '../tree.js';
import { variableAt } from './names.js';
import type { Source } from './source.js';

/** True when a value that is returned might be one: what a function of another file, or a method, gives. */
export function mayBeLazy(source: Source, value: Node): boolean {
  switch (value.type) {
    case 'CallExpression': return !isDeclaredHere(source, value.callee);
    case 'TaggedTemplateExpression': return true;
    case 'ConditionalExpression': return mayBeLazy(source, value.consequent) || mayBeLazy(source, value.alternate);
    case 'LogicalExpression': return mayBeLazy(source, value.left) || mayBeLazy(source, value.right);
    case 'SequenceExpression': return mayBeLazy(source, value.expressions.at(-1));
    case 'AssignmentExpression': return mayBeLazy(source, value.right);
    case 'ChainExpression': case 'TSAsExpression': case 'TSSatisfiesExpression': case 'TSNonNullExpression': case 'TSTypeAssertion': return mayBeLazy(source, value.expression);
    case 'Identifier': return holdsLazy(source, value);
    default: return false;
  }
}

/** A name that was given such a value where it was declared. */
function holdsLazy(source: Source, name: Node): boolean {
  const variable = variableAt(source, name);
  return variable?.defs.some((def) => def.type === 'Variable' && def.node.init != null && mayBeLazy(source, def.node.init)) === true;
}

function isDeclaredHere(source: Source, callee: Node): boolean {
  const variable = callee.type === 'Identifier' ? variableAt(source, callee) : undefined;
  return variable !== undefined && variable.defs.length > 0
    && variable.defs.every((def) => def.type === 'FunctionName' || (def.type === 'Variable' && /Function/.test(def.node.init?.type as string)));
}
