/** Keeps what a call gives, in the variable that the old one was in. */
import type { SourceCode } from 'eslint';
import type { Node } from 'estree';
import type { Edit } from '../../outline/edit.js';
import { variableAt } from './scopes.js';

/**
 * `ctx.setValue(key, 1);` to `ctx = ctx.setValue(key, 1);`, and `trace.setSpan(ctx, span);` to `ctx = trace.setSpan(ctx, span);`.
 *
 * @param call the call, as a statement of its own
 * @param takesFirst what it makes a new one of is its first argument, not what it is called on
 * @returns the edits; null when that is no variable that can be assigned to
 */
export function keepResult(sourceCode: SourceCode, call: Node, takesFirst: boolean): readonly Edit[] | null {
  if (call.type !== 'CallExpression') return null;
  const of = takesFirst ? call.arguments[0] : call.callee.type === 'MemberExpression' ? call.callee.object : undefined;
  if (of?.type !== 'Identifier') return null;
  const definition = variableAt(sourceCode, of, of.name)?.defs[0];
  const isAssignable = definition?.type === 'Parameter' || (definition?.type === 'Variable' && definition.parent?.kind !== 'const');
  return isAssignable ? [{ start: call.range![0], end: call.range![0], text: `${of.name} = ` }] : null;
}
