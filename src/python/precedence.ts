import * as kinds from './kinds.js';
import type { BinaryOperator, ComparisonOperator, UnaryOperator } from './ast.js';

/** How tight an operator binds. */
export const OR = 1;
export const AND = 2;
export const NOT = 3;
export const COMPARISON = 4;
export const BIT_OR = 5;

/** For each kind: how tight it binds as an operator between two operands; 0 when it is none. `**` is not among them. */
export const LEVELS = new Uint8Array(kinds.KINDS);
for (const [level, ...members] of [
  [OR, kinds.OR],
  [AND, kinds.AND],
  [COMPARISON, kinds.LESS, kinds.GREATER, kinds.EQ_EQUAL, kinds.NOT_EQUAL, kinds.LESS_EQUAL, kinds.GREATER_EQUAL, kinds.IN, kinds.IS, kinds.NOT],
  [BIT_OR, kinds.VBAR],
  [6, kinds.CIRCUMFLEX],
  [7, kinds.AMPER],
  [8, kinds.LEFT_SHIFT, kinds.RIGHT_SHIFT],
  [9, kinds.PLUS, kinds.MINUS],
  [10, kinds.STAR, kinds.SLASH, kinds.DOUBLE_SLASH, kinds.PERCENT, kinds.AT],
] as const) {
  for (const kind of members) LEVELS[kind] = level;
}

/** The names of operators by kind; `+=` and the like are found as well. */
export const BINARY: (BinaryOperator | undefined)[] = [];
for (const [kind, augmented, name] of [
  [kinds.PLUS, kinds.PLUS_EQUAL, 'Add'],
  [kinds.MINUS, kinds.MINUS_EQUAL, 'Sub'],
  [kinds.STAR, kinds.STAR_EQUAL, 'Mult'],
  [kinds.SLASH, kinds.SLASH_EQUAL, 'Div'],
  [kinds.DOUBLE_SLASH, kinds.DOUBLE_SLASH_EQUAL, 'FloorDiv'],
  [kinds.PERCENT, kinds.PERCENT_EQUAL, 'Mod'],
  [kinds.DOUBLE_STAR, kinds.DOUBLE_STAR_EQUAL, 'Pow'],
  [kinds.LEFT_SHIFT, kinds.LEFT_SHIFT_EQUAL, 'LShift'],
  [kinds.RIGHT_SHIFT, kinds.RIGHT_SHIFT_EQUAL, 'RShift'],
  [kinds.AMPER, kinds.AMPER_EQUAL, 'BitAnd'],
  [kinds.VBAR, kinds.VBAR_EQUAL, 'BitOr'],
  [kinds.CIRCUMFLEX, kinds.CIRCUMFLEX_EQUAL, 'BitXor'],
  [kinds.AT, kinds.AT_EQUAL, 'MatMult'],
] as const) {
  BINARY[kind] = BINARY[augmented] = name;
}

export const COMPARISONS: (ComparisonOperator | undefined)[] = [];
for (const [kind, name] of [
  [kinds.LESS, 'Lt'], [kinds.GREATER, 'Gt'], [kinds.EQ_EQUAL, 'Eq'], [kinds.NOT_EQUAL, 'NotEq'], [kinds.LESS_EQUAL, 'LtE'],
  [kinds.GREATER_EQUAL, 'GtE'], [kinds.IN, 'In'],
] as const) {
  COMPARISONS[kind] = name;
}

export const UNARY: (UnaryOperator | undefined)[] = [];
for (const [kind, name] of [[kinds.PLUS, 'UAdd'], [kinds.MINUS, 'USub'], [kinds.TILDE, 'Invert']] as const) UNARY[kind] = name;
