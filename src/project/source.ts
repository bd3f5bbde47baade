/**
 * Where is the source of a workspace member? Its `package.json` tells of what is published; that is built later, or was built
 * long ago and down to older syntax, so what stands in `src` is what the program will do.
 */
import { isDeclaration, isScript } from './parse.js';
import { folderOf } from './paths.js';
import { configText, statOf } from './read.js';

const BUILD = /^(?:dist|build|lib|out|output|esm|cjs|es|types)\//;
const ENDING = /(?:\.d)?\.(?:[cm]?[jt]s|[jt]sx)$/;
const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** The source file that `path`, a file of the package in `folder`, is built from; undefined when there is none. */
export function sourceOf(path: string, folder: string): string | undefined {
  const inside = path.slice(folder.length + 1);
  let rest = inside.replace(ENDING, '');
  while (BUILD.test(rest)) {
    rest = rest.replace(BUILD, '');
    const found = firstFile(`${folder}/src/${rest.replace(/^src\//, '')}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The source file that `subpath` of the package in `folder` stands for, when what its `package.json` says leads to no file.
 *
 * @param subpath what follows the name of the package, without the slash; empty for the package itself
 * @param root folder of the project
 */
export function sourceEntry(folder: string, subpath: string, root: string): string | undefined {
  for (const target of targetsOf(folder, subpath, root)) {
    const path = `${folder}/${target.replace(/^\.\//, '')}`;
    const found = isScript(path) && !isDeclaration(path) && statOf(path)?.isFile() === true ? path : sourceOf(path, folder);
    if (found !== undefined) return found;
  }
  const name = subpath === '' ? 'index' : subpath.replace(ENDING, '');
  return firstFile(`${folder}/src/${name}`) ?? firstFile(`${folder}/${name}`);
}

function firstFile(stem: string): string | undefined {
  for (const base of [stem, `${stem}/index`]) {
    const ending = ENDINGS.find((one) => statOf(base + one)?.isFile() === true);
    if (ending !== undefined) return base + ending;
  }
  return undefined;
}

/** All files that `package.json` names for the subpath, whatever the condition, those for sources first. */
function targetsOf(folder: string, subpath: string, root: string): readonly string[] {
  const about = readPackage(folder, root);
  const found: unknown[] = subpath === '' ? [about.source] : [];
  const exports = about.exports as Readonly<Record<string, unknown>> | undefined;
  const key = subpath === '' ? '.' : `./${subpath}`;
  if (typeof exports === 'object' && exports !== null) found.push(key in exports ? exports[key] : subpath === '' ? exports : undefined);
  else if (subpath === '') found.push(exports);
  if (subpath === '') found.push(about.types, about.typings, about.module, about.main);
  return found.flatMap((value) => stringsIn(value));
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((one) => stringsIn(one)) : [];
}

function readPackage(folder: string, root: string): Readonly<Record<string, unknown>> {
  try {
    const about: unknown = JSON.parse(configText(`${folder}/package.json`, root) ?? '');
    return typeof about === 'object' && about !== null ? about as Record<string, unknown> : {};
  } catch {
    return {};
  }
}

const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
/** What members of a workspace, and packages from a folder, are not asked for by. */
const VERSION = /^(?:npm:|[\^~>=<\s]*\d)/;

/** What a `package.json` says of its own name, and of those that it asks for. */
interface Asked {
  readonly scope: string | undefined;
  /** How each package is asked for, by its name. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

const ASKS_NOTHING: Asked = { scope: undefined, versions: new Map() };

/** What the `package.json` of each folder asks for: every import of a package that is not installed leads past all of those above it. */
export class Dependencies {
  readonly #asked = new Map<string, Asked>();

  /** They may have changed. */
  forget(): void {
    this.#asked.clear();
  }

  /**
   * True when a `package.json` of `folder`, or above it up to `root`, asks for the package by its version, and none asks for it
   * in another way. A member of the workspace may be asked for by a version too, but has a scope in common with its like.
   */
  isNamedByVersion(name: string, folder: string, root: string): boolean {
    const versions: string[] = [];
    const scopes = new Set<string | undefined>();
    for (let at = folder; at.length >= root.length && at !== ''; at = folderOf(at)) {
      const asked = this.#in(at, root);
      scopes.add(asked.scope);
      versions.push(...asked.versions.get(name) ?? []);
    }
    return versions.length > 0 && versions.every((version) => VERSION.test(version)) && !(name.startsWith('@') && scopes.has(scopeOf(name)));
  }

  #in(folder: string, root: string): Asked {
    let asked = this.#asked.get(folder);
    if (asked === undefined) this.#asked.set(folder, asked = askedIn(readPackage(folder, root)));
    return asked;
  }
}

function askedIn(about: Readonly<Record<string, unknown>>): Asked {
  const scope = typeof about['name'] === 'string' ? scopeOf(about['name']) : undefined;
  const versions = new Map<string, string[]>();
  for (const field of DEPENDENCIES) {
    for (const [name, version] of Object.entries((about[field] as Record<string, unknown> | null | undefined) ?? {})) {
      if (typeof version === 'string') versions.set(name, [...versions.get(name) ?? [], version]);
    }
  }
  return scope === undefined && versions.size === 0 ? ASKS_NOTHING : { scope, versions };
}

function scopeOf(name: string): string {
  return name.split('/')[0]!;
}

/** The folder of the package that a file is in: the nearest above it with a `package.json`, not above `root`. */
export function packageFolderOf(path: string, root: string): string | undefined {
  for (let at = folderOf(path); at.length >= root.length && at !== ''; at = folderOf(at)) {
    if (statOf(`${at}/package.json`)?.isFile() === true) return at;
  }
  return undefined;
}
