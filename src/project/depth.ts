/** How deep would the syntax tree of a text be? The native parser calls itself per level, and has no floor under it. */

/** Far deeper than people write, and far from what the stack of a worker thread, or of Windows, can take. */
const DEEPEST = 1_500;
/** A bracket costs the parser a good deal more of its stack than an operator. */
const BRACKET = 4;

const [OPERATOR, OPEN, CLOSE] = [1, 2, 3];
/** What kind of character a code stands for; 0 for all others. */
const KINDS = new Uint8Array(128);
for (const [characters, kind] of [['+-*/%&|^!~=?:.`', OPERATOR], ['([{', OPEN], [')]}', CLOSE]] as const) {
  for (const character of characters) KINDS[character.charCodeAt(0)] = kind;
}
const [NEWLINE, SPACE, SLASH, STAR, BACKSLASH, DOUBLE, SINGLE, SEMICOLON, COMMA, LESS, PARENTHESIS] = [10, 32, 47, 42, 92, 34, 39, 59, 44, 60, 41];

/**
 * True when no chain of brackets, operators and `else` in the text is long enough to be a danger. It is an estimate from
 * characters, with strings and line comments left out; a text that it refuses is one that nobody wrote by hand.
 */
export function isShallow(text: string): boolean {
  if ((text.match(/\belse\b/g)?.length ?? 0) > DEEPEST) return false;
  const outer: number[] = [];
  let [chain, total, last] = [0, 0, SEMICOLON];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE && KINDS[last] !== OPERATOR && KINDS[firstAfter(text, at)] !== OPERATOR) chain = 0;
    if (code <= SPACE) continue;
    const kind = KINDS[code];
    if (code === SLASH && startsComment(text, at)) {
      at = endOfComment(text, at) - 1;
      continue;
    }
    if (code === DOUBLE || code === SINGLE) at = endOfString(text, at, code);
    else if (code === SEMICOLON || code === COMMA) chain = 0;
    else if (kind === OPEN) {
      outer.push(chain);
      total += chain + BRACKET;
      chain = 0;
    } else if (kind === CLOSE && outer.length > 0) {
      chain = outer.pop()!;
      total -= chain + BRACKET;
    } else if (kind === OPERATOR || code === LESS || (isWord(code) && followsOn(text, at, last))) chain++;
    if (total + chain > DEEPEST) return false;
    last = code;
  }
  return true;
}

/** A word after a word, or after a closing parenthesis: `void void x`, `if (a) if (b)`. */
function followsOn(text: string, at: number, last: number): boolean {
  return last === PARENTHESIS || (isWord(last) && text.charCodeAt(at - 1) <= SPACE);
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127;
}

function firstAfter(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && text.charCodeAt(next) <= SPACE) next++;
  return next < text.length ? text.charCodeAt(next) : SEMICOLON;
}

function startsComment(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === SLASH || next === STAR;
}

function endOfComment(text: string, start: number): number {
  const line = text.charCodeAt(start + 1) === SLASH;
  const end = text.indexOf(line ? '\n' : '*/', start + 2);
  return end < 0 ? text.length : line ? end : end + 2;
}

/** The closing quote, or the end of the line: an apostrophe in a regular expression or in JSX opens no string. */
function endOfString(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === NEWLINE) return at - 1;
    if (code === BACKSLASH) at++;
  }
  return text.length;
}
