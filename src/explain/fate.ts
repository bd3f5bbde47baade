/** What a look-up sees of a written value. */
import type { At, Spotted, WriteFacts } from './facts.js';

/** `mixed`: it sees the value on one way, and not on another. `behind`: the value ends at a boundary, and no way leads from it to here. */
export type Fate = 'seen' | 'missed' | 'mixed' | 'behind' | 'unknown';

export function fateOf(read: Spotted, { seenBy, missedBy, isLost, boundaries, unknown, hasUnknownCaller }: WriteFacts): Fate {
  const seen = seenBy.some((at) => isSame(at, read));
  const missed = missedBy.some((at) => at.path === read.path && at.line === read.line);
  if (seen && missed) return 'mixed';
  if (seen) return 'seen';
  if (missed || isLost) return 'missed';
  return boundaries.length > 0 && unknown.length === 0 && !hasUnknownCaller ? 'behind' : 'unknown';
}

function isSame(at: At, read: At): boolean {
  return at.path === read.path && at.line === read.line && (at.column === undefined || at.column === read.column);
}

/** More look-ups than this, of which nothing is known, are counted and not listed. */
const LISTED = 3;

/** The look-ups to be told of beside a write, and how many more there are of which nothing is known. */
export function readsToTell(reads: readonly Spotted[], write: WriteFacts): { readonly told: readonly { readonly read: Spotted; readonly fate: Fate }[]; readonly untold: number } {
  const all = reads.map((read) => ({ read, fate: fateOf(read, write) }));
  const unknown = all.filter(({ fate }) => fate === 'unknown');
  if (unknown.length <= LISTED) return { told: all, untold: 0 };
  return { told: all.filter(({ fate }) => fate !== 'unknown'), untold: unknown.length };
}
