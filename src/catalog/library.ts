/** How the lines of a library are written down: what they share is said once. */
import type { CrossingEntry, DeriveEntry, LazyEntry } from './entry.js';

const MEASURED = 'tests/proofs/measured.json';

interface Seen {
  /** The row of the measurements, as it is called there. */
  readonly row?: string;
  /** The file in `tests/proofs/packages/` that runs it; otherwise it was measured once. */
  readonly proof?: string;
  /** What was read instead, where nothing was measured: files of the version. */
  readonly read?: string;
  /** The specifier that it is imported from, where it is not the library's own. */
  readonly module?: string;
  /** Several names of the same thing. */
  readonly path: string | readonly string[];
}

/** One line: a crossing without what the library says for all of its lines. */
export type Line = Omit<CrossingEntry, 'role' | 'module' | 'path' | 'boundary' | 'source' | 'measured'> & Partial<Pick<CrossingEntry, 'boundary'>> & Seen;

/**
 * The crossings of one version of a library.
 *
 * @param library its name and version: `p-queue@9.3.5`
 */
export function crossingsOf(library: string, lines: readonly Line[]): readonly CrossingEntry[] {
  return lines.flatMap(({ row, proof, read, module, path, ...line }) => [path].flat().map((one): CrossingEntry => (
    { role: 'crossing', boundary: line.kind === 'isolate' ? 'thread' : 'later', module: module ?? nameOf(library), path: one, ...seenBy(library, { row, proof, read }), ...line })));
}

/** Calls that bind nothing, or start nothing: see the roles. */
export function othersOf<Role extends 'derive' | 'lazy'>(role: Role, library: string, lines: readonly (Seen & { readonly why: string } & Pick<LazyEntry, 'startedBy' | 'names'>)[]): readonly (DeriveEntry | LazyEntry)[] {
  return lines.flatMap(({ row, proof, read, module, path, ...line }) => [path].flat().map((one): DeriveEntry | LazyEntry => (
    { role, module: module ?? nameOf(library), path: one, ...line, ...seenBy(library, { row, proof, read }) })));
}

/** `pLimit(2)` by its import, and by `require`. */
export function called(path: string): readonly string[] {
  return [`default${path}`, path];
}

function nameOf(library: string): string {
  return library.slice(0, library.lastIndexOf('@'));
}

/** What an entry rests on. */
export function seenBy(library: string, { row, proof, read }: Readonly<Record<'row' | 'proof' | 'read', string | undefined>>): Pick<CrossingEntry, 'source' | 'measured'> {
  const source = proof === undefined ? MEASURED : `tests/proofs/packages/${proof}.mjs`;
  if (row === undefined) return { source: proof === undefined ? `${library}, ${read ?? ''}` : source };
  return { source, measured: { library, row } };
}
