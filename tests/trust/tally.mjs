/** What was found below one path, and how it is told. */

/** Kinds of findings that are lists of what happened in which file. */
const LISTS = ['crashes', 'hangs', 'failed', 'slow', 'unparsed', 'lost', 'told'];
const SHOWN = 20;

export class Tally {
  /** Files that were looked at. */
  seen = 0;
  looks = 0;
  seeds = 0;
  reports = 0;
  memory = 0;

  constructor(path, files) {
    this.path = path;
    this.files = files;
    for (const list of LISTS) this[list] = [];
  }

  add(file, found) {
    this.seen += 1;
    for (const key of ['looks', 'seeds', 'reports']) this[key] += found[key] ?? 0;
    this.memory = Math.max(this.memory, found.memory ?? 0);
    for (const list of LISTS) for (const what of found[list] ?? []) this[list].push({ file, ...(typeof what === 'string' ? { step: what } : what) });
  }
}

/** @param nameOf how a file is to be shown */
export function linesOf(tally, nameOf) {
  const { path, files, seen, looks, unparsed, failed, crashes, hangs, slow, seeds, lost, told, reports, memory } = tally;
  const lasting = slow.filter(({ again }) => again);
  return [
    `\n${path}: ${files} files${seen < files ? `, stopped after ${seen}` : ''}, ${looks} looks, ${reports} reports, at most ${Math.round(memory)} MB`,
    `  crashes ${crashes.length}, hangs ${hangs.length}, slow ${lasting.length} (at first ${slow.length})`,
    `  does not parse ${unparsed.length}; fails without a rule ${failed.length}; lost write found ${seeds - lost.length} of ${seeds}; told otherwise by another parser ${told.length}`,
    ...shown('crash', crashes, ({ file, step, error }) => `${nameOf(file)} [${step}] ${error}`),
    ...shown('hang', hangs, ({ file, step }) => `${nameOf(file)} [${step}]`),
    ...shown('slow', slow, ({ file, step, off, on, first, again }) => `${nameOf(file)} [${step}] ${Math.round(off)} ms without, ${Math.round(on)} ms with${again ? '' : `, ${Math.round(first)} ms at first`}`),
    ...shown('fails without a rule', failed, ({ file, step }) => `${nameOf(file)} [${step}]`),
    ...shown('lost write not found', lost, ({ file, step }) => `${nameOf(file)} [${step}]`),
    ...shown('told otherwise', told, ({ file, step }) => `${nameOf(file)} ${step}`),
  ];
}

function shown(what, list, textOf) {
  const more = list.length - SHOWN;
  return [...list.slice(0, SHOWN).map((one) => `  ${what}: ${textOf(one)}`), ...(more > 0 ? [`  ${what}: and ${more} more`] : [])];
}
