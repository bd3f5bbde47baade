/** What is known of each file, for as long as the file stays as it is: the look, where its imports lead, and the outline. */
import type { Stats } from 'node:fs';
import type { Outline } from '../outline/outline.js';
import type { Freshness } from './freshness.js';
import type { Landscape } from './landscape.js';
import type { Mentions } from './names.js';
import { lookAt, sameLook, type Glances, type Look } from './look.js';
import type { ModuleResolver, SourceLanguage } from './language.js';
import { folderOf } from './paths.js';
import type { Sought } from './reach.js';
import { isSame, markOf, stampOf, statOf, type Stamp } from './read.js';
import type { Limits, Reason } from './reasons.js';
import { Texts } from './texts.js';

export type Outlined = { readonly outline: Outline } | { readonly unknown: Reason };
/** Where an import leads: a file, or why to none. */
export type Link = File | Reason;

interface Links {
  /** Of these imports, in their order. */
  readonly look: Look;
  readonly targets: readonly Link[];
  readonly epoch: number;
  /** Set when an import was not found: then the answer holds for one generation only. */
  readonly generation?: number;
}

/** A file of the project. Written by `Files` and by the search for what a file reaches. */
export interface File {
  readonly path: string;
  /** The generation in which the disk was asked last. */
  checked: number;
  /** When it, or where its imports lead, was last seen to be another: a number that grows with each change of any file. */
  changed: number;
  stamp?: Stamp | undefined;
  /** As it is on the disk; or why it cannot be read. */
  saved?: Look | Reason | undefined;
  /** As it is in the editor, when that differs. */
  live?: Look | undefined;
  links?: Links | undefined;
  outlined?: Outlined | undefined;
  /** The outline itself, for as long as anybody has it. */
  lent?: WeakRef<Outline> | undefined;
  /** Of its text on the disk; undefined when it cannot be read. */
  mark?: string | undefined;
  /** What its text mentions; there once somebody asked for it. */
  mentions?: Mentions | undefined;
  /** What kinds of files it reaches, as found in view number `reachView`. */
  reach?: Partial<Record<Sought, boolean>>;
  reachView?: number;
}

export class Files {
  /** Grows whenever what is known of any file may have changed, so that what was derived from it must be derived again. */
  view = 0;
  /** Grows with each change of a file; see `File.changed`. */
  change = 0;
  readonly #files = new Map<string, File>();
  /** Outlined files with the length of their texts, the one not asked for longest first. */
  readonly #kept = new Map<File, number>();
  #keptSource = 0;
  readonly #texts: Texts;
  /** Grows whenever imports may lead elsewhere. */
  #epoch = 0;
  #landscapeSeen = 0;

  constructor(
    readonly language: SourceLanguage,
    readonly resolver: ModuleResolver,
    readonly landscape: Landscape,
    readonly freshness: Freshness,
    readonly glances: Glances,
    readonly limits: Limits,
  ) {
    this.#texts = new Texts(limits);
  }

