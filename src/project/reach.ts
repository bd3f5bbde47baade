/** Does a file, or anything that it imports, matter, or bind a value? Answered for each file once, whatever imports whom. */
import type { File, Files, Link } from './files.js';

/** What the search asks of the files: what they are, and when an answer is out of date. */
export type Graph = Pick<Files, 'view' | 'lookOf' | 'linksOf'>;

/** What is searched for: see `Look`. */
export type Sought = 'matters' | 'binds' | 'asks';

interface Visit {
  readonly file: File;
  readonly links: readonly Link[];
  /** The next of the links to go to. */
  next: number;
}

/**
 * True when `start`, or a file that is imported from there over any number of files that are followed, matters.
 *
 * Tarjan's search for strongly connected components, without recursion, because chains of imports may be long, and over as soon
 * as the first file that matters is seen: from every file that is still open at that moment a way leads to the file at hand.
 */
export function reaches(start: File, files: Graph, sought: Sought = 'matters'): boolean {
  return known(start, files, sought) ?? new Search(files, sought).run(start);
}

function known(file: File, files: Graph, sought: Sought): boolean | undefined {
  return file.reachView === files.view ? file.reach?.[sought] : undefined;
}

function settle(file: File, files: Graph, sought: Sought, reach: boolean): void {
  if (file.reachView !== files.view || file.reach === undefined) file.reach = {};
  file.reach[sought] = reach;
  file.reachView = files.view;
}

class Search {
  readonly #path: Visit[] = [];
  /** Files seen and not settled, in order of discovery. */
  readonly #open: File[] = [];
  /** The earliest open file that can be reached from each file seen, as its index of discovery. */
  readonly #lowest = new Map<File, number>();
  readonly #index = new Map<File, number>();

  constructor(readonly files: Graph, readonly sought: Sought) {}

  run(start: File): boolean {
    let found = this.#enter(start);
    while (!found && this.#path.length > 0) {
      const visit = this.#path.at(-1)!;
      if (visit.next === visit.links.length) this.#leave(visit);
      else found = this.#follow(visit.file, visit.links[visit.next++]!);
    }
    for (const file of this.#open) settle(file, this.files, this.sought, found);
    return found;
  }

  /** True when the link leads to something that matters. */
  #follow(from: File, to: Link): boolean {
    if (typeof to === 'string') return false;
    const answer = known(to, this.files, this.sought);
    if (answer !== undefined) return answer;
    const index = this.#index.get(to);
    if (index === undefined) return this.#enter(to);
    this.#lower(from, index);
    return false;
  }

  #enter(file: File): boolean {
    this.#index.set(file, this.#index.size);
    this.#lowest.set(file, this.#index.size - 1);
    this.#open.push(file);
    const look = this.files.lookOf(file);
    if (look?.[this.sought] === true) return true;
    this.#path.push({ file, links: look === undefined ? [] : this.files.linksOf(file, look), next: 0 });
    return false;
  }

  /** All that the file imports is seen. A component that is complete reaches nothing that matters: the search would be over. */
  #leave({ file }: Visit): void {
    this.#path.pop();
    const lowest = this.#lowest.get(file)!;
    if (lowest === this.#index.get(file)) {
      for (const member of this.#open.splice(this.#open.lastIndexOf(file))) settle(member, this.files, this.sought, false);
    }
    const before = this.#path.at(-1);
    if (before !== undefined) this.#lower(before.file, lowest);
  }

  #lower(file: File, lowest: number): void {
    if (lowest < this.#lowest.get(file)!) this.#lowest.set(file, lowest);
  }
}
