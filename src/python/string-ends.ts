/**
 * Where a string without braces ends.
 *
 * @param quoteAt offset of the first quote
 * @param quote its character code
 * @returns the offset after the closing quotes; for a string that is never closed, minus the offset where its first line ends
 */
export function stringEnd(text: string, quoteAt: number, quote: number, triple: boolean): number {
  return triple ? tripleEnd(text, quoteAt, quote) : plainEnd(text, quoteAt, quote);
}

function plainEnd(text: string, quoteAt: number, quote: number): number {
  for (let at = quoteAt + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 10 || code === 13) return -at;
    if (code === 92) {
      at++;
      if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
    }
  }
  return -text.length;
}

function tripleEnd(text: string, quoteAt: number, quote: number): number {
  const quotes = String.fromCharCode(quote, quote, quote);
  for (let at = text.indexOf(quotes, quoteAt + 3); at !== -1; at = text.indexOf(quotes, at + 1)) {
    let backslashes = at;
    while (text.charCodeAt(backslashes - 1) === 92) backslashes--;
    // A backslash before the opening quotes is none of this string's.
    if ((at - Math.max(backslashes, quoteAt + 3)) % 2 === 0) return at + 3;
  }
  const line = /[\r\n]/g;
  line.lastIndex = quoteAt;
  return -(line.exec(text)?.index ?? text.length);
}
