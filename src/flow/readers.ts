/** Finds, for a message, somebody who goes on to look the store up after the write is gone. */
import type { Place, Value } from '../outline/outline.js';
import type { Program } from './program.js';
import type { Write } from './frame.js';
import type { CallNote, Notes, ReadNote } from './notes.js';
import { collectReturns } from './resolve.js';
import type { End } from './types.js';

export interface Reader {
  /** `hasPermission`, or the read itself: `currentUser.getStore`. */
  readonly name: string;
  readonly at: Place;
  /** It is seen to come afterwards. Otherwise it is some look-up of the same store. */
  readonly follows: boolean;
}

/** The first look-up that follows the place where the write was expected to last; else the first of the file; undefined when it has none. */
export function readerAfter(program: Program, notes: Notes, write: Write, end: End): Reader | undefined {
  // A setter that looks at what there is, tells nobody and gives nothing back misses nothing itself.
  const setter = program.callsAt(write.origin.place)[0]?.in;
  const reads = notes.readsOf(write.store).filter((read) => read.fn !== end.fn && (read.fn !== setter || callAround(program, read) !== undefined || !givesNothing(program, read.fn)));
  if (reads.length === 0) return undefined;
  const readingFunctions = functionsThatRead(notes, reads);
  for (const [fn, after] of continuations(program, notes, end)) {
    const found = firstIn(program, notes, fn, after, reads, readingFunctions);
    if (found !== undefined) return found;
  }
  const [read] = reads;
  return { name: ownerName(program, read!), at: read!.at, follows: false };
}

function givesNothing(program: Program, fn: number): boolean {
  const returned: Value[] = [];
  collectReturns(program.functions[fn]!.body, returned);
  return returned.every((value) => value.is === 'constant');
}

/** Where control goes on after the function: behind the call that ran it, then behind the calls of whoever made that. */
function continuations(program: Program, notes: Notes, end: End): Map<number, number> {
  const found = new Map<number, number>();
  const queue: number[] = [];
  const reach = (fn: number, after: number): void => {
    if (found.has(fn)) return;
    found.set(fn, after);
    queue.push(fn);
  };
  if (end.how === 'crossing') {
    const { at } = end.call;
    for (const call of program.callsAt(at)) reach(call.in, at.end);
    for (const call of notes.calls) if (call.at.start <= at.start && at.end <= call.at.end) reach(call.caller, at.end);
  } else for (const call of notes.calls) if (call.callee === end.fn) reach(call.caller, call.at.end);
  for (let fn = queue.shift(); fn !== undefined; fn = queue.shift()) for (const call of notes.calls) if (call.callee === fn) reach(call.caller, call.at.end);
  return found;
}

function firstIn(program: Program, notes: Notes, fn: number, after: number, reads: readonly ReadNote[], readingFunctions: ReadonlySet<number>): Reader | undefined {
  const direct = reads.find((read) => read.fn === fn && read.at.start > after);
  const through = notes.calls.find((call) => call.caller === fn && call.at.start > after && readingFunctions.has(call.callee));
  if (direct !== undefined && (through === undefined || direct.at.start < through.at.start)) return { name: callAround(program, direct) ?? direct.text, at: direct.at, follows: true };
  return through === undefined ? undefined : { name: through.text, at: through.at, follows: true };
}

/** `hasPermission(id, currentUser.getStore())`: the one who is told the value. */
export function callAround(program: Program, { at, fn }: ReadNote): string | undefined {
  let nearest: { text: string; width: number } | undefined;
  for (const call of program.callsIn(fn)) {
    const width = call.at.end - call.at.start;
    if (call.arguments.some((argument) => argument.at.start <= at.start && at.end <= argument.at.end) && (nearest === undefined || width < nearest.width)) nearest = { text: call.text, width };
  }
  return nearest?.text;
}

function ownerName(program: Program, read: ReadNote): string {
  return callAround(program, read) ?? (program.functions[read.fn]!.name || read.text);
}

/** The places in the text of a function from which control gets to a look-up: the look-up itself, or calls that lead to it. */
export function placesWithin(program: Program, notes: Notes, { start, end }: Place, read: Place): readonly Place[] {
  const isIn = (at: Place): boolean => start <= at.start && at.end <= end;
  if (isIn(read)) return [read];
  const reading = functionsThatRead(notes, program.callsAt(read).map((call) => ({ fn: call.in, at: read, text: '' })));
  return notes.calls.filter(({ at, callee }) => isIn(at) && reading.has(callee)).map(({ at }) => at);
}

function functionsThatRead(notes: Notes, reads: readonly ReadNote[]): ReadonlySet<number> {
  const found = new Set(reads.map((read) => read.fn));
  const calls: readonly CallNote[] = notes.calls;
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const call of calls) if (found.has(call.callee)) found.add(call.caller);
  }
  return found;
}
