/** What following imports has to know of a language: which files are its own, what they import, and where that leads. */
import type { Language } from '../flow/language.js';
import type { Outlined } from './files.js';
import type { Landscape } from './landscape.js';
import type { Resolution } from './resolve.js';

export interface SourceLanguage {
  readonly name: string;
  readonly semantics: Language;
  /** True for the files that can be outlined. */
  isSource(path: string): boolean;
  /** All that stands where the name of another module may stand, each once. Never misses one; may name more than there are. */
  importsIn(text: string): readonly string[];
  /** Never throws. */
  outline(text: string, path: string): Outlined;
  /** @param follow names of installed packages that are read like files of the project */
  openResolver(landscape: Landscape, follow: ReadonlySet<string>): ModuleResolver;
  /** Undefined where nobody asks who imports a file. */
  readonly modules?: ModuleNames;
  /** What is found out may be kept for the next process. */
  readonly keeps: boolean;
}

/** How modules are spoken of, as far as their names alone tell. */
export interface ModuleNames {
  /** The last name of whatever means the file. */
  ofFile(path: string): string;
  /** The last name in what stands where a module is imported; empty for one that has none. */
  ofSpecifier(specifier: string): string;
  /** The file stands for its folder, and what it imports is mostly passed on. */
  isPackage(path: string): boolean;
}

/** From a file and the name of a module to the file that it means. */
export interface ModuleResolver {
  /** True when something was not found since the last `forget`. */
  readonly missed: boolean;
  /** Files may have come or gone. */
  forget(): void;
  /** @param from absolute path, forward slashes */
  resolve(specifier: string, from: string): Resolution;
}
