/** Who imports a file? Told by the text of every source of its project, so it is asked only where that is needed. */
import { sourcesIn } from './facts.js';
import type { File, Files } from './files.js';
import type { ModuleNames } from './language.js';

/** Importers that are looked at. */
const MOST = 80;

export class Importers {
  #sources: { readonly root: string; readonly generation: number; readonly paths: readonly string[] } | undefined;

  constructor(readonly files: Files) {}

  /** Files of the project that import `file`, also by way of a package that passes it on, and mention one of `names`; in the order of their paths. */
  of(file: File, root: string, names: ReadonlySet<string>): readonly File[] {
    const { modules } = this.files.language;
    if (modules === undefined) return [];
    const found = new Set<File>();
    const targets = [file];
    for (const target of targets) {
      for (const importer of this.#direct(target, root, modules)) {
        if (importer === file || found.has(importer) || found.size >= MOST || !this.#mentions(importer, names)) continue;
        found.add(importer);
        if (modules.isPackage(importer.path)) targets.push(importer);
      }
    }
    return [...found];
  }

  #direct(target: File, root: string, modules: ModuleNames): readonly File[] {
    const name = modules.ofFile(target.path);
    return this.#sourcesOf(root).flatMap((path) => {
      const one = this.files.at(path);
      const specifiers = one && this.files.lookOf(one)?.imports.filter((specifier) => modules.ofSpecifier(specifier) === name);
      return one !== undefined && specifiers?.some((specifier) => this.files.linkOf(specifier, path) === target) === true ? [one] : [];
    });
  }

  #mentions(file: File, names: ReadonlySet<string>): boolean {
    const text = this.files.textOf(file) ?? '';
    return [...names].some((name) => text.includes(name));
  }

  #sourcesOf(root: string): readonly string[] {
    const { generation } = this.files.freshness;
    if (this.#sources?.root !== root || this.#sources.generation !== generation) this.#sources = { root, generation, paths: sourcesIn(root, this.files.limits.files, this.files.language.isSource) };
    return this.#sources.paths;
  }
}
