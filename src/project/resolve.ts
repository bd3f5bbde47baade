/** From a file and a specifier to the file that it means. */
import { isBuiltin } from 'node:module';
import { ResolverFactory, type NapiResolveOptions } from 'oxc-resolver';
import type { Landscape } from './landscape.js';
import { isDeclaration, isScript } from './parse.js';
import { canonical, folderOf, isWithin, packageOf, withSlashes } from './paths.js';
import type { Reason } from './reasons.js';
import { packageFolderOf, sourceEntry, sourceOf } from './source.js';

export type Resolution = { readonly path: string } | { readonly unknown: Reason };

const PLAIN: NapiResolveOptions = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.jsx': ['.tsx', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
  // Where several hold, the order in the package decides. Not `types`: a declaration says nothing of what is done.
  conditionNames: ['source', 'development', 'node', 'import', 'require', 'module', 'default'],
  mainFields: ['source', 'module', 'main'],
  // Which variables happen to be set where the linter runs must not change what it finds.
  nodePath: false,
};
const AUTO: NapiResolveOptions = { ...PLAIN, tsconfig: 'auto' };
const NAME = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/;
/** Where two spellings that differ in case may be one file. */
const FOLDS_CASE = process.platform === 'win32' || process.platform === 'darwin';

export class Resolver {
  readonly #scripts = new ResolverFactory(AUTO);
  /** For where the nearest `tsconfig.json` cannot be read, or extends one that is not installed. */
  readonly #plain: ResolverFactory;
  /** Finds a package's folder, whatever its `exports` allow. */
  readonly #folders: ResolverFactory;
  /** True when something was not found since the last `forget`. */
  missed = false;

  /** @param follow names of packages in `node_modules` that are read like files of the project */
  constructor(readonly landscape: Landscape, readonly follow: ReadonlySet<string>) {
    this.#plain = this.#scripts.cloneWithOptions(PLAIN);
    this.#folders = this.#scripts.cloneWithOptions({ ...PLAIN, exportsFields: [] });
  }

  /** Files may have come or gone. */
  forget(): void {
    this.#scripts.clearCache();
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
    const found = ask(this.#scripts, from, wanted) ?? ask(this.#plain, from, wanted);
    const root = this.landscape.rootOf(folderOf(from));
    const path = found !== undefined && !isDeclaration(found) ? this.#preferSource(wanted, found, root) : this.#memberSource(wanted, from, root) ?? found;
    if (path === undefined) this.missed = true;
    return path === undefined ? { unknown: 'not found' } : this.#judge(FOLDS_CASE ? canonical(path) : path, root);
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

  /** The source of a workspace member whose `package.json` leads to nothing, or to declarations only. */
  #memberSource(specifier: string, from: string, root: string): string | undefined {
    const [, name, subpath] = /^[./#]/.test(specifier) ? [] : NAME.exec(specifier) ?? [];
    if (name === undefined) return undefined;
    const about = ask(this.#folders, from, `${name}/package.json`);
    if (about === undefined || packageOf(about) !== undefined || !isWithin(about, root)) return undefined;
    return sourceEntry(folderOf(about), subpath ?? '');
  }
}

/** The path that the resolver gives, whatever else happens in it. */
export function ask(resolver: Pick<ResolverFactory, 'resolveFileSync'>, from: string, specifier: string): string | undefined {
  try {
    const { path } = resolver.resolveFileSync(from, specifier);
    return path === undefined ? undefined : withSlashes(path);
  } catch {
    return undefined;
  }
}
