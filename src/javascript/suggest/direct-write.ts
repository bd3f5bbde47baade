/** `store.enterWith(value);` as a statement of its own: the only form that suggestions change. */
import type { Node } from '../tree.js';
import type { Source, Token } from './source.js';

export interface DirectWrite {
  readonly statement: Node;
  readonly store: Node;
  /** The name `enterWith`. */
  readonly method: Node;
  readonly value: Node;
  /** The call's closing parenthesis. */
  readonly paren: Token;
  /** A comma stands before it. */
  readonly hasComma: boolean;
  readonly semicolon: Token | undefined;
}

/** Takes the call apart; null when it is anything else: `store?.enterWith(v)`, `enterWith(...values)`, part of an expression. */
export function readWrite(source: Source, write: Node): DirectWrite | null {
  const { callee, parent: statement } = write as { callee: Node; parent: Node } & Node;
  if (write.type !== 'CallExpression' || statement.type !== 'ExpressionStatement' || callee.type !== 'MemberExpression') return null;
  if (write.optional === true || callee.optional === true || callee.computed === true || callee.property.name !== 'enterWith') return null;
  const [value, ...more] = write.arguments as Node[];
  if (value === undefined || value.type === 'SpreadElement' || more.length > 0 || write.typeArguments != null) return null;
  if (source.getFirstToken(write) !== source.getFirstToken(statement)) return null;
  const paren = source.getLastToken(write)!;
  const last = source.getLastToken(statement)!;
  return {
    statement, store: callee.object, method: callee.property, value, paren,
    hasComma: source.getTokenBefore(paren)!.value === ',',
    semicolon: last.value === ';' ? last : undefined,
  };
}
