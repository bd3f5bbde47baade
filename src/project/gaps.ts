/** What lies between two words of JavaScript: white space and comments. However they are put, all gaps of a text take time in proportion to it. */

const [SLASH, STAR, SPACE, DELETE] = [47, 42, 32, 127];

export class Gaps {
  /** Where the gap ends that goes on at a place behind a comment. */
  readonly #ends = new Map<number, number>();
  readonly #comments: Nearest;
  readonly #lines: Nearest;

  constructor(readonly text: string) {
    this.#comments = new Nearest(text, '*/');
    this.#lines = new Nearest(text, '\n');
  }

  /** The first place from `start` on that belongs to no gap; the text's end for a comment that has none. */
  endOf(start: number): number {
    const passed: number[] = [];
    let at = start;
    for (let next = this.#step(at); next > at; next = this.#step(at)) {
      const known = this.#ends.get(next);
      if (known !== undefined) {
        at = known;
        break;
      }
      if (this.text.charCodeAt(at) === SLASH) passed.push(next);
      at = next;
    }
    for (const one of passed) this.#ends.set(one, at);
    return at;
  }

  /** The place behind the white space or the comment at `at`; `at` itself when there is neither. */
  #step(at: number): number {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (code <= SPACE || (code > DELETE && /\s/.test(text[at]!))) return at + 1;
    const next = code === SLASH ? text.charCodeAt(at + 1) : 0;
    if (next === STAR) return this.#comments.from(at + 2) + 2;
    return next === SLASH ? this.#lines.from(at + 2) : at;
  }
}

/** Where a string stands next; asked for again and again, mostly in one direction. */
class Nearest {
  #asked = 0;
  #found = -1;

  constructor(readonly text: string, readonly sought: string) {}

  /** The end of the text when it comes no more. */
  from(at: number): number {
    if (at < this.#asked || at > this.#found) {
      const found = this.text.indexOf(this.sought, at);
      this.#asked = at;
      this.#found = found < 0 ? this.text.length : found;
    }
    return this.#found;
  }
}
