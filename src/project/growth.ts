/** The names that lead somewhere, in one set of files: from the seeds on until nothing is added. */
import type { Outline } from '../outline/outline.js';
import { leadingTo, leadsOf, type Leads } from '../flow/leading.js';
import { AWAITED, LOCAL, wordOf } from '../flow/names.js';
import type { File } from './files.js';
import { Layered } from './layered.js';
import { WORD, type Mentions, type NameSearch, type Seeds } from './names.js';

export interface FoundNames {
  /** All names that may lead there, beginning with the seeds themselves; see `leadsOf` for how they are written. */
  readonly names: NamesFound;
  /** The files whose texts hold one of them. */
  readonly files: FilesFound;
}

/** Each with its level. */
export type NamesFound = Layered<string, number>;
export type FilesFound = Layered<File, true>;

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
  /** The packages among those that the seeds are of, of which a file speaks. */
  readonly packages: ReadonlySet<string>;
}

/** Files whose default export, or whole, leads there; what of it: itself, or what it gives when it is called; and the level of that. */
type Wholes = Layered<File, ReadonlyMap<string, number>>;

const NO_LEADS: Leads = new Map();
const NOTHING: FoundNames = { names: new Layered(), files: new Layered() };

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
  readonly #names: NamesFound;
  readonly #hit: FilesFound;
  readonly #wholes: Wholes;
  readonly #packages: ReadonlySet<string>;
  /** What is not in the part. */
  readonly #added: readonly File[];
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
    this.#names = new Layered(part?.found.names);
    this.#hit = new Layered(part?.found.files);
    this.#wholes = new Layered(part?.wholes);
    this.#added = part === undefined ? [...closure] : addedTo(part.closure, closure);
    this.#packages = new Set([...part?.packages ?? [], ...seeds.of.flatMap(({ module }) => (module !== undefined && !isOfNode(module) && this.#isImported(module) ? [module] : []))]);
    this.#waiting = Array.from({ length: 1 + (seeds.awaited ?? 0) }, () => []);
  }

  grow(): Grown {
    const { seeds, closure } = this;
    return { seeds, closure, found: this.#found(), wholes: this.#wholes, packages: this.#packages };
  }

  #found(): FoundNames {
    for (const file of this.#added) if (file.mentions === undefined && file !== this.unsaved?.file) this.search.learn(file);
    if (this.part !== undefined) for (const file of this.#added) this.#goOnWith(file, this.part);
    for (const { name, module } of this.seeds.of) if (module === undefined || this.#speaksOf(module)) this.#addName(name, 0);
    this.#waiting.forEach((waiting, level) => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) this.#follow(next, level);
    });
    return this.#hit.isEmpty ? NOTHING : { names: this.#names, files: this.#hit };
  }

  /** Node's own modules are got in more ways than by an import. */
  #speaksOf(module: string): boolean {
    return isOfNode(module) ? this.#holding(module.slice(NODE.length).split('/').at(-1)!).length > 0 : this.#packages.has(module);
  }

  #isImported(module: string): boolean {
    return this.#added.some((file) => this.search.files.lookOf(file)?.imports.includes(module) === true);
  }

  /** The files of the set whose texts hold the word. */
  #holding(word: string): readonly Mentions[] {
    const own = this.#own;
    const others = this.search.holding(word, this.closure).filter(({ file }) => file !== own?.file);
    return own !== undefined && this.#ownWords.has(word) ? [own, ...others] : others;
  }

  #addName(name: string, level: number): void {
    if ((this.#names.get(name) ?? Infinity) <= level) return;
    this.#names.set(name, level);
    // `#own` and `'set-user'` are no words of a text, but hold one.
    const [word] = wordOf(name).match(WORD) ?? [];
    if (word !== undefined) for (const mentions of this.#holding(word)) this.#waiting[level]!.push({ mentions, name });
  }

  /** The name stands in the file: adds all that lead to it in there. */
  #follow({ mentions, name }: Waiting, level: number): void {
    if (!this.#hit.has(mentions.file)) this.#hit.set(mentions.file, true);
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
    if (!this.#names.has(name)) this.#names.set(name, level);
    this.#waiting[level]!.push({ mentions, name });
  }

  /** Where a default export is imported to, it has another name in each file. */
  #addWhole(file: File, what: string, level: number): void {
    const known = this.#wholes.get(file);
    if ((known?.get(what) ?? Infinity) <= level) return;
    this.#wholes.set(file, new Map(known).set(what, level));
    this.#importers ??= this.#findImporters();
    for (const { by, specifier } of this.#importers.get(file) ?? []) this.#addImported(by, specifier, what, level);
  }

  #addImported(by: File, specifier: string, what: string, level: number): void {
    const mentions = by === this.#own?.file ? this.#own : by.mentions;
    if (mentions === undefined) return;
    for (const name of [`default${what}`, `default ${specifier}${what}`, `* ${specifier}${what}`]) this.#addIn(mentions, name, level);
  }

  /** What is known already is looked for in a file that is new. */
  #goOnWith(file: File, { found }: Grown): void {
    const isOwn = file === this.#own?.file;
    const mentions = isOwn ? this.#own : file.mentions;
    if (mentions === undefined) return;
    const words = isOwn ? this.#ownWords : this.search.wordsOf(mentions);
    for (const word of words) for (const name of this.search.namesOfWord(word, found.names)) this.#waiting[found.names.get(name)!]!.push({ mentions, name });
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

const NODE = 'node:';

function isOfNode(module: string): boolean {
  return module.startsWith(NODE);
}

/** What a set of files has more than a part of it. The last ones to come to it stand in front, as a rule. */
function addedTo(part: ReadonlySet<File>, closure: ReadonlySet<File>): readonly File[] {
  const added: File[] = [];
  const count = closure.size - part.size;
  for (const file of closure) {
    if (added.length === count) break;
    if (!part.has(file)) added.push(file);
  }
  return added;
}
