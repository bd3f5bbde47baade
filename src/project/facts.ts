/**
 * What may reports depend on beside the text of the linted file? ESLint's `--cache` keeps the reports of a file as long as its
 * text and its configuration stay the same, so what they depend on in other files has to stand in the configuration.
 */
import { createHash } from 'node:crypto';
import { readdirSync, type Dirent } from 'node:fs';
import type { Place } from '../outline/outline.js';
import { enginesIn } from './engines.js';
import type { File, Files } from './files.js';
import type { Known } from './kept.js';
import type { NameSearch, Seeds } from './names.js';
import { folderOf } from './paths.js';

/** Fields of a `package.json` that imports are resolved by. */
const RESOLVING = ['name', 'type', 'main', 'module', 'source', 'types', 'typings', 'exports', 'imports', 'workspaces'];

/**
 * Only a file in which a name stands that may lead to a seed looks at what it imports; from there on everything counts that
 * can be reached by imports.
 *
 * @param folder canonical path of the folder whose files are linted
 */
export function factsIn(folder: string, seeds: readonly Seeds[], files: Files, search: NameSearch): Facts {
  const linted = sourcesIn(folder, files.limits.files, files.language.isSource).flatMap((path) => files.at(path) ?? []);
  const following = new Set(seeds.flatMap((one) => [...search.findAll(one, linted).files]));
  // Where those who hand a function in are asked for as well, each of them counts.
  const followed = new Set<File>(files.language.semantics.storesByName ? following : []);
  for (const file of following) for (const link of search.linksOf(file)) if (typeof link !== 'string') followed.add(link);
  const text: string[] = [];
  for (const file of [...search.closureOf(followed)].sort((a, b) => (a.path < b.path ? -1 : 1))) text.push(file.path, doneIn(file, files), leadingFrom(file, search));
  for (const [path, about] of files.landscape.configs()) text.push(path, path.endsWith('/package.json') ? resolvingPart(about) : about);
  text.push(...enginesIn(linted.map(({ path }) => folderOf(path))));
  return { text: hashOf(text.join('\n')), known: new Map([...search.closureOf(linted)].flatMap(({ path, mentions }) => (mentions === undefined ? [] : [[path, mentions]]))) };
}

export interface Facts {
  /** See `Project.facts`. */
  readonly text: string;
  /** What was found out about each file, by its path. */
  readonly known: ReadonlyMap<string, Known>;
}

/** Folders that hold nothing of the project's own. */
const INSTALLED = /^(?:\..*|node_modules|site-packages|__pycache__)$/;

/** Paths of all sources in the folder and below, in order. Links to folders are not followed, and nothing that is hidden or installed. */
export function sourcesIn(folder: string, most: number, isSource: (path: string) => boolean): readonly string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined && found.length < most; at = waiting.pop()) {
    for (const entry of entriesOf(at)) {
      const path = `${at}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!INSTALLED.test(entry.name)) waiting.push(path);
      } else if (entry.isFile() && isSource(path)) found.push(path);
    }
  }
  return found.sort().slice(0, most);
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(`${folder}/`, { withFileTypes: true });
  } catch {
    return [];
  }
}

function doneIn(file: File, files: Files): string {
  const { mentions } = file;
  return mentions === undefined ? '' : mentions.done ??= outlinedIn(file, files);
}

function outlinedIn(file: File, files: Files): string {
  const outlined = files.outlineOf(file);
  return 'outline' in outlined ? hashOf(JSON.stringify(outlined.outline, withLinesOnly)) : outlined.unknown;
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}

/** A report names the line in another file, nothing finer. */
function withLinesOnly(key: string, value: unknown): unknown {
  return (key === 'at' || key === 'nameAt') && value !== null && typeof value === 'object' ? (value as Place).line : value;
}

function leadingFrom(file: File, search: NameSearch): string {
  return search.linksOf(file).map((link) => (typeof link === 'string' ? link : link.path)).join(' ');
}

function resolvingPart(text: string): string {
  try {
    const about = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    return JSON.stringify(RESOLVING.map((field) => about?.[field]));
  } catch {
    return text;
  }
}
