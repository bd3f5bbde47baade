/**
 * Which names may lead to a call of some kind, in the linted file and in all files that it leads to? Told by names alone,
 * starting with those of the calls themselves. A file is outlined only when one of the names stands in its text.
 */
import type { Seed } from '../catalog/lookup.js';
import type { Outline } from '../outline/outline.js';
import { leadingTo, leadsOf, type Leads } from '../flow/leading.js';
import { AWAITED, LOCAL, wordOf, type Leading } from '../flow/names.js';
import type { File, Files } from './files.js';
import type { Known } from './kept.js';
import { markOf, statOf } from './read.js';

/** The calls that are looked for. The same object each time: what is found is kept by it. */
export interface Seeds {
  readonly of: readonly Seed[];
  /** Unless that is `anywhere`, what a function does later does not count; see `awaited`. */
  readonly leading: Leading;
  /**
   * How many functions may lie on the way that do it behind an `await` of their own, so that whoever awaits them goes on after
   * it. Default: none.
   */
  readonly awaited?: number;
}

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

/** One state of a file, as the index of words has it. */
export interface Mentions extends Known {
  readonly file: File;
  /** The words of its text, by their numbers, in the order of those. */
  readonly words: Uint32Array;
}

/** A word, and the states of files whose texts hold it, current ones and others. */
interface Indexed {
  readonly number: number;
  readonly in: Mentions[];
}

const NOWHERE: Indexed = { number: -1, in: [] };

/** What was found in a set of files that leads to no others. */
interface Answer {
  readonly seeds: Seeds;
  /** The file that they were found from, for all files that lead to each other; undefined when that are several. */
  readonly start: File | undefined;
  readonly closure: ReadonlySet<File>;
  readonly found: FoundNames;
  readonly wholes: Wholes;
}

/** Files whose default export, or whole, leads there; and what of it: itself, or what it gives when it is called. */
type Wholes = ReadonlyMap<File, ReadonlySet<string>>;

const WORD = /[\w$\u0080-\uffff]+/g;
const NO_LEADS: Leads = new Map();
const NOTHING: FoundNames = { names: new Set(), files: new Set() };
/** Answers that are kept: files are linted folder by folder, so the same ones are asked for again. */
const MOST_ANSWERS = 16;

/** True for a text in which a call of `seeds` may be made or handed on; where that takes a package, one that speaks of it. */
export function mattersFor(seeds: Seeds): (text: string) => boolean {
  const packages = new Set(seeds.of.flatMap(({ module }) => (module === undefined || module.startsWith('node:') ? [] : [module])));
  const names = new Set(seeds.of.flatMap(({ name, module }) => (module === undefined || module.startsWith('node:') ? wordOf(name).match(WORD) ?? [] : [])));
  const words = [...packages, ...names];
  return (text) => words.some((word) => text.includes(word));
}

export class NameSearch {
  readonly #index = new Map<string, Indexed>();
  /** The words by their numbers. */
  readonly #words: string[] = [];
  #answers: Answer[] = [];
  readonly #byWord = new WeakMap<FoundNames, Map<string, string[]>>();
  #view = -1;
  #states = 0;
  /** What was known of files when an earlier process came to its end. */
  kept: ReadonlyMap<string, Known> = new Map();
  /** More has been found out than that. */
  hasLearned = false;

  constructor(readonly files: Files) {}

  /**
   * The names for the linted file `start`.
   *
   * @param unsaved its text and outline, when the text is not that of the disk
   */
  find(seeds: Seeds, start: File, unsaved: Unsaved | undefined): FoundNames {
    this.#forget();
    if (unsaved !== undefined) {
      const { closure } = this.#walk(seeds, start, false);
      return new Growth(this, seeds, closure, unsaved, this.#partOf(closure, seeds, start)).found();
    }
    const { closure, answer } = this.#walk(seeds, start, true);
    return (answer ?? this.#answer(seeds, start, closure, this.#partOf(closure, seeds, start))).found;
  }

  #answer(seeds: Seeds, start: File | undefined, closure: ReadonlySet<File>, part: Answer | undefined): Answer {
    const growth = new Growth(this, seeds, closure, undefined, part);
    const answer: Answer = { seeds, start, closure, found: growth.found(), wholes: growth.wholes };
    this.#answers = [answer, ...this.#answers.slice(0, MOST_ANSWERS - 1)];
    return answer;
  }

  /**
   * What is known of the largest part of the closure, to go on from: all but `start`, unless that is led back to, since most files are led to
   * by many. Where functions count that do it behind an `await`, what counts in a part may count for less in the whole.
   */
  #partOf(closure: ReadonlySet<File>, seeds: Seeds, start: File): Answer | undefined {
    if ((seeds.awaited ?? 0) > 0 || closure.size === 1) return undefined;
    const [known] = this.#answers.filter((one) => one.seeds === seeds && one.closure.size <= closure.size && !one.closure.has(start) && [...one.closure].every((file) => closure.has(file)))
      .sort((one, other) => other.closure.size - one.closure.size);
    if (known !== undefined && known.closure.size === closure.size - 1) return known;
    const rest = this.closureOf(this.linksOf(start).filter((link): link is File => typeof link !== 'string'));
    return rest.has(start) ? known : this.#answer(seeds, undefined, rest, known);
  }

