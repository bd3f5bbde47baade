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
const [NEWLINE, SPACE, SLASH, STAR, BACKSLASH, DOUBLE, SINGLE, SEMICOLON, COMMA, LESS, GREATER, EQUALS, COLON] = [10, 32, 47, 42, 92, 34, 39, 59, 44, 60, 62, 61, 58];
const [PARENTHESIS, BRACKET_OPEN, PARENTHESIS_CLOSED, BRACKET_CLOSED, BRACE_CLOSED] = [40, 91, 41, 93, 125];

/** Behind these, and in front of those, what is in another line goes on with the same. */
const GOING_ON: ReadonlySet<string> = new Set(['new', 'typeof', 'void', 'delete', 'await', 'yield', 'keyof', 'unique', 'readonly', 'infer', 'asserts', 'do', 'else', 'throw', 'return', 'in', 'instanceof', 'of', 'as', 'is', 'satisfies', 'extends']);
const TAKING_UP: ReadonlySet<string> = new Set(['in', 'instanceof', 'of', 'as', 'is', 'satisfies', 'extends']);
/** Strings follow these without a space where a machine has written them. */
const QUOTING: ReadonlySet<string> = new Set([...GOING_ON, 'case', 'from', 'import', 'export', 'default']);
/** A statement follows their parentheses. */
const HEADS: ReadonlySet<string> = new Set(['if', 'for', 'while', 'with']);
const LONGEST_WORD = 10;

/**
 * True when no chain of brackets, operators, tags and `else` in the text is long enough to be a danger. It is an estimate from
 * characters, with strings and line comments left out; a text that it refuses is one that nobody wrote by hand.
 */
export function isShallow(text: string): boolean {
  if ((text.match(/\belse\b/g)?.length ?? 0) > DEEPEST) return false;
  const outer: { readonly chain: number; readonly isHead: boolean; readonly isCall: boolean }[] = [];
  let [chain, total, tags, last, lastAt] = [0, 0, 0, SEMICOLON, -1];
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at);
    if (code <= SPACE) {
      const next = endOfSpace(text, at);
      if (next.isLine && !goesOn(text, last, lastAt, next.at)) chain = 0;
      at = next.at;
      if (at >= text.length) break;
      code = text.charCodeAt(at);
    }
    const kind = KINDS[code];
    if (code === SLASH && startsComment(text, at)) {
      at = endOfComment(text, at) - 1;
      continue;
    }
    if (code === LESS && opensTag(text, at)) tags++;
    else if (tags > 0 && ((code === LESS && text.charCodeAt(at + 1) === SLASH) || (code === GREATER && last === SLASH))) tags--;
    if (last === BRACE_CLOSED && isWord(code) && !TAKING_UP.has(wordFrom(text, at))) chain = 0;
    if (code === DOUBLE || (code === SINGLE && !isApostrophe(text, at))) at = endOfString(text, at, code);
    else if (code === SEMICOLON || code === COMMA) chain = 0;
    else if (kind === OPEN) {
      outer.push({ chain, isHead: code === PARENTHESIS && HEADS.has(wordUpTo(text, lastAt)), isCall: code <= BRACKET_OPEN && endsValue(last) });
      total += chain + BRACKET;
      chain = 0;
    } else if (kind === CLOSE && outer.length > 0) {
      const closed = outer.pop()!;
      total -= closed.chain + BRACKET;
      // A call, and what is looked up by a key, hold what stands before them; a head what comes behind.
      chain = closed.chain + Number(closed.isHead || closed.isCall);
      if (closed.isHead) code = COLON;
    } else if (kind === OPERATOR || code === LESS || (isWord(code) && followsOn(text, at, last))) chain++;
    if (total + chain > DEEPEST || tags > DEEPEST) return false;
    last = code;
    lastAt = at;
  }
  return true;
}

/** A word after a word, or after a closing parenthesis: `void void x`, `if (a) if (b)`. */
function followsOn(text: string, at: number, last: number): boolean {
  return last === PARENTHESIS_CLOSED || (isWord(last) && text.charCodeAt(at - 1) <= SPACE);
}

function endsValue(code: number): boolean {
  return isWord(code) || code === PARENTHESIS_CLOSED || code === BRACKET_CLOSED || code === DOUBLE || code === SINGLE;
}

/** Whether what stands at `next`, in another line, belongs to what ended at `lastAt`. */
function goesOn(text: string, last: number, lastAt: number, next: number): boolean {
  const code = text.charCodeAt(next);
  if (KINDS[last] === OPERATOR || KINDS[code] === OPERATOR || last === LESS) return true;
  if (last === GREATER) return text.charCodeAt(lastAt - 1) === EQUALS;
  if (endsValue(last) && (code === PARENTHESIS || code === BRACKET_OPEN || code === LESS)) return true;
  return (isWord(last) && GOING_ON.has(wordUpTo(text, lastAt))) || (isWord(code) && TAKING_UP.has(wordFrom(text, next)));
}

/** The one of `it's`, in the text of an element; not the first one of `case'a'`. */
function isApostrophe(text: string, at: number): boolean {
  return isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at + 1)) && !QUOTING.has(wordUpTo(text, at - 1));
}

/** `<a` and `<>`, but not `a<b`. */
function opensTag(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return (next === GREATER || (isWord(next) && next > COLON)) && !endsValue(text.charCodeAt(at - 1));
}

/** The word that begins at `at`; only the beginning of a long one. */
function wordFrom(text: string, at: number): string {
  let end = at;
  while (end - at <= LONGEST_WORD && isWord(text.charCodeAt(end))) end++;
  return text.slice(at, end);
}

/** The word that ends at `at`; only the end of a long one. */
function wordUpTo(text: string, at: number): string {
  let start = at;
  while (at - start <= LONGEST_WORD && isWord(text.charCodeAt(start))) start--;
  return text.slice(start + 1, at + 1);
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code > 127;
}

function endOfSpace(text: string, start: number): { readonly at: number; readonly isLine: boolean } {
  let at = start;
  let isLine = false;
  for (let code = text.charCodeAt(at); code <= SPACE; code = text.charCodeAt(++at)) isLine ||= code === NEWLINE;
  return { at, isLine };
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
