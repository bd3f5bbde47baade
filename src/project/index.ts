/** Other files of the project: from the linted file and an import specifier to the outline of what is imported. */
import { giveUp } from '../debug.js';
import type { Outline } from '../outline/outline.js';
import { factsIn } from './facts.js';
import { Files, type File, type Outlined } from './files.js';
import { CLOCK, Freshness, type Clock } from './freshness.js';
import type { NamesFound } from './growth.js';
import { Importers } from './importers.js';
import { keep, ownPlaceFor, placeFor, recall } from './kept.js';
import { Landscape } from './landscape.js';
import { Layered } from './layered.js';
import { NameSearch, type Seeds } from './names.js';
import { markOf } from './read.js';
import { canonical, folderOf, isWithin, withSlashes } from './paths.js';
import type { Glances } from './look.js';
import { reaches, type Sought } from './reach.js';
import { LIMITS, type Limits } from './reasons.js';
import { javascript } from './javascript.js';
import type { SourceLanguage } from './language.js';
import type { Resolution } from './resolve.js';

export type { Outlined } from './files.js';
export type { Clock } from './freshness.js';
export type { Limits } from './reasons.js';
export { mattersFor, type Seeds } from './names.js';
export { isScript } from './parse.js';
export type { Resolution } from './resolve.js';

export interface ProjectOptions extends Glances {
  /** Names of packages in `node_modules` that are read like files of the project. Default: none. */
  readonly follow?: readonly string[];
  /** What the files are written in. Default: JavaScript. */
  readonly language?: SourceLanguage;
  /** The version of this package, when what is found out is to be kept for the next process, in the user's own place. Default: it is not. */
  readonly keepFor?: string | undefined;
  readonly limits?: Partial<Limits>;
  readonly clock?: Clock;
}

/** The file that is being linted. */
export interface Linted {
  /** Absolute path, as the host has it; it need not exist. */
  readonly path: string;
  /** Its text, saved or not. */
  readonly text: string;
  /** Makes its outline. Called when somebody asks for that, or an import leads back to the file, at most once. */
  readonly outline: () => Outline;
  /** That is equal to what is made of the same text where it is imported: then one will do. Default: false. */
  readonly isShared?: boolean;
}

/**
 * The files around the one that is linted. One for each set of settings is kept for as long as the process lives. Nothing in
 * here throws for what is on the disk, runs code of the project, or waits.
 */
export interface Project {
  /** Must be called at the start of each lint of a file, once. What is on the disk is looked at again when it is time to. */
  begin(linted: Linted): void;
  /** The outline of the linted file. */
  ownOutline(): Outline;
  /**
   * True when the file, or any file that it imports over however many others, matters. False also for a file that is not followed.
   *
   * @param path of the linted file as it was given to `begin`, or of a file that `resolve` found
   * @param sought `binds`: the same of files that speak of something that binds a value; `asks`: of those that look up, or keep, who is asking
   */
  reaches(path: string, sought?: Sought): boolean;
  /**
   * All names that may lead to a call of `seeds`, in the linted file and in all files that it leads to; undefined when the
   * linted file's own text holds none of them.
   */
  names(seeds: Seeds): NamesFound | undefined;
  /**
   * The file that `specifier`, as it stands between the quotes, means in the file `from`.
   *
   * @param from path of the linted file as it was given to `begin`, or `file` of an outline that `outlineOf` gave
   */
  resolve(specifier: string, from: string): Resolution;
  /**
   * The outline of the file that `specifier` means in the file `from`. As long as the file is not changed, and its outline is
   * one of those that are kept, it is the same object each time.
   */
  outlineOf(specifier: string, from: string): Outlined;
  /** The files of the project that import the file at `path` (of an outline), and mention one of `names`. */
  importersOf(path: string, names: ReadonlySet<string>): readonly { readonly path: string; readonly outline: Outline }[];
  /**
   * The files of the project that import one of these (by the paths of their outlines) and mention one of its names, with their
   * outlines; and all names that may lead to a call of `seeds` there, in the linted file, and in all that they lead to.
   */
  importers(names: ReadonlyMap<string, ReadonlySet<string>>, seeds: Seeds): { readonly files: readonly { readonly path: string; readonly outline: Outline }[]; readonly names: NamesFound };
  /**
   * A short text that is another one when something has changed that reports on the files in `folder` may depend on, beside
   * the linted file itself: what the files do that are imported where calls of `seeds` matter, and how imports are resolved.
   * Positions count by their lines.
   *
   * What is found out is kept for the next process in `node_modules/.cache`, when the project has a `node_modules`.
   *
   * @param folder absolute path
   * @param version of this package
   */
  facts(folder: string, seeds: readonly Seeds[], version: string): string;
}

export function openProject(options: ProjectOptions): Project {
  return new FileProject(options);
}

class FileProject implements Project {
  readonly #files: Files;
  readonly #freshness: Freshness;
  readonly #limits: Limits;
  /** The linted file. */
  #linted: { readonly given: string; readonly path: string; readonly file: File | undefined; readonly text: string; readonly mark: string; readonly outline: () => Outline; readonly isShared: boolean } | undefined;
  readonly #search: NameSearch;
  readonly #importers: Importers;
  #ownOutline: { readonly outline: Outline } | undefined;
  /** Files that were outlined for the linted one. */
  readonly #taken = new Set<string>();
  readonly #keepFor: string | undefined;
  /** By the roots of projects that files were linted in. */
  readonly #places = new Map<string, string | undefined>();

