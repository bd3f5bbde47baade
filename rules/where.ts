/** Where something is: as ESLint wants it, and in the words of a message. */
import type { SourceCode } from 'eslint';
import type { Spot } from '../src/flow/index.js';
import type { Place } from '../src/outline/outline.js';

/** The location of a place, as reports have it. */
export function locOf(sourceCode: SourceCode, { start, end }: Place): { start: { line: number; column: number }; end: { line: number; column: number } } {
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}

/** `line 12` of this file, `tenant.ts:14` of another one. */
export function whereIs({ line, file }: Spot): string {
  return file === undefined ? `line ${line}` : `${file}:${line}`;
}
