/**
 * What the nearest configuration says of paths by itself. The resolver reads `tsconfig.json`, but not `jsconfig.json`, and
 * gives up a `tsconfig.json` that extends one which is not installed. Some frameworks also count `/` from the project's folder.
 */
import { resolve } from 'node:path';
import { parseConfig } from './config.js';
import { folderOf, isWithin, withSlashes } from './paths.js';
import { configText } from './read.js';

interface Alias {
  /** What stands before and behind the `*`; `after` is undefined for a name without one. */
  readonly before: string;
  readonly after: string | undefined;
  /** Absolute paths, with a `*` for the part that it stands for. */
  readonly targets: readonly string[];
}

interface Config {
  readonly aliases: readonly Alias[];
  /** Folder that bare names are looked for in. */
  readonly base: string | undefined;
}

const NAMES = ['tsconfig.json', 'jsconfig.json'];
const NOTHING: Config = { aliases: [], base: undefined };
/** Configurations that extend each other. */
const MAX_EXTENDS = 5;

export class Aliases {
  readonly #configs = new Map<string, Config>();

  forget(): void {
    this.#configs.clear();
  }

  /**
   * Absolute paths, without an ending, that the specifier may mean in a file of `folder`; the likeliest first.
   *
   * @param root folder of the project
   */
  candidates(specifier: string, folder: string, root: string): readonly string[] {
    if (/^[.#]|^[\w-]+:/.test(specifier)) return [];
    if (specifier.startsWith('/')) return isWithin(specifier, root) ? [] : [root + specifier];
    const { aliases, base } = this.#nearest(folder, root);
    const found = aliases.flatMap((alias) => targetsOf(alias, specifier));
    return (base === undefined ? found : [...found, `${base}/${specifier}`]).filter((one) => isWithin(one, root));
  }

  /** The nearest configuration that says anything of paths. */
  #nearest(folder: string, root: string): Config {
    const known = this.#configs.get(folder);
    if (known !== undefined) return known;
    const own = NAMES.map((name) => readConfig(`${folder}/${name}`, root, 0)).find((one) => one.aliases.length > 0 || one.base !== undefined);
    const found = own ?? (folder === root || !isWithin(folder, root) ? NOTHING : this.#nearest(folderOf(folder), root));
    this.#configs.set(folder, found);
    return found;
  }
}

function targetsOf({ before, after, targets }: Alias, specifier: string): readonly string[] {
  if (after === undefined) return specifier === before ? targets : [];
  if (!specifier.startsWith(before) || !specifier.endsWith(after) || specifier.length < before.length + after.length) return [];
  const part = specifier.slice(before.length, specifier.length - after.length);
  return targets.map((target) => target.replace('*', () => part));
}

function readConfig(path: string, root: string, depth: number): Config {
  const text = depth <= MAX_EXTENDS ? configText(path, root) : undefined;
  const about = text === undefined ? undefined : parseConfig(text);
  if (about === undefined) return NOTHING;
  const folder = folderOf(path);
  const { baseUrl, paths } = (about['compilerOptions'] ?? {}) as { readonly baseUrl?: unknown; readonly paths?: unknown };
  const base = typeof baseUrl === 'string' ? withSlashes(resolve(folder, baseUrl)) : undefined;
  if (typeof paths === 'object' && paths !== null) return { base, aliases: Object.entries(paths).map(([name, targets]) => aliasOf(name, targets, base ?? folder)) };
  const extended = [about['extends']].flat().filter((one) => typeof one === 'string' && one.startsWith('.')) as readonly string[];
  const inherited = extended.map((one) => readConfig(withSlashes(resolve(folder, one.endsWith('.json') ? one : `${one}.json`)), root, depth + 1)).find((one) => one.aliases.length > 0) ?? NOTHING;
  return { aliases: inherited.aliases, base: base ?? inherited.base };
}

function aliasOf(name: string, targets: unknown, base: string): Alias {
  const star = name.indexOf('*');
  return {
    before: star < 0 ? name : name.slice(0, star), after: star < 0 ? undefined : name.slice(star + 1),
    targets: Array.isArray(targets) ? targets.filter((one) => typeof one === 'string').map((one: string) => withSlashes(resolve(base, one))) : [],
  };
}
