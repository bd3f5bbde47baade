/** Files as text, and how to see that one was changed. */
import { readFileSync, statSync, type Stats } from 'node:fs';
import { canonical, isWithin } from './paths.js';
import type { Reason } from './reasons.js';

/**
 * File systems keep time in steps of up to some milliseconds, so a file may be changed twice under one time. Up to this age a
 * file is looked at again, whatever its times say.
 */
const SETTLED_AFTER = 100;

/** What tells two states of a file apart. */
export interface Stamp {
  readonly changed: number;
  readonly modified: number;
  readonly size: number;
  /** False when the file was changed so lately that a second change might not show. */
  readonly settled: boolean;
}

/** State of the file or folder; undefined when there is none, or none that may be looked at. Links are followed. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export function stampOf(stats: Stats): Stamp {
  const { ctimeMs: changed, mtimeMs: modified, size } = stats;
  return { changed, modified, size, settled: Date.now() - Math.max(changed, modified) > SETTLED_AFTER };
}

/** True when a file with these two stamps was surely not changed between them. */
export function isSame(before: Stamp, now: Stamp): boolean {
  return before.settled && before.size === now.size && before.modified === now.modified && before.changed === now.changed;
}

/**
 * The text of a file, without a byte order mark, as ESLint would see it.
 *
 * @param stats of the same path; what is no plain file is not opened, because reading a pipe would never end
 */
export function readText(path: string, stats: Stats | undefined, largest: number): { readonly text: string } | { readonly unknown: Reason } {
  if (stats === undefined || !stats.isFile()) return { unknown: 'unreadable' };
  if (stats.size > largest) return { unknown: 'too large' };
  try {
    const text = readFileSync(path, 'utf8');
    const decoded = text.startsWith('\uFFFD') ? decodeUtf16(readFileSync(path)) ?? text : text;
    if (decoded.includes('\0')) return { unknown: 'binary' };
    return { text: decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded };
  } catch {
    return { unknown: 'unreadable' };
  }
}

/** Tells two texts apart, for all that is likely: FNV-1a and the length. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length}:${hash}`;
}

/** Nobody writes a configuration of more bytes. */
const LARGEST_CONFIG = 1_000_000;

/**
 * The text of a configuration file; undefined for what is no plain file, out of all proportion, or, be it by a link, outside of
 * the project: a repository must not have the linter read what is not its own.
 *
 * @param root folder of the project
 */
export function configText(path: string, root: string): string | undefined {
  const stats = statOf(path);
  if (stats === undefined || !stats.isFile() || stats.size > LARGEST_CONFIG || !isWithin(canonical(path), root)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    /* v8 ignore next -- there and not to be read: forbidden to this user, or gone at this very moment */
    return undefined;
  }
}

function decodeUtf16(bytes: Buffer): string | undefined {
  const mark = bytes.length > 1 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return bytes.toString('utf16le');
  return mark === 0xfeff && bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : undefined;
}
