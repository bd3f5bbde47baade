import type { CatalogEntry, Stream } from '../../src/catalog/entry.js';

export interface Proved {
  readonly module: string;
  readonly paths: readonly string[];
  readonly seen: boolean;
  readonly stays: boolean;
}

export function disagreements(entries: readonly CatalogEntry[], found: readonly Proved[], options: { readonly version: string; readonly standardOnly: boolean }): readonly string[];

export interface ProvedAgain {
  readonly module: string;
  readonly path: string;
  readonly again: boolean;
}

export function againProblems(entries: readonly CatalogEntry[], found: readonly ProvedAgain[], options: { readonly standardOnly: boolean }): readonly string[];

export function loggedProblems(modules: Iterable<string>, seen: Readonly<Record<string, boolean>>, options: { readonly standardOnly: boolean }): readonly string[];

export interface ProvedThrough {
  readonly module: string;
  readonly path: string;
  /** A method of the project's own class was asked to run the function. */
  readonly own: boolean;
}

export function throughProblems(entries: readonly CatalogEntry[], found: readonly ProvedThrough[]): readonly string[];

export interface ProvedStream extends Stream {
  /** What is sent sees what was bound where the answer was made. */
  readonly seen: boolean;
}

export function streamProblems(streams: readonly Stream[], found: readonly ProvedStream[]): readonly string[];

export interface ProvedHook {
  readonly hook: string;
  /** It sees what a task has bound, while that runs, and after it. */
  readonly seen: readonly boolean[];
}

export function processProblems(hooks: ReadonlySet<string>, found: readonly ProvedHook[]): readonly string[];
