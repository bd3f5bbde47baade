/**
 * Which names may lead to a call of some kind, in the linted file and in all files that it leads to? Told by names alone,
 * starting with those of the calls themselves. A file is outlined only when one of the names stands in its text.
 */
import type { Seed } from '../catalog/lookup.js';
import { LOCAL, wordOf, type Leading } from '../flow/names.js';
import { Answers } from './answers.js';
import type { File, Files } from './files.js';
import { Growth, type FoundNames, type NamesFound, type Unsaved } from './growth.js';
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

/** What an index of texts goes by. */
export const WORD = /[\w$\u0080-\uffff]+/g;
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
  readonly #answers: Answers;
  readonly #byWord = new WeakMap<NamesFound, Map<string, string[]>>();
  #states = 0;
  /** What was known of files when an earlier process came to its end. */
  kept: ReadonlyMap<string, Known> = new Map();
  /** More has been found out than that. */
  hasLearned = false;

  constructor(readonly files: Files) {
    this.#answers = new Answers(this, files);
  }

  /**
   * The names for the linted file `start`.
   *
   * @param unsaved its text and outline, when the text is not that of the disk
   */
  find(seeds: Seeds, start: File, unsaved: Unsaved | undefined): FoundNames {
    this.#forget();
    if (unsaved === undefined) return this.#answers.of(seeds, start).found;
    return new Growth(this, seeds, this.#answers.closureOf(start), unsaved, this.#answers.partFor(seeds, start)).grow().found;
  }

  /** The names for all of `starts` together, as their files are on the disk. */
  findAll(seeds: Seeds, starts: Iterable<File>): FoundNames {
    this.#forget();
    return new Growth(this, seeds, this.closureOf(starts)).grow().found;
  }

  /** The files, and all that they lead to. */
  closureOf(starts: Iterable<File>): ReadonlySet<File> {
    const closure = new Set(starts);
    for (const file of closure) for (const link of this.linksOf(file)) if (typeof link !== 'string') closure.add(link);
    return closure;
  }

  #forget(): void {
    // States of files that are no more would pile up.
    if (this.#states <= 2 * this.files.count + 1000) return;
    this.#index.clear();
    this.#answers.forget();
    this.#words.length = 0;
    this.files.forgetMentions();
    this.#states = 0;
  }

  /** The names that are looked for in all files and of which this is the word that stands there. */
  namesOfWord(word: string, found: NamesFound): ReadonlySet<string> {
    const names = new Set<string>();
    for (let layer: NamesFound | undefined = found; layer !== undefined; layer = layer.below) for (const name of this.#namesByWord(layer).get(word) ?? []) names.add(name);
    return names;
  }

  /** What was added last. */
  #namesByWord(layer: NamesFound): ReadonlyMap<string, readonly string[]> {
    let byWord = this.#byWord.get(layer);
    if (byWord === undefined) {
      this.#byWord.set(layer, byWord = new Map());
      for (const name of layer.own.keys()) {
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
