/** `context-boundary explain src/auth.ts:42`: the way of one value. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { At, Spotted, StoreFacts, WriteFacts } from '../explain/facts.js';
import { readsToTell, type Fate } from '../explain/fate.js';
import { gatherStores } from '../explain/gather.js';
import type { ExplainArguments } from './arguments.js';
import { Failure, inWords } from './failure.js';
import { filesToLint } from './files.js';
import { readSettingsFile } from './settings-file.js';

export function explain({ place, json, settings }: ExplainArguments): number {
  const cwd = process.cwd();
  const target = readPlace(place, cwd);
  const { stores, left } = gatherStores(filesToLint([], cwd).concat(target.path).filter((path, i, all) => all.indexOf(path) === i), settings === undefined ? undefined : readSettingsFile(resolve(cwd, settings)));
  const found = stores.filter((store) => touches(store, target));
  const why = left.find(({ path }) => path === target.path)?.why;
  if (found.length === 0 && why !== undefined) throw new Failure(`${relative(cwd, target.path)} was not looked at: ${why}.`);
  if (found.length === 0) {
    process.stdout.write(json ? '[]\n' : `Nothing at ${place} writes or looks up a store that is known. Stores and wrappers of your own are declared in the settings.\n`);
    return 1;
  }
  const focused = found.map((store) => focusOn(store, target));
  if (json) process.stdout.write(`${JSON.stringify(focused.map((store) => withRelativePaths(store, cwd)), undefined, 2)}\n`);
  else process.stdout.write(`${focused.map((store) => textOf(store, cwd)).join('\n')}${left.length === 0 ? '' : `\nNot looked at: ${left.map(({ path, why }) => `${relative(cwd, path)} (${why})`).join(', ')}\n`}`);
  return 0;
}

/** @throws Failure when it names no line of a file */
function readPlace(place: string, cwd: string): At {
  const [, name, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(place) ?? [];
  if (name === undefined) throw new Failure(`explain takes a file with a line, such as src/auth.ts:42, and not "${place}".`);
  const path = resolve(cwd, name).replaceAll('\\', '/');
  let lines: number;
  try {
    lines = readFileSync(path, 'utf8').split('\n').length;
  } catch (error) {
    throw new Failure((error as NodeJS.ErrnoException).code === 'ENOENT' ? `There is no ${name}.` : `${name} cannot be read: ${inWords(error)}.`);
  }
  if (Number(line) < 1 || Number(line) > lines) throw new Failure(`${name} has ${lines} lines, and no line ${line}.`);
  return { path, line: Number(line), ...(column === undefined ? {} : { column: Number(column) - 1 }) };
}

function isAt(one: At, target: At): boolean {
  return one.path === target.path && one.line === target.line && (target.column === undefined || one.column === undefined || one.column <= target.column);
}

function touches(store: StoreFacts, target: At): boolean {
  return (store.at !== undefined && isAt(store.at, target)) || store.reads.some((read) => isAt(read, target)) || store.writes.some((write) => isWrittenAt(write, target));
}

function isWrittenAt(write: WriteFacts, target: At): boolean {
  return [write, ...write.by, ...write.boundaries].some((one) => isAt(one, target));
}

/** Where one write is asked for, that one alone; otherwise all of the store. */
function focusOn(store: StoreFacts, target: At): StoreFacts {
  const writes = store.writes.filter((write) => isWrittenAt(write, target));
  return writes.length === 0 ? store : { ...store, writes };
}

// ---- text

function textOf(store: StoreFacts, cwd: string): string {
  const lines: string[] = [`\`${store.name}\`${store.at === undefined ? '' : ` (${linkOf(store.at, cwd)})`}`];
  if (store.writes.length === 0) lines.push('', '  Nobody is seen to write it.');
  for (const write of store.writes) lines.push('', ...linesOf(write, store, cwd));
  return `${lines.join('\n')}\n`;
}

function linesOf(write: WriteFacts, store: StoreFacts, cwd: string): string[] {
  const line = (label: string, at: At, text: string): string => `  ${label.padEnd(9)} ${linkOf(at, cwd)}  ${text}`;
  const spotted = ({ text, in: fn }: Spotted): string => `\`${text}\`${fn === '' ? ', when the module is loaded' : ` in \`${fn}\``}`;
  const { told, untold } = readsToTell(store.reads, write);
  return [
    line(write.kind === 'scope' ? 'Bound' : 'Written', write, spotted(write)),
    ...write.by.map((by) => line('  through', by, spotted(by))),
    ...write.boundaries.map((boundary) => line('Boundary', boundary, boundary.why)),
    ...told.map(({ read, fate }) => line('Read', read, `${spotted(read)}: ${FATES[fate]}`)),
    ...(untold === 0 ? [] : [`  ${'Read'.padEnd(9)} ${untold} ${told.length === 0 ? '' : 'other '}look-ups: unknown, no way from the write to them is seen`]),
    ...(store.reads.length === 0 ? ['  Nobody is seen to look it up.'] : []),
    ...write.unknown.map((one) => line('Unknown', one, `${spotted(one)} cannot be seen, and may look it up`)),
    ...(write.hasUnknownCaller ? ['  Unknown   It is left to callers that cannot be seen, too, if there are any.'] : []),
  ];
}

const FATES: Readonly<Record<Fate, string>> = {
  seen: 'sees this value',
  mixed: 'sees this value on one way, and on another what was bound before, or nothing',
  missed: 'sees what was bound before, or nothing',
  behind: 'does not see this value',
  unknown: 'unknown: no way from the write to it is seen',
};

/** `src/auth.ts:42:7`, which terminals and editors make a link. */
function linkOf({ path, line, column }: At, cwd: string): string {
  return `${relative(cwd, path)}:${line}${column === undefined ? '' : `:${column + 1}`}`;
}

/** For programs: paths from the working directory. */
export function withRelativePaths<T>(value: T, cwd: string): T {
  return JSON.parse(JSON.stringify(value), (key, one: unknown) => (key === 'path' ? relative(cwd, one as string).replaceAll('\\', '/') : one)) as T;
}
