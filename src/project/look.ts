/** The cheap look at a file: what it imports, and whether its text can matter. No parser is asked: this happens to every file. */

import { Gaps } from './gaps.js';

export interface Look {
  /** All that stands where a specifier may stand, each once. A comment or a string that looks like an import adds one too many. */
  readonly imports: readonly string[];
  /** True when the file itself may use a store, a reader or a crossing. */
  readonly matters: boolean;
  /** True when the file itself speaks of something that binds a value. */
  readonly binds: boolean;
  /** True when the file itself may look up who is asking, or keep it. */
  readonly asks: boolean;
}

/** What is to be known of a text at a glance. Each is asked for every file, so it must be fast. */
export interface Glances {
  /** False when a file with this text can, by itself, neither hold nor use a store or a reader. */
  readonly matters: (text: string) => boolean;
  /** False when a file with this text speaks of nothing that binds a value. Default: nobody asks. */
  readonly binds?: (text: string) => boolean;
  /** False when a file with this text neither looks up who is asking nor keeps it. Default: nobody asks. */
  readonly asks?: (text: string) => boolean;
}

/** What stands before a specifier, and a string without a substitution in it. */
const WORD = /\b(?:from|import|require)/g;
const STRING = /"([^"\n]+)"|'([^'\n]+)'|`([^`$\n]+)`/y;
const OPEN = 40;

/** Specifiers that were seen. A piece of a long string would keep all of that string in memory, so each is copied once. */
const copies = new Map<string, string>();
const MOST_COPIES = 200_000;

/** All that stands where a specifier may stand in JavaScript. Never misses an import with a plain specifier; may name more than there are. */
export function importsIn(text: string): readonly string[] {
  const imports = new Set<string>();
  const gaps = new Gaps(text);
  WORD.lastIndex = 0;
  while (WORD.test(text)) {
    const after = gaps.endOf(WORD.lastIndex);
    STRING.lastIndex = text.charCodeAt(after) === OPEN ? gaps.endOf(after + 1) : after;
    const found = STRING.exec(text);
    if (found === null) continue;
    WORD.lastIndex = STRING.lastIndex;
    const specifier = (found[1] ?? found[2] ?? found[3])!;
    if (!/[\s\\]/.test(specifier)) imports.add(specifier);
  }
  return [...imports];
}

/** @param imports what the text imports, as its language has it */
export function lookAt(text: string, imports: readonly string[], { matters, binds, asks }: Glances): Look {
  return { imports: imports.map(copyOf), matters: matters(text), binds: binds?.(text) === true, asks: asks?.(text) === true };
}

export function sameLook(one: Look, other: Look): boolean {
  return one.matters === other.matters && one.binds === other.binds && one.asks === other.asks && one.imports.length === other.imports.length && one.imports.every((specifier, at) => specifier === other.imports[at]);
}

function copyOf(specifier: string): string {
  const known = copies.get(specifier);
  if (known !== undefined) return known;
  if (copies.size >= MOST_COPIES) copies.clear();
  const copy = Buffer.from(specifier).toString();
  copies.set(copy, copy);
  return copy;
}