  constructor({ language = javascript, follow = [], keepFor, limits, clock = CLOCK, ...glances }: ProjectOptions) {
    this.#limits = { ...LIMITS, ...limits };
    this.#freshness = new Freshness(clock);
    const landscape = new Landscape();
    this.#files = new Files(language, language.openResolver(landscape, new Set(follow)), landscape, this.#freshness, glances, this.#limits);
    this.#search = new NameSearch(this.#files);
    this.#importers = new Importers(this.#files);
    this.#keepFor = keepFor;
    if (keepFor !== undefined) process.once('exit', () => { this.#keepAll(keepFor); });
  }

  begin({ path, text, outline, isShared = false }: Linted): void {
    const files = this.#files;
    if (this.#linted?.file !== undefined) files.close(this.#linted.file);
    files.makeRoom();
    files.begin();
    this.#ownOutline = undefined;
    this.#taken.clear();
    const own = canonical(path);
    if (this.#freshness.begin(own, text)) files.view++;
    const file = files.at(own);
    const mark = markOf(text);
    this.#linted = { given: withSlashes(path), path: own, file, text, mark, outline, isShared };
    if (file !== undefined) files.open(file, text, mark);
    if (this.#keepFor !== undefined) this.#recallFor(files.landscape.rootOf(folderOf(own)), this.#keepFor);
  }

  #recallFor(root: string, version: string): void {
    if (this.#places.has(root)) return;
    const place = ownPlaceFor(root, this.#files.language.name);
    this.#places.set(root, place);
    if (place !== undefined) this.#search.kept = new Map([...this.#search.kept, ...recall(place, version)]);
  }

  #keepAll(version: string): void {
    if (!this.#search.hasLearned) return;
    const { known } = this.#search;
    for (const [root, place] of this.#places) if (place !== undefined) keep(place, version, new Map([...known].filter(([path]) => isWithin(path, root))));
  }

  reaches(path: string, sought?: Sought): boolean {
    const file = this.#files.at(this.#own(path));
    return file !== undefined && this.#freshness.spend(() => reaches(file, this.#files, sought));
  }

  names(seeds: Seeds): NamesFound | undefined {
    const { file, text, mark } = this.#linted ?? {};
    if (file === undefined || text === undefined || !this.#freshness.spend(() => reaches(file, this.#files))) return undefined;
    const found = this.#freshness.spend(() => this.#search.find(seeds, file, file.mark === mark ? undefined : { file, text, outline: () => this.#outlineOwn().outline }));
    return found.files.has(file) ? found.names : undefined;
  }

  #outlineOwn(): { readonly outline: Outline } {
    return this.#ownOutline ??= { outline: this.#makeOwn() };
  }

  #makeOwn(): Outline {
    const { file, text, mark, outline, isShared } = this.#linted!;
    return file === undefined || !isShared ? outline() : this.#files.outlineOfText(file, text, mark, outline);
  }

  ownOutline(): Outline {
    return this.#outlineOwn().outline;
  }

  resolve(specifier: string, from: string): Resolution {
    const link = this.#files.linkOf(specifier, this.#own(from));
    return typeof link === 'string' ? { unknown: link } : { path: link.path };
  }

  outlineOf(specifier: string, from: string): Outlined {
    const outlined = this.#outlined(specifier, from);
    if ('unknown' in outlined) giveUp(from, `\`${specifier}\` is not followed: ${outlined.unknown}`);
    return outlined;
  }

  #outlined(specifier: string, from: string): Outlined {
    const link = this.#files.linkOf(specifier, this.#own(from));
    if (typeof link === 'string') return { unknown: link };
    if (link === this.#linted?.file) return this.#outlineOwn();
    if (this.#taken.size >= this.#limits.outlines && !this.#taken.has(link.path)) return { unknown: 'too many files' };
    this.#taken.add(link.path);
    return this.#files.outlineOf(link);
  }

  importers(names: ReadonlyMap<string, ReadonlySet<string>>, seeds: Seeds): ReturnType<Project['importers']> {
    const { file } = this.#linted ?? {};
    const found = [...new Set([...names].flatMap(([path, named]) => {
      const of = file === undefined ? undefined : this.#files.at(this.#own(path));
      return of === undefined ? [] : this.#importersOf(of, named);
    }))].filter((one) => one !== file);
    return { files: this.#outlinesOf(found), names: found.length === 0 ? new Layered() : this.#freshness.spend(() => this.#search.findAll(seeds, [file!, ...found])).names };
  }

  importersOf(path: string, names: ReadonlySet<string>): ReturnType<Project['importersOf']> {
    const file = this.#files.at(this.#own(path));
    return file === undefined ? [] : this.#outlinesOf(this.#importersOf(file, names));
  }

  #importersOf(file: File, names: ReadonlySet<string>): readonly File[] {
    return this.#freshness.spend(() => this.#importers.of(file, this.#files.landscape.rootOf(folderOf(file.path)), names));
  }

  #outlinesOf(files: readonly File[]): readonly { readonly path: string; readonly outline: Outline }[] {
    return files.flatMap((one) => {
      const outlined = one === this.#linted?.file ? this.#outlineOwn() : this.#files.outlineOf(one);
      return 'outline' in outlined ? [{ path: outlined.outline.file, outline: outlined.outline }] : [];
    });
  }

  facts(folder: string, seeds: readonly Seeds[], version: string): string {
    if (this.#freshness.beginAll()) this.#files.view++;
    this.#files.begin();
    const own = canonical(folder);
    const place = !this.#files.language.keeps ? undefined : placeFor(own) ?? placeFor(this.#files.landscape.rootOf(own));
    if (place !== undefined) this.#search.kept = new Map([...this.#search.kept, ...recall(place, version)]);
    const { text, known } = factsIn(own, seeds, this.#files, this.#search);
    if (place !== undefined) keep(place, version, known);
    return text;
  }

  /** The path under which a file is known here. */
  #own(path: string): string {
    const given = withSlashes(path);
    return given === this.#linted?.given ? this.#linted.path : given;
  }
}
