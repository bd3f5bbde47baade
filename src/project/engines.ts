/** Which versions of Node.js a project says it runs on. */
import { dirname, isAbsolute, join } from 'node:path';
import { canonical } from './paths.js';
import { configText } from './read.js';

/** The first version that keeps stores in a context frame. */
const CONTEXT_FRAME = 24;

/**
 * Whether the project of a file runs on a version of Node.js that keeps stores in async hooks (up to 22), by `engines.node` of the
 * nearest `package.json` that has it; undefined when none says.
 *
 * @param file absolute path
 */
export function runsOnAsyncHooks(file: string): boolean | undefined {
  const range = isAbsolute(file) ? rangeFor(dirname(file), new Map()) : undefined;
  const majors = [...(range ?? '').matchAll(/(?<![\d.])(\d+)(?:\.[\dx*]+)*/g)].map(([, major]) => Number(major));
  return majors.length === 0 ? undefined : Math.min(...majors) < CONTEXT_FRAME;
}

/** What counts of all that for files in these folders: a line for each folder that some `package.json` says a version for. */
export function enginesIn(folders: Iterable<string>): readonly string[] {
  const known = new Map<string, string | undefined>();
  return [...new Set(folders)].sort().flatMap((folder) => { const range = rangeFor(folder, known); return range === undefined ? [] : [`${folder} ${range}`]; });
}

/** `known`: what was read already. It is read anew for each question, as it may be edited while an editor keeps this process. */
function rangeFor(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const parent = dirname(folder);
  const found = rangeIn(folder) ?? (parent === folder ? undefined : rangeFor(parent, known));
  known.set(folder, found);
  return found;
}

/** Of the `package.json` that lies in the folder itself: what is a link to elsewhere belongs to somebody else. */
function rangeIn(folder: string): string | undefined {
  const text = configText(join(folder, 'package.json'), canonical(folder));
  if (text === undefined) return undefined;
  try {
    const range: unknown = (JSON.parse(text) as { readonly engines?: { readonly node?: unknown } } | null)?.engines?.node;
    return typeof range === 'string' ? range : undefined;
  } catch {
    return undefined;
  }
}
