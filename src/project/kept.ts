/**
 * What was found out about files, kept on the disk from one process to the next: a run with ESLint's `--cache` that has nothing
 * to lint should not parse half of the project to see that. Whatever is wrong with it, it is as if it were not there.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import type { Leads } from '../flow/leading.js';
import type { Leading } from '../flow/names.js';
import { canonical, folderOf } from './paths.js';
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
  readonly files: Readonly<Record<string, { readonly mark: string; readonly leads: Readonly<Partial<Record<Leading, Entries>>>; readonly done?: string }>>;
}

type Entries = readonly (readonly [string, readonly string[]])[];

/** Where tools keep what they can find out again; undefined in a project that has no such place, or has it elsewhere. */
export function placeFor(root: string): string | undefined {
  const modules = `${root}/node_modules`;
  if (statOf(modules)?.isDirectory() !== true || !isItself(modules)) return undefined;
  const folder = `${modules}/.cache/eslint-plugin-context-boundary`;
  return [`${modules}/.cache`, folder].every(isItself) ? `${folder}/files.json` : undefined;
}

/** True for what is not there or no link, nor behind one. */
function isItself(path: string): boolean {
  return canonical(path) === path;
}

/** More than that was not written by `keep`. */
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
    return new Map(stored.version === version ? Object.entries(stored.files).map(([file, kept]) => [file, knownOf(kept)]) : []);
  } catch {
    return new Map();
  }
}

/** @throws TypeError when it is not what `keep` wrote */
function knownOf({ mark, leads, done }: Stored['files'][string]): Known {
  return { mark, leads: Object.fromEntries(Object.entries(leads).map(([leading, entries]) => [leading, leadsIn(entries)])), ...(done !== undefined && { done: String(done) }) };
}

function leadsIn(entries: Entries): Leads {
  return new Map(entries.map(([name, leading]) => [name, leading.map((one) => one.slice())]));
}

/** Puts another state in the place of the one that is there, at once and whole: other processes may do the same. */
export function keep(path: string, version: string, known: ReadonlyMap<string, Known>): void {
  const files = Object.fromEntries([...known].map(([file, { mark, leads, done }]) => [file, { mark, leads: Object.fromEntries(Object.entries(leads).map(([leading, found]) => [leading, [...found]])), ...(done !== undefined && { done }) }]));
  const text = JSON.stringify({ version, files } satisfies Stored);
  const own = `${path}.${process.pid}-${threadId}`;
  try {
    if (readKept(path) === text) return;
    mkdirSync(folderOf(path), { recursive: true });
    writeFileSync(own, text);
    moveTo(path, own);
  } catch {
    // It is found out again next time.
  }
}

function moveTo(path: string, own: string): void {
  try {
    renameSync(own, path);
  } catch (error) {
    rmSync(own, { force: true });
    throw error;
  }
}
