/** From a file and a specifier to the file that it means. */
import { isBuiltin } from 'node:module';
import { isAbsolute, resolve } from 'node:path';
import type * as Resolving from 'oxc-resolver';
import { Aliases } from './aliases.js';
import type { Landscape, Readable } from './landscape.js';
import { optional } from './load.js';
import { isDeclaration, isScript } from './parse.js';
import { canonical, folderOf, isWithin, packageOf, withSlashes } from './paths.js';
import type { Reason } from './reasons.js';
import { Dependencies, packageFolderOf, sourceEntry, sourceOf } from './source.js';

export type Resolution = { readonly path: string } | { readonly unknown: Reason };

const PLAIN: Resolving.NapiResolveOptions = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.jsx': ['.tsx', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
  // Where several hold, the order in the package decides. Not `types`: a declaration says nothing of what is done.
  conditionNames: ['source', 'development', 'node', 'import', 'require', 'module', 'default'],
  mainFields: ['source', 'module', 'main'],
  // Which variables happen to be set where the linter runs must not change what it finds.
  nodePath: false,
};
const AUTO: Resolving.NapiResolveOptions = { ...PLAIN, tsconfig: 'auto' };
const loadResolver = optional<typeof Resolving>('oxc-resolver');
const NAME = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/;
/** Where two spellings that differ in case may be one file. */
const FOLDS_CASE = process.platform === 'win32' || process.platform === 'darwin';

/** One cache, three ways to ask. */
interface Factories {
  readonly scripts: Resolving.ResolverFactory;
  /** For where the nearest `tsconfig.json` cannot be read, or extends one that is not installed. */
  readonly plain: Resolving.ResolverFactory;
  /** Finds a package's folder, whatever its `exports` allow. */
  readonly folders: Resolving.ResolverFactory;
}

export class Resolver {
  readonly #load: typeof loadResolver;
  #factories: Factories | undefined;
  readonly #aliases = new Aliases();
  readonly #dependencies = new Dependencies();
  /** True when something was not found since the last `forget`. */
  missed = false;

  /** @param follow names of packages in `node_modules` that are read like files of the project */
  constructor(readonly landscape: Landscape, readonly follow: ReadonlySet<string>, load = loadResolver) {
    this.#load = load;
  }

  #open(): Factories | undefined {
    const resolving = this.#load();
    if (resolving === undefined) return undefined;
    const scripts = new resolving.ResolverFactory(AUTO);
    return { scripts, plain: scripts.cloneWithOptions(PLAIN), folders: scripts.cloneWithOptions({ ...PLAIN, exportsFields: [] }) };
  }

  /** Files may have come or gone. */
  forget(): void {
    this.#factories?.scripts.clearCache();
    this.#aliases.forget();
    this.#dependencies.forget();
    this.missed = false;
  }

  /**
   * The file that `specifier` means in the file `from`, or why it is not followed. Never throws.
   *
   * @param from absolute path, forward slashes
   */
  resolve(specifier: string, from: string): Resolution {
    if (isBuiltin(specifier)) return { unknown: 'builtin' };
    if (specifier.includes('?')) return { unknown: 'no script' };
    const wanted = /^\.{1,2}$/.test(specifier) ? `${specifier}/` : specifier;
    const factories = this.#factories ??= this.#open();
    if (factories === undefined) return { unknown: 'no parser' };
    const root = this.landscape.rootOf(folderOf(from));
    const readable = this.#readable(specifier, from, root);
    if (readable === 'outside' || readable === 'nothing') return { unknown: readable === 'outside' ? 'outside the project' : 'unreadable' };
    const found = this.#find(factories, wanted, from, root, readable);
    const path = found !== undefined && !isDeclaration(found) ? this.#preferSource(wanted, found, root) : memberSource(factories, wanted, from, root) ?? found;
    if (path === undefined) this.missed = true;
    if (path === undefined) return { unknown: this.#isToBeInstalled(specifier, folderOf(from), root) ? 'package' : 'not found' };
    return this.#judge(FOLDS_CASE || path !== found ? canonical(path) : path, root);
  }

  /** The package of this specifier is not installed, or not here, and is one that comes from a registry. */
  #isToBeInstalled(specifier: string, folder: string, root: string): boolean {
    const name = /^[./#]/.test(specifier) ? undefined : NAME.exec(specifier)?.[1];
    return name !== undefined && isWithin(folder, root) && this.#dependencies.isNamedByVersion(name, folder, root);
  }

  #find(factories: Factories, specifier: string, from: string, root: string, readable: Readable): string | undefined {
    const byName = isAbsolute(specifier) && !isWithin(specifier, root) ? undefined : (readable === 'all' ? ask(factories.scripts, from, specifier) : undefined) ?? ask(factories.plain, from, specifier);
    return byName ?? this.#byAlias(factories, specifier, from, root);
  }

  /** What the resolver would read by itself, from where the file is and from where a path leads: it asks nobody before it does. */
  #readable(specifier: string, from: string, root: string): Readable | 'outside' {
    const own = this.landscape.readable(folderOf(from));
    if (!specifier.startsWith('.') || own === 'nothing') return own;
    const target = withSlashes(resolve(folderOf(from), specifier));
    if (!isWithin(target, root)) return 'outside';
    const there = this.landscape.readable(target === root ? root : folderOf(target));
    return there === 'nothing' || (this.landscape.holds(target) && this.landscape.readable(target) === 'nothing') ? 'nothing' : own;
  }

  #byAlias({ plain }: Factories, specifier: string, from: string, root: string): string | undefined {
    for (const candidate of this.#aliases.candidates(specifier, folderOf(from), root)) {
      const found = ask(plain, from, candidate);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #judge(path: string, root: string): Resolution {
    const name = packageOf(path);
    if (name !== undefined && !this.follow.has(name)) return { unknown: 'package' };
    if (name === undefined && !isWithin(path, root)) return { unknown: 'outside the project' };
    if (isDeclaration(path)) return { unknown: 'declarations' };
    return isScript(path) ? { path } : { unknown: 'no script' };
  }

  /** A workspace member's own source instead of what was built from it. TypeScript is source already. */
  #preferSource(specifier: string, path: string, root: string): string {
    if (/^[./#]/.test(specifier) || !/\.[cm]?jsx?$/.test(path) || packageOf(path) !== undefined) return path;
    const folder = packageFolderOf(path, root);
    return (folder === undefined ? undefined : sourceOf(path, folder)) ?? path;
  }
}

/** The source of a workspace member whose `package.json` leads to nothing, or to declarations only. */
function memberSource({ folders }: Factories, specifier: string, from: string, root: string): string | undefined {
  const [, name, subpath] = /^[./#]/.test(specifier) ? [] : NAME.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const about = ask(folders, from, `${name}/package.json`);
  if (about === undefined || packageOf(about) !== undefined || !isWithin(about, root)) return undefined;
  return sourceEntry(folderOf(about), subpath ?? '', root);
}

/** The path that the resolver gives, whatever else happens in it. */
export function ask(resolver: Pick<Resolving.ResolverFactory, 'resolveFileSync'>, from: string, specifier: string): string | undefined {
  try {
    const { path } = resolver.resolveFileSync(from, specifier);
    return path === undefined ? undefined : withSlashes(path);
  } catch {
    return undefined;
  }
}
