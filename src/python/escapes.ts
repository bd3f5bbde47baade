/** What stands behind a backslash. A name in `\N{...}` stays as it is written: the table of names is not ours to keep. */
const TEXT_ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(N\{[^}]+\})|([^]))/g;
const BYTES_ESCAPE = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|([^]))/g;

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\', "'": "'", '"': '"', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\n': '',
};

/** An escape that Python does not take; the message is CPython's, without the position. */
export class EscapeError extends Error {}

/**
 * The value of the text of a string.
 *
 * @param text what stands between the quotes, with `\n` as its line ends
 * @throws EscapeError
 */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(TEXT_ESCAPE, (all: string, octal?: string, x?: string, u?: string, long?: string, named?: string, other?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    if (named !== undefined) return all;
    const hexadecimal = x ?? u ?? long;
    if (hexadecimal === undefined) return simple(all, other!);
    const code = Number.parseInt(hexadecimal, 16);
    if (code > 0x10ffff) throw new EscapeError("(unicode error) 'unicodeescape' codec can't decode bytes: illegal Unicode character");
    return String.fromCodePoint(code);
  });
}

function simple(all: string, character: string): string {
  const value = SIMPLE[character];
  if (value !== undefined) return value;
  if (character === 'N') throw new EscapeError("(unicode error) 'unicodeescape' codec can't decode bytes: malformed \\N character escape");
  if (/[xuU]/.test(character)) {
    const width = { x: 'xXX', u: 'uXXXX', U: 'UXXXXXXXX' }[character as 'x' | 'u' | 'U'];
    throw new EscapeError(`(unicode error) 'unicodeescape' codec can't decode bytes: truncated \\${width} escape`);
  }
  return all;
}

/**
 * The value of the text of a bytes literal: a character for each byte.
 *
 * @throws EscapeError
 */
export function unescapeBytes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(BYTES_ESCAPE, (all: string, octal?: string, x?: string, other?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (x !== undefined) return String.fromCharCode(Number.parseInt(x, 16));
    if (other === 'x') throw new EscapeError('(value error) invalid \\x escape');
    return SIMPLE[other!] ?? all;
  });
}
