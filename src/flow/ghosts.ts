/** Ghosts: what was bound in a function that has been awaited, ended with its frame, and is looked for by its caller. */
import type { FunctionOutline, Value } from '../outline/outline.js';
import type { Ghost, Missing, Write } from './frame.js';
import type { Program } from './program.js';
import { callAround, type Reader } from './readers.js';
import { collectReturns } from './resolve.js';
import { comesFromParameter } from './summaries.js';

/** A write that is one. */
export type GhostWrite = Write & { readonly ghost: Ghost };

export function isGhost(write: Write): write is GhostWrite {
  return write.ghost !== undefined;
}

/** The rebind as the function that lost it sees it, however many functions were awaited in between. */
export function rootOf(write: Write): Write {
  while (write.ghost !== undefined) write = write.ghost.of;
  return write;
}

/**
 * True when the function that was awaited, which has lost it in the end, has not bound it, and does more than hand on what the one
 * gives that has: what is bound further down is seldom meant for somebody this far up.
 */
export function isFromFurtherDown(program: Program, lost: Write): boolean {
  return isGhost(lost) && (!isHandedOn(program, lost) || isFromFurtherDown(program, lost.ghost.of));
}

/** False for what nothing is said of, whoever misses it, unless whatever is confined is to be said. */
export function isWorthMissing(program: Program, lost: Write): boolean {
  const root = rootOf(lost);
  return !startsWork(program, root) && (program.isHere(root.place) || !isFromFurtherDown(program, lost));
}

/** The function in which the ghost was met gives what the awaited call gave: `return requireUser(token)`. */
function isHandedOn(program: Program, { fn, ghost: { call } }: GhostWrite): boolean {
  const seen = new Set<Value>();
  const isIt = (value: Value): boolean => {
    if (seen.has(value)) return false;
    seen.add(value);
    switch (value.is) {
      case 'result': return value.call === call;
      case 'awaited': case 'typed': return isIt(value.of);
      case 'variable': return program.variables[value.variable]!.values.some(isIt);
      default: return false;
    }
  };
  const returned: Value[] = [];
  collectReturns(program.functions[fn]!.body, returned);
  return returned.some(isIt);
}

/** The first in the text to look for it; behind the call, unless a loop leads back to what stands before it. */
export function missedBy(program: Program, write: GhostWrite): Reader {
  const all = [...write.missedBy.values()].sort((a, b) => program.compare(a.at, b.at));
  const first = all.find(({ at }) => at.start > write.place.start) ?? all[0]!;
  return { name: nameOf(program, write.fn, first), at: first.at, follows: true };
}

function nameOf(program: Program, fn: number, { at, text, direct }: Missing): string {
  return (direct ? callAround(program, { fn, at, text }) : undefined) ?? text;
}

/**
 * True when the caller is certain to count on it: nobody in the function itself looked it up, so that it was for the caller's
 * sake that it was bound; or the caller has called it for what it gives, as one calls a guard or a loader. A function that
 * binds for its own work, and is called for the sake of that work (in a loop, or with no interest in the result), keeps
 * to itself what it binds. So does one that was told by its caller what to bind: who knows the value can bind it as well.
 */
export function isCountedOn(program: Program, write: GhostWrite, isSeenInside: boolean, isReadInside: (write: Write) => boolean): boolean {
  const root = rootOf(write);
  const isCalledForIt = !write.ghost.inLoop && isUsed(program, write);
  if (isSeenInside) return isCalledForIt && !isToldWhat(program, root);
  return isCalledForIt || !isReadInside(root);
}

/** A function on the way to the rebind hands over an async function behind that: work of its own, which somebody runs who is not seen to look it up. */
export function startsWork(program: Program, { place, chain }: Write): boolean {
  return [place, ...chain.map(({ at }) => at)].flatMap((at) => program.callsAt(at)).some((bind) => program.callsIn(bind.in).some((call) => (
    call.at.start > bind.at.start && call.arguments.some(({ value }) => value.is === 'function' && program.functions[value.function]!.async))));
}

/** What the function binds is an argument of it, or a part of one. */
function isToldWhat(program: Program, { place, fn }: Write): boolean {
  return program.callsIn(fn).some((call) => call.at.start === place.start && call.arguments.some(({ value }) => comesFromParameter(program, value)));
}

/** True when something is done with what the awaited call gave. */
function isUsed(program: Program, { fn, ghost: { call } }: GhostWrite): boolean {
  const { body } = program.functions[fn]!;
  const isIt = (value: Value): boolean => value.is === 'awaited' && value.of.is === 'result' && value.of.call === call;
  return mentions(body, isIt)
    || program.variablesIn(fn).some((variable) => variable.values.some((value) => mentions(value, isIt)))
    || program.callsIn(fn).some((one) => mentions(one.callee, isIt) || one.arguments.some(({ value }) => mentions(value, isIt)));
}

function mentions(part: FunctionOutline['body'] | Value, isIt: (value: Value) => boolean): boolean {
  const waiting: object[] = [part];
  const seen = new Set<object>();
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if ('is' in one && isIt(one as Value)) return true;
    for (const inner of Object.values(one)) if (typeof inner === 'object' && inner !== null) waiting.push(inner as object);
  }
  return false;
}
