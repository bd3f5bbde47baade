/** Template literals that hold a whole module: the code that a generator writes into a file of its own. */
import { rangeOf } from './builder.js';
import type { Node } from './tree.js';

/** What is on its own on a line may be any statement. */
const ALONE = /(?:^|\n)[ \t;]*$/;

/**
 * The module that a template literal holds, in a text as long as that of the file and with everything in its place, so that what is said
 * of the one is true of the other: what surrounds the literal is blank, an escaped character stands behind a blank, and what is filled
 * in is a name that nobody knows. Undefined when statements are filled in: nobody knows what they do.
 *
 * @param text of the file
 * @param literal a `TemplateLiteral` of it
 */
export function moduleIn(text: string, literal: Node): string | undefined {
  const [start, end] = rangeOf(literal);
  const expressions = literal.expressions as readonly Node[];
  let written = blank(text.slice(0, start + 1));
  let at = start + 1;
  for (const expression of expressions) {
    const [open, close] = [opening(text, at), text.indexOf('}', rangeOf(expression)[1]) + 1];
    written += unescaped(text.slice(at, open));
    if (ALONE.test(written) && /^[ \t;]*(?:[\r\n`]|$)/.test(text.slice(close, end))) return undefined;
    written += nameInPlaceOf(text.slice(open, close));
    at = close;
  }
  return written + unescaped(text.slice(at, end - 1)) + blank(text.slice(end - 1));
}

/** Where the next `${` is. */
function opening(text: string, from: number): number {
  let at = from;
  while (at < text.length && !text.startsWith('${', at)) at += text[at] === '\\' ? 2 : 1;
  return at;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** A line end that was written as `\n` ends a line of the code, and none of the file. */
function unescaped(raw: string): string {
  return raw.replace(/\\([^])/g, (_, escaped: string) => (escaped === 'n' || escaped === 'r' ? ' \u2028' : ` ${escaped}`));
}

/** As long as what stood there: it may be a part of a longer name, or all of an expression. */
function nameInPlaceOf(filled: string): string {
  const [line] = /^.*/.exec(filled)!;
  return '$'.repeat(line.length) + blank(filled.slice(line.length));
}
