import * as kinds from './kinds.js';

export interface Operator {
  readonly kind: number;
  readonly length: number;
}

/** Every operator and bracket by its text. `!` alone is none outside of an f-string. */
const OPERATORS: Readonly<Record<string, number>> = {
  '(': kinds.LPAR, ')': kinds.RPAR, '[': kinds.LSQB, ']': kinds.RSQB, '{': kinds.LBRACE, '}': kinds.RBRACE,
  ',': kinds.COMMA, ':': kinds.COLON, ';': kinds.SEMI, '.': kinds.DOT, '...': kinds.ELLIPSIS, '->': kinds.ARROW, '@': kinds.AT,
  ':=': kinds.COLON_EQUAL, '=': kinds.EQUAL, '+': kinds.PLUS, '-': kinds.MINUS, '*': kinds.STAR, '/': kinds.SLASH,
  '//': kinds.DOUBLE_SLASH, '%': kinds.PERCENT, '**': kinds.DOUBLE_STAR, '<<': kinds.LEFT_SHIFT, '>>': kinds.RIGHT_SHIFT,
  '&': kinds.AMPER, '|': kinds.VBAR, '^': kinds.CIRCUMFLEX, '~': kinds.TILDE, '<': kinds.LESS, '>': kinds.GREATER,
  '==': kinds.EQ_EQUAL, '!=': kinds.NOT_EQUAL, '<=': kinds.LESS_EQUAL, '>=': kinds.GREATER_EQUAL,
  '+=': kinds.PLUS_EQUAL, '-=': kinds.MINUS_EQUAL, '*=': kinds.STAR_EQUAL, '/=': kinds.SLASH_EQUAL, '//=': kinds.DOUBLE_SLASH_EQUAL,
  '%=': kinds.PERCENT_EQUAL, '**=': kinds.DOUBLE_STAR_EQUAL, '<<=': kinds.LEFT_SHIFT_EQUAL, '>>=': kinds.RIGHT_SHIFT_EQUAL,
  '&=': kinds.AMPER_EQUAL, '|=': kinds.VBAR_EQUAL, '^=': kinds.CIRCUMFLEX_EQUAL, '@=': kinds.AT_EQUAL,
};

const NONE: Operator = { kind: kinds.ERROR, length: 1 };

/** For each first character: the operators that start with it, longest first, with the character codes that follow. */
const BY_FIRST: (readonly (Operator & { readonly rest: readonly number[] })[] | undefined)[] = [];
for (const [text, kind] of Object.entries(OPERATORS).sort(([one], [other]) => other.length - one.length)) {
  const [first, ...rest] = Array.from(text, (character) => character.charCodeAt(0));
  BY_FIRST[first!] = [...(BY_FIRST[first!] ?? []), { kind, length: text.length, rest }];
}

/** The longest operator at an offset, whose first character is `code`; of the kind `ERROR` when there is none. */
export function operatorAt(text: string, at: number, code: number): Operator {
  const candidates = BY_FIRST[code];
  if (candidates === undefined) return NONE;
  for (const candidate of candidates) {
    const { rest } = candidate;
    if (rest.length === 0 || (text.charCodeAt(at + 1) === rest[0] && (rest.length === 1 || text.charCodeAt(at + 2) === rest[1]))) return candidate;
  }
  return NONE;
}