  /** The names for all of `starts` together, as their files are on the disk. */
  findAll(seeds: Seeds, starts: Iterable<File>): FoundNames {
    this.#forget();
    return new Growth(this, seeds, this.closureOf(starts)).found();
  }

  /** The files, and all that they lead to. */
  closureOf(starts: Iterable<File>): ReadonlySet<File> {
    const closure = new Set(starts);
    for (const file of closure) for (const link of this.linksOf(file)) if (typeof link !== 'string') closure.add(link);
    return closure;
  }

  #forget(): void {
    if (this.#view !== this.files.view) this.#answers = [];
    this.#view = this.files.view;
    // States of files that are no more would pile up.
    if (this.#states <= 2 * this.files.count + 1000) return;
    this.#index.clear();
    this.#words.length = 0;
    this.files.forgetMentions();
    this.#states = 0;
  }

  /** All that the file leads to. When that is a file that leads back to it, their answers are the same. */
  #walk(seeds: Seeds, start: File, mayShare: boolean): { readonly closure: ReadonlySet<File>; readonly answer?: Answer } {
    const closure = new Set([start]);
    for (const file of closure) {
      const answer = mayShare ? this.#answers.find((one) => one.start === file && one.seeds === seeds && one.closure.has(start)) : undefined;
      if (answer !== undefined) return { closure, answer };
      for (const link of this.linksOf(file)) if (typeof link !== 'string') closure.add(link);
    }
    return { closure };
  }

  /** The names that are looked for in all files, by the word that stands there. */
  namesByWord(found: FoundNames): ReadonlyMap<string, readonly string[]> {
    let byWord = this.#byWord.get(found);
    if (byWord === undefined) {
      this.#byWord.set(found, byWord = new Map());
      for (const name of found.names) {
        const [word] = isOfItsFile(name) ? [] : wordOf(name).match(WORD) ?? [];
        const known = word === undefined ? undefined : byWord.get(word);
        if (known !== undefined) known.push(name);
        else if (word !== undefined) byWord.set(word, [name]);
      }
    }
    return byWord;
  }

  linksOf(file: File): ReturnType<Files['linksOf']> {
    const look = this.files.lookOf(file);
    return look === undefined ? [] : this.files.linksOf(file, look);
  }

  /**
   * The files of the set whose texts hold the word. Of a word that many files of a large project hold, it is asked of each file of the
   * set, which seldom is large.
   */
  holding(word: string, among: ReadonlySet<File>): readonly Mentions[] {
    const { number, in: all } = this.#index.get(word) ?? NOWHERE;
    if (all.length <= among.size) return all.filter((one) => one.file.mentions === one && among.has(one.file));
    return [...among].flatMap(({ mentions }) => (mentions !== undefined && holds(mentions.words, number) ? [mentions] : []));
  }

  /** All that is known of files now, beside what was before, as long as those are there. */
  get known(): ReadonlyMap<string, Known> {
    const found = new Map([...this.kept].filter(([path]) => statOf(path) !== undefined));
    for (const { path, mentions } of this.files.all()) if (mentions !== undefined && Object.keys(mentions.leads).length > 0) found.set(path, mentions);
    return found;
  }

  /** Enters the words of a file into the index. */
  learn(file: File): Mentions | undefined {
    return this.files.freshness.learn(() => this.#read(file));
  }

  /** Each word of a text that the index holds. */
  wordsOf({ words }: Mentions): readonly string[] {
    return Array.from(words, (word) => this.#words[word]!);
  }

  #read(file: File): Mentions | undefined {
    const text = this.files.textOf(file);
    if (text === undefined) return undefined;
    const mark = markOf(text);
    const kept = this.kept.get(file.path);
    const words = [...new Set(text.match(WORD))].map((word) => this.#indexed(word));
    const mentions: Mentions = { ...(kept?.mark === mark ? kept : { mark, leads: {} }), file, words: Uint32Array.from(words, ({ number }) => number).sort() };
    file.mentions = mentions;
    this.#states++;
    for (const word of words) word.in.push(mentions);
    return mentions;
  }

  #indexed(word: string): Indexed {
    let known = this.#index.get(word);
    if (known === undefined) {
      // A piece of the text would keep the whole of it in memory.
      const own = Buffer.from(word).toString();
      this.#index.set(own, known = { number: this.#words.length, in: [] });
      this.#words.push(own);
    }
    return known;
  }
}

/** The names of one set of files, from the seeds on until nothing is added. */
class Growth {
  readonly #names: Set<string>;
  readonly #hit: Set<File>;
  readonly #wholes: Map<File, Set<string>>;
  /** Names that stand in a file, and what is to be looked for there. */
  readonly #waiting: { readonly mentions: Mentions; readonly name: string }[] = [];
  /** Names that lead there behind an `await`, and where they were found. */
  #later: { readonly mentions: Mentions; readonly name: string }[] = [];
  readonly #followed = new Map<Mentions, Set<string>>();
  #importers: Map<File, { readonly by: File; readonly specifier: string }[]> | undefined;
  readonly #own: Mentions | undefined;
  readonly #ownWords: ReadonlySet<string>;