  /** The file at a canonical path; undefined when as many as may be are known already. */
  at(path: string): File | undefined {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    if (this.#files.size >= this.limits.files) return undefined;
    const file: File = { path, checked: 0, changed: 0 };
    this.#files.set(path, file);
    return file;
  }

  /** All files that are known. */
  all(): Iterable<File> {
    return this.#files.values();
  }

  /** Called where nothing holds a file: makes room when there is none left. */
  makeRoom(): void {
    if (this.#files.size < this.limits.files) return;
    this.#files.clear();
    this.#kept.clear();
    this.#keptSource = 0;
  }

  get count(): number {
    return this.#files.size;
  }

  forgetMentions(): void {
    for (const file of this.#files.values()) file.mentions = undefined;
  }

  /** Text of the file as it is on the disk; undefined when it cannot be read. */
  textOf(file: File): string | undefined {
    this.#check(file);
    if (typeof file.saved === 'string') return undefined;
    const read = this.#texts.of(file.path);
    return 'text' in read ? read.text : undefined;
  }

  /** Another file is about to be linted. */
  begin(): void {
    this.#texts.forget();
  }

  /** Text of the file that is about to be linted, and its mark; it may not be saved yet. */
  open(file: File, text: string, mark: string): void {
    this.#check(file);
    if (file.mark === mark) {
      this.#texts.hold(file.path, text);
      return;
    }
    const look = this.#look(text);
    if (typeof file.saved === 'object' && sameLook(file.saved, look)) return;
    file.live = look;
    this.view++;
  }

  #look(text: string): Look {
    return lookAt(text, this.language.importsIn(text), this.glances);
  }

  /** What is on the disk counts again. */
  close(file: File): void {
    if (file.live === undefined) return;
    file.live = undefined;
    this.view++;
  }

  /** What the file imports and whether it matters by itself; undefined when it cannot be read. */
  lookOf(file: File): Look | undefined {
    if (file.live !== undefined) return file.live;
    this.#check(file);
    return typeof file.saved === 'object' ? file.saved : undefined;
  }

  /** Asks the disk, once in a generation, whether the file is still what it was; if not, reads it anew. */
  #check(file: File): void {
    const { generation } = this.freshness;
    if (file.checked === generation) return;
    file.checked = generation;
    const stats = statOf(file.path);
    const stamp = stats && stampOf(stats);
    if (file.stamp === undefined || stamp === undefined || !isSame(file.stamp, stamp)) this.freshness.learn(() => { this.#read(file, stats, stamp); });
  }

  #read(file: File, stats: Stats | undefined, stamp: Stamp | undefined): void {
    file.stamp = stamp;
    const read = this.#texts.read(file.path, stats);
    const mark = 'text' in read ? markOf(read.text) : undefined;
    // It was written again just as it was, or so lately that this could not be told without reading it.
    if (mark !== undefined && file.mark === mark) return;
    file.mark = mark;
    file.changed = ++this.change;
    file.outlined = undefined;
    file.lent = undefined;
    file.mentions = undefined;
    this.#drop(file);
    const before = file.saved;
    const now = 'text' in read ? this.#look(read.text) : read.unknown;
    file.saved = typeof before === 'object' && typeof now === 'object' && sameLook(before, now) ? before : now;
  }

  /** Where the imports of `look`, which is the file's, lead. */
  linksOf(file: File, look: Look): readonly Link[] {
    this.#seeLandscape();
    const { links } = file;
    if (links?.look === look && links.epoch === this.#epoch && (links.generation ?? this.freshness.generation) === this.freshness.generation) return links.targets;
    return links === undefined ? this.freshness.learn(() => this.#findLinks(file, look)) : this.#findLinks(file, look);
  }

  #findLinks(file: File, look: Look): readonly Link[] {
    this.landscape.track(folderOf(file.path));
    const targets = look.imports.map((specifier) => this.#link(specifier, file.path));
    const open = targets.includes('not found');
    const { links } = file;
    if (links?.look !== look || links.targets.some((target, at) => target !== targets[at])) file.changed = ++this.change;
    file.links = { look, targets, epoch: this.#epoch, ...(open ? { generation: this.freshness.generation } : {}) };
    return targets;
  }

  /** Where `specifier` leads from a file, whether or not the file is known to import it. */
  linkOf(specifier: string, from: string): Link {
    const file = this.#files.get(from);
    const look = file && this.lookOf(file);
    const at = look?.imports.indexOf(specifier) ?? -1;
    if (at >= 0) return this.linksOf(file!, look!)[at]!;
    this.#seeLandscape();
    return this.#link(specifier, from);
  }

  #link(specifier: string, from: string): Link {
    const found = this.resolver.resolve(specifier, from);
    if ('unknown' in found) return found.unknown;
    this.landscape.track(folderOf(found.path));
    return this.at(found.path) ?? 'too many files';
  }

  #seeLandscape(): void {
    const { generation } = this.freshness;
    if (this.#landscapeSeen === generation) return;
    this.#landscapeSeen = generation;
    const changed = this.freshness.spend(() => this.landscape.changed());
    if (changed) this.#epoch++;
    if (changed || this.resolver.missed) this.resolver.forget();
  }

  /** The outline of a file as it is on the disk. The same object as long as the file is not changed and the outline is kept. */
  outlineOf(file: File): Outlined {
    this.#check(file);
    if (typeof file.saved === 'string') return { unknown: file.saved };
    const { outlined } = file;
    if (outlined === undefined) return this.#outline(file);
    this.#keep(file, this.#kept.get(file)!);
    return outlined;
  }

  /**
   * The outline of a file that is linted: the one that is kept, when the text is that of the disk, or else the one that `make` gives, which is
   * kept then. Most files are imported as well.
   */
  outlineOfText(file: File, text: string, mark: string, make: () => Outline): Outline {
    const known = file.mark !== mark ? undefined : file.outlined ?? this.#lent(file);
    if (known !== undefined && 'outline' in known) return known.outline;
    const outline = make();
    if (file.mark === mark && outline.file === file.path) this.#keepOutlined(file, { outline }, text.length);
    return outline;
  }

  #outline(file: File): Outlined {
    const lent = this.#lent(file);
    if (lent !== undefined) return this.#keepOutlined(file, lent, file.stamp!.size);
    const read = this.#texts.of(file.path);
    return 'unknown' in read ? read : this.#keepOutlined(file, this.language.outline(read.text, file.path), read.text.length);
  }

  /** It is no longer kept here, and somebody has it yet. */
  #lent({ lent }: File): Outlined | undefined {
    const outline = lent?.deref();
    return outline && { outline };
  }

  #keepOutlined(file: File, outlined: Outlined, length: number): Outlined {
    file.outlined = outlined;
    file.lent = 'outline' in outlined ? new WeakRef(outlined.outline) : undefined;
    this.#keep(file, length);
    return outlined;
  }

  /** Puts the file behind all others that are kept, and drops from the front what is too much. */
  #keep(file: File, length: number): void {
    this.#drop(file);
    for (const oldest of this.#kept.keys()) {
      if (this.#keptSource + length <= this.limits.keptSource) break;
      oldest.outlined = undefined;
      this.#drop(oldest);
    }
    this.#kept.set(file, length);
    this.#keptSource += length;
  }

  #drop(file: File): void {
    this.#keptSource -= this.#kept.get(file) ?? 0;
    this.#kept.delete(file);
  }
}
