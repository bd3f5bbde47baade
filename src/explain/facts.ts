/** What `explain` and `map` tell of a project: its stores, who writes them, what ends a value's way, and who looks it up. Plain data. */

/** A place in a file of the project. */
export interface At {
  /** Absolute path, forward slashes. */
  readonly path: string;
  readonly line: number;
  /** From 0; undefined when only the line is known. */
  readonly column?: number;
}

/** Something that is done at a place. */
export interface Spotted extends At {
  /** What stands there: `currentUser.enterWith`, `requireAuth`. */
  readonly text: string;
  /** The function that it stands in; empty at module level. */
  readonly in: string;
}

export interface StoreFacts {
  /** As the user writes it. */
  readonly name: string;
  /** Where it is made; undefined for one that belongs to a library. */
  readonly at?: At;
  readonly writes: readonly WriteFacts[];
  /** Every look-up, in the order of files and lines. */
  readonly reads: readonly Spotted[];
}

export interface WriteFacts extends Spotted {
  /** `rebind` replaces what the store holds from here on; `scope` binds while a function runs. */
  readonly kind: 'rebind' | 'scope';
  /** Calls in other functions that lead to it. */
  readonly by: readonly Spotted[];
  /** What ends the value's way. */
  readonly boundaries: readonly BoundaryFacts[];
  /** Look-ups that see the value. */
  readonly seenBy: readonly At[];
  /** Look-ups that come later and do not find it: they are behind a boundary. */
  readonly missedBy: readonly At[];
  /** Code that might see it and that cannot be seen itself. */
  readonly unknown: readonly Spotted[];
  /** Somebody who cannot be seen may call what leaves it behind. */
  readonly hasUnknownCaller: boolean;
  /** No way of it is seen by anybody, and one ends at a boundary. */
  readonly isLost: boolean;
}

export interface BoundaryFacts extends Spotted {
  /** What it does, in a sentence without a full stop. */
  readonly why: string;
}
