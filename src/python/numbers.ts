const NUMBER =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?|\d(?:_?\d)*\.?(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?/y;
/** What may stand against a number without a blank: `1if x else y`. */
const KEYWORD_AFTER = /(?:and|else|for|if|in|is|not|or)(?![\p{XIDC}])/uy;
const WORD = /[\p{XIDC}]+/uy;
const RADIX: Readonly<Record<string, string>> = { x: 'hexadecimal', o: 'octal', b: 'binary' };
/** As many decimal digits as CPython takes. */
const MAX_DIGITS = 4300;

/** Where a number ends that starts at an offset, and what Python has against it. */
export function numberEnd(text: string, start: number): { readonly end: number; readonly problem?: string } {
  NUMBER.lastIndex = start;
  const number = NUMBER.exec(text)![0];
  const end = start + number.length;
  WORD.lastIndex = end;
  const rest = WORD.exec(text)?.[0];
  if (rest !== undefined) {
    KEYWORD_AFTER.lastIndex = end;
    if (!KEYWORD_AFTER.test(text)) return { end: end + rest.length, problem: `invalid ${kindOf(number, rest)} literal` };
  }
  const problem = decimalProblem(number);
  return problem === undefined ? { end } : { end, problem };
}

function kindOf(number: string, rest: string): string {
  const letter = /^0([xob])/i.exec(number + rest)?.[1];
  if (letter !== undefined) return RADIX[letter.toLowerCase()]!;
  return /j$/i.test(number) ? 'imaginary' : 'decimal';
}

function decimalProblem(number: string): string | undefined {
  if (/^0[0-9_]*[1-9][0-9_]*$/.test(number)) {
    return 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';
  }
  if (number.length <= MAX_DIGITS || !/^[0-9_]+$/.test(number) || number.replaceAll('_', '').length <= MAX_DIGITS) return undefined;
  return `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion; consider hexadecimal for huge integer literals`;
}

export type NumberValue =
  | { readonly valueType: 'int'; readonly value: number | bigint }
  | { readonly valueType: 'float' | 'complex'; readonly value: number };

/** What the text of a number stands for. */
export function numberValue(text: string): NumberValue {
  const digits = text.replaceAll('_', '');
  if (/^\d+$/.test(digits)) return { valueType: 'int', value: exact(digits) };
  if (/^0[xob]/i.test(digits)) return { valueType: 'int', value: exact(digits) };
  return /j$/i.test(digits) ? { valueType: 'complex', value: Number(digits.slice(0, -1)) } : { valueType: 'float', value: Number(digits) };
}

function exact(digits: string): number | bigint {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
}
