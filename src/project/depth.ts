/** How deep would the syntax tree of a text be? The native parser calls itself per level, and has no floor under it. */

/** Far deeper than people write, and far from what the stack of a worker thread, or of Windows, can take. */
const DEEPEST = 1_500;
/** A bracket costs the parser a good deal more of its stack than an operator. */
const BRACKET = 4;

const OPERATORS = new Set([...'+-*/%&^!~=?:.`'].map((character) => character.charCodeAt(0)));
const [NEWLINE, SPACE, SLASH, STAR, BACKSLASH, DOUBLE, SINGLE, SEMICOLON, COMMA] = [10, 32, 47, 42, 92, 34, 39, 59, 44];
const OPEN = new Set([40, 91, 123]);
const CLOSE = new Set([41, 93, 125]);

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
    if (code === NEWLINE) {
      if (!OPERATORS.has(last) && !OPERATORS.has(firstAfter(text, at))) chain = 0;
      continue;
    }
    if (code <= SPACE) continue;
    if (code === SLASH && (text.charCodeAt(at + 1) === SLASH || text.charCodeAt(at + 1) === STAR)) {
      at = endOfComment(text, at) - 1;
      continue;
    }
    if (code === DOUBLE || code === SINGLE) at = endOfString(text, at, code);
    else if (OPEN.has(code)) {
      outer.push(chain);
      total += chain + BRACKET;
      chain = 0;
    } else if (CLOSE.has(code)) {
      if (outer.length > 0) {
        chain = outer.pop()!;
        total -= chain + BRACKET;
      }
    } else if (code === SEMICOLON || code === COMMA) chain = 0;
    else if (OPERATORS.has(code) || (isWord(code) && isWord(last) && text.charCodeAt(at - 1) <= SPACE)) chain++;
    if (total + chain > DEEPEST) return false;
    last = code;
  }
  return true;
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127;
}

function firstAfter(text: string, at: number): number {
  let next = at + 1;
  while (next < text.length && text.charCodeAt(next) <= SPACE) next++;
  return next < text.length ? text.charCodeAt(next) : SEMICOLON;
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
