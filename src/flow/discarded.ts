/** Calls that are good for nothing but what they give, and whose result goes nowhere. */
import { isDerived, type CrossingEntry, type DeriveEntry } from '../catalog/entry.js';
import type { CallOutline } from '../outline/outline.js';
import type { Resolver } from './resolve.js';

export interface Discarded {
  readonly call: CallOutline;
  readonly entry: DeriveEntry | CrossingEntry;
}

/** Those of the linted file, in the order of the text. What may be something else as well is left out. */
export function discardedIn(resolver: Resolver): readonly Discarded[] {
  return resolver.program.linted.calls.flatMap((call) => {
    if (call.discarded !== true) return [];
    const found = resolver.resolve(call.callee, null).map((callee) => (callee.kind === 'external' ? resolver.knowledge.find(callee.module, callee.path).find(isDerived) : undefined));
    const [entry] = found;
    return entry === undefined || found.includes(undefined) || (entry.role === 'derive' && isOwnContext(resolver, call)) ? [] : [{ call, entry }];
  }).sort((a, b) => a.call.at.start - b.call.at.start);
}

/** The context that is handed over was made by the project itself, and may well be changed by its own `setValue`. */
function isOwnContext(resolver: Resolver, call: CallOutline): boolean {
  const [first] = call.arguments;
  return first !== undefined && resolver.resolve(first.value, null).some(({ kind }) => kind === 'object' || kind === 'instance');
}
