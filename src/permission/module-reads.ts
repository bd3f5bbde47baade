/** Identities that are looked up while the module is loaded, before there is a request, and kept. */
import type { Program } from '../flow/program.js';
import type { Value } from '../outline/outline.js';
import { isIdentity, type Identities, type Identity } from './identity.js';

/** In the order of the text; empty for a file that binds a store itself while it is loaded, as a script or a test does. */
export function moduleReads({ linted }: Program, identities: Identities): readonly Identity[] {
  const kept: readonly Value[] = [
    ...linted.variables.filter((variable) => variable.function === 0).flatMap((variable) => variable.values),
    ...linted.assignments.filter((assignment) => assignment.in === 0).map((assignment) => assignment.value),
    ...linted.exports.map((one) => one.value),
  ];
  const found = new Map<number, Identity>();
  for (const value of kept) {
    const identity = isCalled(value) ? identities.of(value) : undefined;
    if (isIdentity(identity) && identity.in === 0 && identity.at !== undefined) found.set(identity.at.start, identity);
  }
  if (found.size === 0 || bindsAtOnce(linted.calls.filter((call) => call.in === 0), identities)) return [];
  return [...found.values()].sort((a, b) => a.at!.start - b.at!.start);
}

/** Something is looked up at once only where something is called. What has no call in it needs no look into other files. */
function isCalled(value: Value): boolean {
  switch (value.is) {
    case 'result': return true;
    case 'awaited': case 'typed': case 'member': return isCalled(value.of) || (value.is === 'member' && value.of.is === 'variable');
    case 'choice': return value.of.some(isCalled);
    default: return false;
  }
}

function bindsAtOnce(calls: Program['calls'], { resolver }: Identities): boolean {
  return calls.some((call) => resolver.resolve(call.callee, null).some((callee) => callee.kind === 'external'
    && resolver.knowledge.find(callee.module, callee.path).some((entry) => entry.role === 'rebind')));
}
