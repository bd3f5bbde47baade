/**
 * What was found out about files, kept on the disk from one process to the next: a run with ESLint's `--cache` that has nothing
 * to lint should not parse half of the project to see that. Whatever is wrong with it, it is as if it were not there.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Leads } from '../flow/leading.js';
import type { Leading } from '../flow/names.js';
import { canonical, folderOf, withSlashes } from './paths.js';
import { statOf } from './read.js';

/** What is known of one state of a file. */
export interface Known {
  /** Tells the text apart from others. */
  readonly mark: string;
  /** As far as somebody has asked; see `leadsOf`. */
  readonly leads: Partial<Record<Leading, Leads>>;
  /** A short text that stands for all that the file does. */
  done?: string;
}

interface Stored {
  readonly version: string;
  /** All names that are spoken of. The rest speaks of them by their places in here. */
  readonly names: readonly string[];
  readonly files: Readonly<Record<string, { readonly mark: string; readonly leads: Readonly<Partial<Record<Leading, Numbers>>>; readonly done?: string }>>;
}

/** For each name: its number, how many lead to it, and the numbers of those. */
type Numbers = readonly number[];

/** What is written down in another way is of another version. */
const FORMAT = 2;

/** Where tools keep what they can find out again; undefined in a project that has no such place, or has it elsewhere. */
export function placeFor(root: string): string | undefined {
  const modules = `${root}/node_modules`;
  if (statOf(modules)?.isDirectory() !== true || !isItself(modules)) return undefined;
  const folder = `${modules}/.cache/eslint-plugin-context-boundary`;
  return [`${modules}/.cache`, folder].every(isItself) ? `${folder}/files.json` : undefined;
}

/**
 * Where the user's own programs keep such things: one file for each project and language. Nothing that comes with a project gets there.
 * Undefined when there is no such place.
 */
export function ownPlaceFor(root: string, language: string, { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'> = process): string | undefined {
  const base = env['XDG_CACHE_HOME'] ?? (platform === 'win32' ? env['LOCALAPPDATA'] : env['HOME'] && `${env['HOME']}${platform === 'darwin' ? '/Library/Caches' : '/.cache'}`);
  if (base === undefined || !isAbsolute(base)) return undefined;
  return `${canonical(withSlashes(base))}/eslint-plugin-context-boundary/${createHash('sha1').update(root).digest('base64url')}-${language}.json`;
}

/** True for what is not there or no link, nor behind one. */
function isItself(path: string): boolean {
  return canonical(path) === path;
}

/** More than that is not kept. */
const LARGEST = 100_000_000;

function readKept(path: string): string | undefined {
  const stats = statOf(path);
  return stats?.isFile() === true && stats.size <= LARGEST && isItself(path) ? readFileSync(path, 'utf8') : undefined;
}

/**
 * @param path of the file that `keep` wrote
 * @param version of what finds things out; what another one found does not count
 * @returns by path
 */
export function recall(path: string, version: string): ReadonlyMap<string, Known> {
  try {
    const stored = JSON.parse(readKept(path) ?? '') as Stored;
    return new Map(stored.version === versionOf(version) ? Object.entries(stored.files).map(([file, kept]) => [file, knownOf(kept, stored.names)]) : []);
  } catch {
    return new Map();
  }
}

function versionOf(version: string): string {
  return `${version}/${FORMAT}`;
}

/**
 * Of most files nobody asks again: leads are made of their numbers when somebody does.
 *
 * @throws TypeError when it is not what `keep` wrote
 */
function knownOf({ mark, leads, done }: Stored['files'][string], names: Stored['names']): Known {
  const found: Known['leads'] = {};
  for (const [leading, numbers] of Object.entries(leads)) {
    if (!isWhole(numbers, names)) throw new TypeError(leading);
    let made: Leads | undefined;
    Object.defineProperty(found, leading, { enumerable: true, get: () => made ??= leadsIn(numbers, names) });
  }
  return { mark, leads: found, ...(done !== undefined && { done: String(done) }) };
}

function isWhole(numbers: Numbers, names: Stored['names']): boolean {
  const isName = (at: number): boolean => typeof names[numbers[at]!] === 'string';
  let at = 0;
  while (at < numbers.length && isName(at) && Number.isInteger(numbers[at + 1]) && numbers[at + 1]! >= 0) {
    const next = at + 2 + numbers[at + 1]!;
    for (at += 2; at < next; at++) if (!isName(at)) return false;
  }
  return at === numbers.length;
}

function leadsIn(numbers: Numbers, names: Stored['names']): Leads {
  const found = new Map<string, readonly string[]>();
  for (let at = 0; at < numbers.length; at += 2 + numbers[at + 1]!) found.set(names[numbers[at]!]!, numbers.slice(at + 2, at + 2 + numbers[at + 1]!).map((name) => names[name]!));
  return found;
}

/** Puts another state in the place of the one that is there, at once and whole: other processes may do the same. */
export function keep(path: string, version: string, known: ReadonlyMap<string, Known>): void {
  const own = `${path}.${process.pid}-${threadId}`;
  try {
    const text = writtenOf(version, known);
    if (text.length > LARGEST || readKept(path) === text) return;
    mkdirSync(folderOf(path), { recursive: true });
    writeFileSync(own, text);
    moveTo(path, own);
  } catch {
    // It is found out again next time.
  }
}

/** @throws RangeError for more than a text can hold */
function writtenOf(version: string, known: ReadonlyMap<string, Known>): string {
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const before = numbers.get(name);
    if (before === undefined) numbers.set(name, numbers.size);
    return before ?? numbers.size - 1;
  };
  const numbered = (leads: Leads): Numbers => {
    const found: number[] = [];
    for (const [name, leading] of leads) {
      found.push(numberOf(name), leading.length);
      for (const one of leading) found.push(numberOf(one));
    }
    return found;
  };
  const files = Object.fromEntries([...known].map(([file, { mark, leads, done }]) => [file, { mark, leads: Object.fromEntries(Object.entries(leads).map(([leading, found]) => [leading, numbered(found)])), ...(done !== undefined && { done }) }]));
  return JSON.stringify({ version: versionOf(version), names: [...numbers.keys()], files } satisfies Stored);
}

function moveTo(path: string, own: string): void {
  try {
    renameSync(own, path);
  } catch (error) {
    rmSync(own, { force: true });
    throw error;
  }
}
