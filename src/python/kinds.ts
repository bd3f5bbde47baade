/** The kinds of tokens, as numbers: the parser compares them a few million times a second. */
export const EOF = 0;
export const NEWLINE = 1;
export const INDENT = 2;
export const DEDENT = 3;
export const NAME = 4;
export const NUMBER = 5;
export const STRING = 6;
/** An f-string or t-string: its opening, a stretch of its text, its closing quotes. Between them stand the tokens of `{...}`. */
export const FSTRING_START = 7;
export const FSTRING_MIDDLE = 8;
export const FSTRING_END = 9;
/** What is no token of Python; the error is already noted. */
export const ERROR = 10;

export const LPAR = 11;
export const RPAR = 12;
export const LSQB = 13;
export const RSQB = 14;
export const LBRACE = 15;
export const RBRACE = 16;
export const COMMA = 17;
export const COLON = 18;
export const SEMI = 19;
export const DOT = 20;
export const ELLIPSIS = 21;
export const ARROW = 22;
export const AT = 23;
export const EXCLAMATION = 24;
export const COLON_EQUAL = 25;
export const EQUAL = 26;
export const PLUS = 27;
export const MINUS = 28;
export const STAR = 29;
export const SLASH = 30;
export const DOUBLE_SLASH = 31;
export const PERCENT = 32;
export const DOUBLE_STAR = 33;
export const LEFT_SHIFT = 34;
export const RIGHT_SHIFT = 35;
export const AMPER = 36;
export const VBAR = 37;
export const CIRCUMFLEX = 38;
export const TILDE = 39;
export const LESS = 40;
export const GREATER = 41;
export const EQ_EQUAL = 42;
export const NOT_EQUAL = 43;
export const LESS_EQUAL = 44;
export const GREATER_EQUAL = 45;
/** `+=` to `@=`: one kind each, in a row. */
export const PLUS_EQUAL = 46;
export const MINUS_EQUAL = 47;
export const STAR_EQUAL = 48;
export const SLASH_EQUAL = 49;
export const DOUBLE_SLASH_EQUAL = 50;
export const PERCENT_EQUAL = 51;
export const DOUBLE_STAR_EQUAL = 52;
export const LEFT_SHIFT_EQUAL = 53;
export const RIGHT_SHIFT_EQUAL = 54;
export const AMPER_EQUAL = 55;
export const VBAR_EQUAL = 56;
export const CIRCUMFLEX_EQUAL = 57;
export const AT_EQUAL = 58;

/** Keywords, from here on. */
export const FALSE = 64;
export const NONE = 65;
export const TRUE = 66;
export const AND = 67;
export const AS = 68;
export const ASSERT = 69;
export const ASYNC = 70;
export const AWAIT = 71;
export const BREAK = 72;
export const CLASS = 73;
export const CONTINUE = 74;
export const DEF = 75;
export const DEL = 76;
export const ELIF = 77;
export const ELSE = 78;
export const EXCEPT = 79;
export const FINALLY = 80;
export const FOR = 81;
export const FROM = 82;
export const GLOBAL = 83;
export const IF = 84;
export const IMPORT = 85;
export const IN = 86;
export const IS = 87;
export const LAMBDA = 88;
export const NONLOCAL = 89;
export const NOT = 90;
export const OR = 91;
export const PASS = 92;
export const RAISE = 93;
export const RETURN = 94;
export const TRY = 95;
export const WHILE = 96;
export const WITH = 97;
export const YIELD = 98;
export const KINDS = 99;

/** `match`, `case`, `type`, `lazy` and `_` are names, and mean more in some places only. */
export const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ['False', FALSE], ['None', NONE], ['True', TRUE], ['and', AND], ['as', AS], ['assert', ASSERT], ['async', ASYNC], ['await', AWAIT],
  ['break', BREAK], ['class', CLASS], ['continue', CONTINUE], ['def', DEF], ['del', DEL], ['elif', ELIF], ['else', ELSE],
  ['except', EXCEPT], ['finally', FINALLY], ['for', FOR], ['from', FROM], ['global', GLOBAL], ['if', IF], ['import', IMPORT], ['in', IN],
  ['is', IS], ['lambda', LAMBDA], ['nonlocal', NONLOCAL], ['not', NOT], ['or', OR], ['pass', PASS], ['raise', RAISE],
  ['return', RETURN], ['try', TRY], ['while', WHILE], ['with', WITH], ['yield', YIELD],
]);

/** A table over all kinds: 1 for those given. */
export function kindSet(...kinds: readonly number[]): Uint8Array {
  const table = new Uint8Array(KINDS);
  for (const kind of kinds) table[kind] = 1;
  return table;
}

/** What an expression can start with. */
export const STARTS_EXPRESSION = kindSet(
  NAME, NUMBER, STRING, FSTRING_START, LPAR, LSQB, LBRACE, ELLIPSIS, PLUS, MINUS, TILDE, FALSE, NONE, TRUE, AWAIT, LAMBDA, NOT,
);

/** Keywords that only a statement starts with: inside brackets they tell that a bracket was never closed. */
export const STARTS_STATEMENT = kindSet(
  ASSERT, BREAK, CLASS, CONTINUE, DEF, DEL, EXCEPT, FINALLY, GLOBAL, IMPORT, NONLOCAL, PASS, RAISE, RETURN, TRY, WHILE, WITH,
);
