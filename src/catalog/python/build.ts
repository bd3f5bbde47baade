/** Short ways to write the entries of this folder. Calling a class is written as a call in Python: `ContextVar()` is an instance. */
import type { CatalogEntry, CrossingEntry, CrossingKind } from '../entry.js';

/** The ways in which an instance of `name` is come by: made here, or known by its declared type. */
export function instancesOf(name: string): readonly string[] {
  return [`${name}().`, `${name}#`];
}

export interface Crossing {
  /** Modules from which the same thing can be imported. */
  readonly modules: readonly string[];
  readonly paths: readonly string[];
  readonly kind: CrossingKind;
  readonly callback: readonly number[] | 'every';
  readonly keywords?: readonly string[];
  readonly passesFrom?: number;
  readonly passesIn?: NonNullable<CrossingEntry['passesIn']>;
  readonly runsOwn?: string;
  readonly ownWork?: true;
  readonly through?: NonNullable<CrossingEntry['through']>;
  readonly plainOnly?: true;
  readonly markedBy?: readonly string[];
  readonly returnsFunction?: true;
  readonly ownContext?: true;
  readonly reused?: true;
  readonly afterwards?: true;
  readonly between?: NonNullable<CrossingEntry['between']>;
  readonly unfollowed?: true;
  /** Default: `later`. What runs in another thread binds for itself there, more often than not, what it was handed. */
  readonly boundary?: CrossingEntry['boundary'];
  readonly why: string;
  readonly source: string;
}

export function crossings({ modules, paths, boundary, kind, ...rest }: Crossing): readonly CatalogEntry[] {
  return modules.flatMap((module) => paths.map((path): CatalogEntry => ({
    role: 'crossing', module, path, kind, boundary: boundary ?? 'later', ...rest,
  })));
}

export function quiet(module: string, paths: readonly string[], why: string, source: string): readonly CatalogEntry[] {
  return paths.map((path): CatalogEntry => ({ role: 'quiet', module, path, why, source }));
}

/** `args` at this position, and `kwargs` behind it. */
export function argumentsAt(position: number): NonNullable<CrossingEntry['passesIn']> {
  return { list: { position, keyword: 'args' }, named: { position: position + 1, keyword: 'kwargs' } };
}
