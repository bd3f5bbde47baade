/** Where the analysis stops. Code beyond a limit is unknown, and of what is unknown nothing is said. */
export interface Limits {
  /**
   * Calls looked at, over and over where functions call each other, beyond which the file is given up: nothing is said of it,
   * because what is known of a cycle is certain only when it has been gone through to the end.
   */
  readonly effort: number;
  /** The same with several files, whose functions are many more and are of less account. */
  readonly effortForMany: number;
  /**
   * Steps gone through, over and over in loops and at each value that a generator gives, beyond which the file is given up in the same
   * way: loops within loops, and generators that go through generators, multiply.
   */
  readonly steps: number;
  /** Calls within calls that are followed; deeper ones are unknown. */
  readonly stack: number;
  /** Questions about values beyond which none is answered: what is left of a bundle of many megabytes is unknown. */
  readonly questions: number;
  /** The same with several files. What is left of files this tangled is unknown. */
  readonly questionsForMany: number;
  /**
   * Ways to call a function of another file that are told apart by the data that is handed over. Beyond those, data is unknown,
   * and only what can be called is followed: where functions call each other the ways would be without number. One is as good as many
   * to know what such data can do (that `sentAt.toISOString()` looks nothing up).
   */
  readonly ways: number;
}

export const LIMITS: Limits = { effort: 20_000, effortForMany: 4_000, steps: 150_000, stack: 50, questions: 200_000, questionsForMany: 40_000, ways: 1 };
