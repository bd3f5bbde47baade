/** Values that a program's source does not show. All of their combinations are tried, one run after the other. */

/** Rounds of a loop, or calls of a function within itself, that one run allows. */
const MAX_ROUNDS = 2;

interface Decision {
  readonly of: number;
  taken: number;
}

/** Walks through the tree of all decisions. */
export class Decisions {
  #path: Decision[] = [];
  #at = 0;
  /** Some run was not given all it asked for: a loop that might have gone on. */
  wasCut = false;

  constructor(readonly rounds = MAX_ROUNDS) {}

  take(of: number): number {
    const known = this.#path[this.#at];
    this.#at += 1;
    if (known !== undefined) return Math.min(known.taken, of - 1);
    this.#path.push({ of, taken: 0 });
    return 0;
  }

  /** Goes on to the next combination; false when there is none left. */
  next(): boolean {
    this.#at = 0;
    for (let last = this.#path.at(-1); last !== undefined; last = this.#path.at(-1)) {
      if (last.taken + 1 < last.of) {
        last.taken += 1;
        return true;
      }
      this.#path.pop();
    }
    return false;
  }
}

/** The object that programs know as `coin`. */
export function coinOf(decisions: Decisions, end: () => void): object {
  let more = 0;
  const most = decisions.rounds;
  const again = (): boolean => {
    if (more >= most * 2) return false;
    const goesOn = decisions.take(2) === 1;
    if (goesOn) more += 1;
    return goesOn;
  };
  return {
    get flip() { return decisions.take(2) === 1; },
    get nothing() { return decisions.take(2) === 1 ? {} : undefined; },
    get items() { return Array.from({ length: decisions.take(most + 1) }, (_, i) => i); },
    get count() { return decisions.take(3); },
    get more() { return again(); },
    get enough() { return !again(); },
    get promise() { return decisions.take(2) === 1 ? Promise.reject(new Error('rejected')) : Promise.resolve(1); },
    get end() { end(); return undefined; },
  };
}
