/**
 * What resolving depends on beside the files themselves: which files lie in the folders it passes through, and what the
 * `package.json` and `tsconfig.json` on the way say. Tells when something of that is no longer what it was.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { staysInside } from './config.js';
import { folderOf, isWithin, withSlashes } from './paths.js';
import { configText, stampOf, statOf } from './read.js';

const CONFIG = /^(?:package|tsconfig.*|jsconfig)\.json$|^pnpm-workspace\.yaml$|^pyproject\.toml$|^setup\.cfg$/;
/** Files that tell that a folder belongs to a project. */
const MARKS = ['package.json', 'tsconfig.json', 'pnpm-workspace.yaml', 'pyproject.toml', 'setup.py', 'setup.cfg'];
/** A repository ends here, also as a file in a worktree. */
const REPOSITORY = '.git';

interface Folder {
  /** 0: looked at so soon after a change that the next one might not show. */
  readonly modified: number;
  readonly names: string;
}

interface Config {
  /** Folder of the project that it belongs to. */
  readonly root: string;
  readonly state: string;
}

/**
 * What may be read by itself on the way from a folder by a resolver that reads whatever the repository tells it to. `packages`: no
 * `tsconfig.json`. `nothing`: a `package.json` is none that may be read.
 */
export type Readable = 'all' | 'packages' | 'nothing';

export class Landscape {
  readonly #folders = new Map<string, Folder>();
  readonly #configs = new Map<string, Config>();
  readonly #roots = new Map<string, string>();
  readonly #readable = new Map<string, Readable>();

  /**
   * The folder of the project that `folder` is in: that of the nearest repository, without one the outermost that has a
   * `package.json` or the like, without that the folder itself, or the one around the packages of Python that it lies in.
   */
  rootOf(folder: string): string {
    let root = this.#roots.get(folder);
    if (root === undefined) this.#roots.set(folder, root = findRoot(folder));
    return root;
  }

  /** From now on changes of what `folder` holds count, and of the configuration there and in the folders above, up to the root. */
  track(folder: string): void {
    const root = this.rootOf(folder);
    for (let at = folder; isWithin(at, root) && !this.#folders.has(at); at = folderOf(at)) {
      const names = namesIn(at);
      this.#folders.set(at, folderState(at, names));
      for (const name of names) {
        if (CONFIG.test(name)) this.#trackConfig(`${at}/${name}`, root);
        // Links of workspace members are made and removed here.
        else if (name === 'node_modules') this.#folders.set(`${at}/${name}`, folderState(`${at}/${name}`, namesIn(`${at}/${name}`)));
      }
      if (at === '') return;
    }
  }

  /** What the configuration files say that were met so far: path and text, in the order of the paths. */
  configs(): readonly (readonly [path: string, text: string])[] {
    return [...this.#configs].sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, { root }]) => [path, configText(path, root) ?? ''] as const);
  }

  /** A configuration file, and those that it names: `extends`, `references`. */
  #trackConfig(path: string, root: string): void {
    if (this.#configs.has(path)) return;
    this.#configs.set(path, { root, state: configState(path, root) });
    for (const [, named] of (configText(path, root) ?? '').matchAll(/"(\.{1,2}\/[^"*\n]*)"/g)) {
      const target = withSlashes(resolve(folderOf(path), named!));
      for (const candidate of [target, `${target}.json`, `${target}/tsconfig.json`]) {
        if (candidate.endsWith('.json') && isWithin(candidate, root) && statOf(candidate)?.isFile() === true) this.#trackConfig(candidate, root);
      }
    }
  }

  /** True when something was changed since it was tracked; then all is forgotten and to be tracked anew. */
  changed(): boolean {
    const same = [...this.#folders].every(([path, before]) => isSameFolder(path, before)) && [...this.#configs].every(([path, { root, state }]) => configState(path, root) === state);
    if (same) return false;
    this.#folders.clear();
    this.#configs.clear();
    this.#roots.clear();
    this.#readable.clear();
    return true;
  }

  /** True when the folder above it is known to hold something of that very name. */
  holds(path: string): boolean {
    const at = path.lastIndexOf('/');
    return this.#folders.get(path.slice(0, at))?.names.split('/').includes(path.slice(at + 1)) === true;
  }

  /** What may be read on the way from the folder up to the root. */
  readable(folder: string): Readable {
    let found = this.#readable.get(folder);
    if (found === undefined) this.#readable.set(folder, found = this.#judge(folder));
    return found;
  }

  #judge(folder: string): Readable {
    const root = this.rootOf(folder);
    const above = folder === root ? 'all' : this.readable(folderOf(folder));
    this.track(folder);
    const names = this.#folders.get(folder)!.names.split('/');
    if (above === 'nothing' || (names.includes('package.json') && configText(`${folder}/package.json`, root) === undefined)) return 'nothing';
    return names.includes('tsconfig.json') && !staysInside(`${folder}/tsconfig.json`, root) ? 'packages' : above;
  }
}

function findRoot(folder: string): string {
  let root: string | undefined;
  for (let at = folder; at !== ''; at = folderOf(at)) {
    if (MARKS.some((mark) => statOf(`${at}/${mark}`) !== undefined)) root = at;
    if (statOf(`${at}/${REPOSITORY}`) !== undefined) return at;
  }
  return root ?? aroundPackages(folder);
}

/** A folder that nothing is said of may still hold modules that import each other by the names of their packages. */
function aroundPackages(folder: string): string {
  let at = folder;
  while (at !== '' && statOf(`${at}/__init__.py`) !== undefined) at = folderOf(at);
  return at;
}

function folderState(path: string, names: readonly string[]): Folder {
  const stats = statOf(path);
  const stamp = stats && stampOf(stats);
  return { modified: stamp?.settled === true ? stamp.modified : 0, names: names.join('/') };
}

/** Editors put files aside and back while they save: what counts is which names are there afterwards. */
function isSameFolder(path: string, before: Folder): boolean {
  return (before.modified !== 0 && statOf(path)?.mtimeMs === before.modified) || namesIn(path).join('/') === before.names;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(`${folder}/`);
  } catch {
    return [];
  }
}

/** Its times and size, or its text while those are too fresh to tell two states apart. */
function configState(path: string, root: string): string {
  const stats = statOf(path);
  if (stats === undefined) return '';
  const stamp = stampOf(stats);
  return stamp.settled ? `${stamp.modified} ${stamp.changed} ${stamp.size}` : configText(path, root) ?? '';
}
