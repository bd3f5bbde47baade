/** What was found for the files that were asked about before: most files lead to the same ones as others do, and what is new is little. */
import type { File, Files } from './files.js';
import { Growth, type Grown } from './growth.js';
import type { NameSearch, Seeds } from './names.js';

interface Answer extends Grown {
  /** The file that they were found from, for all files that lead to each other; undefined when that are several. */
  readonly start: File | undefined;
  /** Up to which change of files this counts; see `File.changed`. */
  readonly change: number;
  /** The last view in which that was seen to hold. */
  view: number;
}

/** What a file leads to: with itself; and without, unless it is led back to. */
interface Around {
  readonly closure: ReadonlySet<File>;
  readonly rest: ReadonlySet<File> | undefined;
}

/** Answers that are kept: files are linted folder by folder, so the same ones are asked for again. */
const MOST_ANSWERS = 16;
/** So many files more than in what is known are gone through at once. */
const LEAP = 50;

export class Answers {
  #kept: Answer[] = [];
  /** For large sets of files, answers for ever more of them: who leads to somewhat less begins further down. */
  readonly #steps = new Map<Seeds, readonly Answer[]>();
  readonly #closures = new Map<File, Around>();
  #view = -1;

  constructor(readonly search: NameSearch, readonly files: Files) {}

  /** The answer for `start`, as its files are on the disk. */
  of(seeds: Seeds, start: File): Grown {
    return this.#shared(seeds, start) ?? this.#answer(seeds, start, this.closureOf(start), this.partFor(seeds, start));
  }

  /** Words are numbered anew: what was found by them is found again. */
  forget(): void {
    this.#kept = [];
    this.#steps.clear();
  }

  /** The file, and all that it leads to. */
  closureOf(start: File): ReadonlySet<File> {
    return this.#around(start).closure;
  }

  #around(start: File): Around {
    if (this.#view !== this.files.view || this.#closures.size >= MOST_ANSWERS) this.#closures.clear();
    this.#view = this.files.view;
    let known = this.#closures.get(start);
    if (known === undefined) this.#closures.set(start, known = this.#walk(start));
    return known;
  }

  #walk(start: File): Around {
    const closure = new Set([start]);
    let isLedBack = false;
    for (const file of closure) {
      for (const link of this.search.linksOf(file)) {
        if (typeof link === 'string') continue;
        isLedBack ||= link === start;
        closure.add(link);
      }
    }
    if (isLedBack) return { closure, rest: undefined };
    const rest = new Set(closure);
    rest.delete(start);
    return { closure, rest };
  }

  /**
   * What is known of the largest part of what `start` leads to, to go on from: all but itself, unless that is led back to, since most files are
   * led to by many. Undefined when nothing is.
   */
  partFor(seeds: Seeds, start: File): Grown | undefined {
    const { closure, rest } = this.#around(start);
    if (closure.size === 1) return undefined;
    const known = [...this.#kept, ...this.#steps.get(seeds) ?? []].filter((one) => one.seeds === seeds && one.closure.size < closure.size && !one.closure.has(start))
      .sort((one, other) => other.closure.size - one.closure.size).find((one) => isWithin(one.closure, closure) && this.#isCurrent(one));
    if (rest === undefined || known?.closure.size === rest.size) return known;
    return this.#answer(seeds, undefined, rest, this.#climb(seeds, rest, known));
  }

  /** The answer of a file that leads to this one and is led to by it, so that theirs are the same. */
  #shared(seeds: Seeds, start: File): Answer | undefined {
    const closed = this.#kept.filter((one) => one.start !== undefined && one.seeds === seeds && one.closure.has(start));
    if (closed.length === 0) return undefined;
    const closure = this.closureOf(start);
    return closed.find((one) => closure.has(one.start!) && this.#isCurrent(one));
  }

  /** From what is known to nearly all of `rest`, those first that others lead to, over fewer files each time. */
  #climb(seeds: Seeds, rest: ReadonlySet<File>, known: Answer | undefined): Answer | undefined {
    if (rest.size - (known?.closure.size ?? 0) <= LEAP) return known;
    const missing = this.#deepestFirst(rest).filter((file) => known?.closure.has(file) !== true);
    const steps = (this.#steps.get(seeds) ?? []).filter(({ closure }) => closure.size <= (known?.closure.size ?? 0));
    let last = known;
    for (let done = 0; missing.length - done > LEAP;) {
      const more = missing.slice(done, done += Math.ceil((missing.length - done) * 3 / 4));
      steps.push(last = this.#made(seeds, undefined, new Set([...last?.closure ?? [], ...more]), last));
    }
    this.#steps.set(seeds, steps);
    return last;
  }

  /** Each behind those that it leads to, as far as that can be. */
  #deepestFirst(files: ReadonlySet<File>): readonly File[] {
    const found = new Set<File>();
    const seen = new Set<File>();
    for (const start of files) {
      const path = [start];
      for (let file = path.at(-1); file !== undefined; file = path.at(-1)) {
        const links = seen.has(file) ? [] : this.search.linksOf(file).filter((link): link is File => typeof link !== 'string' && !seen.has(link));
        seen.add(file);
        if (links.length > 0) path.push(...links);
        else found.add(path.pop()!);
      }
    }
    return [...found];
  }

  #answer(seeds: Seeds, start: File | undefined, closure: ReadonlySet<File>, part: Grown | undefined): Answer {
    const answer = this.#made(seeds, start, closure, part);
    this.#kept = [answer, ...this.#kept.slice(0, MOST_ANSWERS - 1)];
    return answer;
  }

  #made(seeds: Seeds, start: File | undefined, closure: ReadonlySet<File>, part: Grown | undefined): Answer {
    const grown = new Growth(this.search, seeds, closure, undefined, part).grow();
    return { ...grown, start, change: this.files.change, view: this.files.view };
  }

  /** None of its files has changed since, nor where one of them leads. */
  #isCurrent(answer: Answer): boolean {
    const { view } = this.files;
    if (answer.view === view) return true;
    for (const file of answer.closure) {
      // That asks the disk.
      this.search.linksOf(file);
      if (file.changed > answer.change) return false;
    }
    answer.view = view;
    return true;
  }
}

function isWithin(files: ReadonlySet<File>, others: ReadonlySet<File>): boolean {
  for (const file of files) if (!others.has(file)) return false;
  return true;
}
