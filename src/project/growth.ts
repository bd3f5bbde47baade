/** The names that lead somewhere, in one set of files: from the seeds on until nothing is added. */
import type { Outline } from '../outline/outline.js';
import { leadingTo, leadsOf, type Leads } from '../flow/leading.js';
import { AWAITED, LOCAL, wordOf } from '../flow/names.js';
import type { File } from './files.js';
import { WORD, type Mentions, type NameSearch, type Seeds } from './names.js';

export interface FoundNames {
  /** All names that may lead there, beginning with the seeds themselves; see `leadsOf` for how they are written. */
  readonly names: ReadonlySet<string>;
  /** The files whose texts hold one of them. */
  readonly files: ReadonlySet<File>;
}

/** What the linted file is when its text is not the one on the disk. */
export interface Unsaved {
  readonly file: File;
  readonly text: string;
  readonly outline: () => Outline;
}

/** What was found in a set of files. */
export interface Grown {
  readonly seeds: Seeds;
  readonly closure: ReadonlySet<File>;
  readonly found: FoundNames;
  readonly wholes: Wholes;
  readonly levels: ReadonlyMap<string, number>;
}

/** Files whose default export, or whole, leads there; what of it: itself, or what it gives when it is called; and the level of that. */
type Wholes = ReadonlyMap<File, ReadonlyMap<string, number>>;

const NO_LEADS: Leads = new Map();
const NOTHING: FoundNames = { names: new Set(), files: new Set() };

/** A name that stands in a file, and is to be looked for there. */
interface Waiting {
  readonly mentions: Mentions;
  readonly name: string;
}

/**
 * Each name has a level: the number of functions on the way that do it behind an `await` of their own. Names are gone through level by level,
 * so that each is met at its lowest one first.
 */
export class Growth {
  readonly #names: Set<string>;
  readonly #hit: Set<File>;
  readonly #wholes: Map<File, Map<string, number>>;
  /** Of names that are not at the lowest level. */
  readonly #levels: Map<string, number>;
  /** By their levels. */
  readonly #waiting: readonly Waiting[][];
  readonly #followed = new Map<Mentions, Set<string>>();
  #importers: Map<File, { readonly by: File; readonly specifier: string }[]> | undefined;
  readonly #own: Mentions | undefined;
  readonly #ownWords: ReadonlySet<string>;

  /** @param part what was found before in some of the files: what is found in the others comes to that */
  constructor(readonly search: NameSearch, readonly seeds: Seeds, readonly closure: ReadonlySet<File>, readonly unsaved?: Unsaved, readonly part?: Grown) {
    this.#own = unsaved && { file: unsaved.file, mark: '', leads: {}, words: new Uint32Array() };
    this.#ownWords = new Set(unsaved?.text.match(WORD));
    this.#names = new Set(part?.found.names);
    this.#hit = new Set(part?.found.files);
    this.#wholes = new Map([...part?.wholes ?? []].map(([file, what]) => [file, new Map(what)]));
    this.#levels = new Map(part?.levels);
    this.#waiting = Array.from({ length: 1 + (seeds.awaited ?? 0) }, () => []);
  }