  /** @param part what was found before in some of the files: what is found in the others comes to that */
  constructor(readonly search: NameSearch, readonly seeds: Seeds, readonly closure: ReadonlySet<File>, readonly unsaved?: Unsaved, readonly part?: Answer) {
    this.#own = unsaved && { file: unsaved.file, mark: '', leads: {}, words: new Uint32Array() };
    this.#ownWords = new Set(unsaved?.text.match(WORD));
    this.#names = new Set(part?.found.names);
    this.#hit = new Set(part?.found.files);
    this.#wholes = new Map([...part?.wholes ?? []].map(([file, what]) => [file, new Set(what)]));
  }

  get wholes(): Wholes {
    return this.#wholes;
  }

  found(): FoundNames {
    for (const file of this.closure) if (file.mentions === undefined && file !== this.unsaved?.file) this.search.learn(file);
    if (this.part !== undefined) for (const file of this.closure) if (!this.part.closure.has(file)) this.#goOnWith(file);
    for (const { name, module } of this.seeds.of) if (module === undefined || this.#speaksOf(module)) this.#addName(name);
    this.#followAll();
    for (let awaited = 0; awaited < (this.seeds.awaited ?? 0) && this.#later.length > 0; awaited++) {
      const later = this.#later;
      this.#later = [];
      for (const { mentions, name } of later) this.#addLeading(mentions, name);
      this.#followAll();
    }
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

  #followAll(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#follow(next.mentions, next.name);
  }

  #addName(name: string): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    // `#own` and `'set-user'` are no words of a text, but hold one.
    const [word] = wordOf(name).match(WORD) ?? [];
    if (word !== undefined) for (const mentions of this.#holding(word)) this.#waiting.push({ mentions, name });
  }

  /** `name` stands in the file: adds all that lead to it in there. */
  #follow(mentions: Mentions, name: string): void {
    this.#hit.add(mentions.file);
    let followed = this.#followed.get(mentions);
    if (followed === undefined) this.#followed.set(mentions, followed = new Set());
    if (followed.has(name)) return;
    followed.add(name);
    for (const leading of leadingTo(this.#leadsIn(mentions), name)) {
      if (leading.startsWith(AWAITED)) this.#later.push({ mentions, name: leading.slice(AWAITED.length) });
      else this.#addLeading(mentions, leading);
    }
  }

  #addLeading(mentions: Mentions, leading: string): void {
    const word = wordOf(leading);
    if (word === 'default' || word === 'exports') this.#addWhole(mentions.file, leading.slice(word.length));
    else if (leading.startsWith(LOCAL)) this.#addLocal(mentions, leading);
    else if (word !== 'constructor') this.#addName(leading);
  }

  #addLocal(mentions: Mentions, name: string): void {
    this.#names.add(name);
    this.#waiting.push({ mentions, name });
  }

  /** Where a default export is imported to, it has another name in each file. */
  #addWhole(file: File, what: string): void {
    const known = this.#wholes.get(file);
    if (known?.has(what) === true) return;
    this.#wholes.set(file, (known ?? new Set()).add(what));
    this.#importers ??= this.#findImporters();
    for (const { by, specifier } of this.#importers.get(file) ?? []) this.#addImported(by, specifier, what);
  }

  #addImported(by: File, specifier: string, what: string): void {
    const mentions = by === this.#own?.file ? this.#own : by.mentions;
    for (const name of [`default${what}`, `default ${specifier}${what}`, `* ${specifier}${what}`]) {
      this.#names.add(name);
      if (mentions !== undefined) this.#waiting.push({ mentions, name });
    }
  }

  /** What is known already is looked for in a file that is new. */
  #goOnWith(file: File): void {
    const isOwn = file === this.#own?.file;
    const mentions = isOwn ? this.#own : file.mentions;
    if (mentions === undefined) return;
    const words = isOwn ? this.#ownWords : this.search.wordsOf(mentions);
    const named = this.search.namesByWord(this.part!.found);
    for (const word of words) for (const name of named.get(word) ?? []) this.#waiting.push({ mentions, name });
    const specifiers = this.search.files.lookOf(file)?.imports ?? [];
    this.search.linksOf(file).forEach((link, at) => {
      for (const what of typeof link === 'string' ? [] : this.#wholes.get(link) ?? []) this.#addImported(file, specifiers[at]!, what);
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

/** Whether a list of numbers in their order holds this one. */
function holds(numbers: Uint32Array, number: number): boolean {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === number;
}

/** A variable, or what a module gives as a whole: it is called so in one file alone. */
function isOfItsFile(name: string): boolean {
  return name.startsWith(LOCAL) || /^(?:default\b|\* )/.test(name);
}
