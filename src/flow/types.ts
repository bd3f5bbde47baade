/** Words shared by the parts of the analysis. */
import type { CrossingEntry, ScopeEntry } from '../catalog/entry.js';
import type { Place } from '../outline/outline.js';
import type { Write } from './frame.js';

/** Per store, the writes that a read here could see. A store that is not in it holds what the caller had bound. */
export type Frame = ReadonlyMap<string, ReadonlySet<Write>>;

export interface StoreName {
  /** Equal keys mean the same store. */
  readonly key: string;
  /** As the user writes it: `currentUser`. */
  readonly name: string;
  /** Known by its type only: it may be the same store as another. */
  readonly aliased: boolean;
}

/**
 * Who might see a write. `read`: a read of the store in this file. `unseen`: code that cannot be seen from here and that
 * might read it. `parameter`: a function that came in as an argument, such as `next`.
 */
export interface Observer {
  readonly kind: 'read' | 'unseen' | 'parameter';
  readonly at: Place;
  readonly text: string;
}

/** What ended a write's context. */
export type End =
  /** The function that made it had awaited: its frame ends with it. */
  | { readonly how: 'await'; readonly fn: number }
  /** An async generator is resumed in the context of whoever asks for the next value. */
  | { readonly how: 'yield'; readonly fn: number }
  /** It was made in a function that a crossing ran. */
  | { readonly how: 'crossing'; readonly fn: number; readonly entry: CrossingEntry | ScopeEntry; readonly call: CallSite };

export interface CallSite {
  readonly at: Place;
  readonly text: string;
  /** The function was handed over by name, here. */
  readonly handedAt?: Place;
}

export interface Death {
  readonly write: Write;
  readonly end: End;
  /** The `await`s with which the function's own frame may have begun. */
  readonly awaits: readonly Place[];
}

/** What the frame of a function has become that a crossing ran. Null: it does not end that way. */
export interface Left {
  readonly returned: Frame | null;
  readonly thrown: Frame | null;
}

/** What the caller of a function needs to know of it. Null frames: it does not come back that way. */
export interface Summary {
  /** What the caller's frame has become when the call returns (for an async function: its first `await`, or its end). */
  readonly view: Frame | null;
  /** Of an async function that may throw before its first `await`: the same when the promise is not rejected by that. */
  readonly fulfilled?: Frame | null;
  /** Of an async function that may reject in some of its ways only: the same when the promise is rejected. */
  readonly rejected?: Frame | null;
  /** The same when it throws; always null for an async function, whose exceptions come out of the promise. */
  readonly thrown: Frame | null;
  /** The promise may reject. */
  readonly rejects: boolean;
  /** Per store (`*`: any), the write that stands for what the caller had bound, with those who might see it. */
  readonly incoming: ReadonlyMap<string, Write>;
  readonly deaths: readonly Death[];
  /** Writes that are there only where the caller has bound nothing. */
  readonly conditional: ReadonlySet<Write>;
  /** What ended with the function's own frame, as it was when the promise that it gives was fulfilled. */
  readonly gone: ReadonlySet<Write>;
}