  grow(): Grown {
    const { seeds, closure } = this;
    return { seeds, closure, found: this.#found(), wholes: this.#wholes, levels: this.#levels };
  }

  #found(): FoundNames {
    for (const file of this.closure) if (file.mentions === undefined && file !== this.unsaved?.file) this.search.learn(file);
    if (this.part !== undefined) for (const file of this.closure) if (!this.part.closure.has(file)) this.#goOnWith(file);
    for (const { name, module } of this.seeds.of) if (module === undefined || this.#speaksOf(module)) this.#addName(name, 0);
    this.#waiting.forEach((waiting, level) => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) this.#follow(next, level);
    });
    return this.#hit.size === 0 ? NOTHING : { names: this.#names, files: this.#hit };
  }

  /** Node's own modules are got in more ways than by an import. */
  #speaksOf(module: string): boolean {
    const { files } = this.search;
    if (module.startsWith('node:')) return this.#holding(module.slice('node:'.length).split('/').at(-1)!).length > 0;
    for (const file of this.closure) if (files.lookOf(file)?.imports.includes(module) === true) return true;
    return false;
  }

  /** The files of the set whose texts hold the word. */
  #holding(word: string): readonly Mentions[] {
    const own = this.#own;
    const others = this.search.holding(word, this.closure).filter(({ file }) => file !== own?.file);
    return own !== undefined && this.#ownWords.has(word) ? [own, ...others] : others;
  }

  #addName(name: string, level: number): void {
    if (this.#names.has(name) && (this.#levels.get(name) ?? 0) <= level) return;
    this.#names.add(name);
    if (level === 0) this.#levels.delete(name);
    else this.#levels.set(name, level);
    // `#own` and `'set-user'` are no words of a text, but hold one.
    const [word] = wordOf(name).match(WORD) ?? [];
    if (word !== undefined) for (const mentions of this.#holding(word)) this.#waiting[level]!.push({ mentions, name });
  }

  /** The name stands in the file: adds all that lead to it in there. */
  #follow({ mentions, name }: Waiting, level: number): void {
    this.#hit.add(mentions.file);
    let followed = this.#followed.get(mentions);
    if (followed === undefined) this.#followed.set(mentions, followed = new Set());
    if (followed.has(name)) return;
    followed.add(name);
    for (const leading of leadingTo(this.#leadsIn(mentions), name)) {
      if (!leading.startsWith(AWAITED)) this.#addLeading(mentions, leading, level);
      else if (level + 1 < this.#waiting.length) this.#addLeading(mentions, leading.slice(AWAITED.length), level + 1);
    }
  }

  #addLeading(mentions: Mentions, leading: string, level: number): void {
    const word = wordOf(leading);
    if (word === 'default' || word === 'exports') this.#addWhole(mentions.file, leading.slice(word.length), level);
    else if (leading.startsWith(LOCAL)) this.#addIn(mentions, leading, level);
    else if (word !== 'constructor') this.#addName(leading, level);
  }

  /** A name that is called so in one file alone. */
  #addIn(mentions: Mentions, name: string, level: number): void {
    this.#names.add(name);
    this.#waiting[level]!.push({ mentions, name });
  }

  /** Where a default export is imported to, it has another name in each file. */
  #addWhole(file: File, what: string, level: number): void {
    let known = this.#wholes.get(file);
    if (known === undefined) this.#wholes.set(file, known = new Map());
    if ((known.get(what) ?? Infinity) <= level) return;
    known.set(what, level);
    this.#importers ??= this.#findImporters();
    for (const { by, specifier } of this.#importers.get(file) ?? []) this.#addImported(by, specifier, what, level);
  }

  #addImported(by: File, specifier: string, what: string, level: number): void {
    const mentions = by === this.#own?.file ? this.#own : by.mentions;
    for (const name of [`default${what}`, `default ${specifier}${what}`, `* ${specifier}${what}`]) {
      if (mentions === undefined) this.#names.add(name);
      else this.#addIn(mentions, name, level);
    }
  }

  /** What is known already is looked for in a file that is new. */
  #goOnWith(file: File): void {
    const isOwn = file === this.#own?.file;
    const mentions = isOwn ? this.#own : file.mentions;
    if (mentions === undefined) return;
    const words = isOwn ? this.#ownWords : this.search.wordsOf(mentions);
    const named = this.search.namesByWord(this.part!.found);
    for (const word of words) for (const name of named.get(word) ?? []) this.#waiting[this.#levels.get(name) ?? 0]!.push({ mentions, name });
    const specifiers = this.search.files.lookOf(file)?.imports ?? [];
    this.search.linksOf(file).forEach((link, at) => {
      for (const [what, level] of typeof link === 'string' ? [] : this.#wholes.get(link) ?? []) this.#addImported(file, specifiers[at]!, what, level);
    });
  }

  #findImporters(): Map<File, { readonly by: File; readonly specifier: string }[]> {
    const importers = new Map<File, { readonly by: File; readonly specifier: string }[]>();
    for (const by of this.closure) {
      const specifiers = this.search.files.lookOf(by)?.imports ?? [];
      this.search.linksOf(by).forEach((link, at) => {
        if (typeof link !== 'string') importers.set(link, [...importers.get(link) ?? [], { by, specifier: specifiers[at]! }]);
      });
    }
    return importers;
  }

  #leadsIn(mentions: Mentions): Leads {
    return mentions.leads[this.seeds.leading] ??= this.search.files.freshness.learn(() => {
      if (mentions !== this.#own) this.search.hasLearned = true;
      return this.#outline(mentions);
    });
  }

  #outline(mentions: Mentions): Leads {
    if (mentions === this.#own) return leadsOf(this.unsaved!.outline(), this.search.files.language.semantics, this.seeds.leading);
    const outlined = this.search.files.outlineOf(mentions.file);
    return 'outline' in outlined ? leadsOf(outlined.outline, this.search.files.language.semantics, this.seeds.leading) : NO_LEADS;
  }
}
