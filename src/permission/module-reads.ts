/** Identities that are looked up while the module is loaded, before there is a request, and kept. */
import type { Outline, Value } from '../outline/outline.js';
import { isIdentity, type Identities, type Identity } from './identity.js';

/** In the order of the text; empty for a file that binds a store itself while it is loaded, as a script or a test does. */
export function moduleReads(outline: Outline, identities: Identities): readonly Identity[] {
  if (bindsAtOnce(outline, identities)) return [];
  const kept: readonly Value[] = [
    ...outline.variables.filter((variable) => variable.function === 0).flatMap((variable) => variable.values),
    ...outline.assignments.filter((assignment) => assignment.in === 0).map((assignment) => assignment.value),
    ...outline.exports.map((one) => one.value),
  ];
  const found = new Map<number, Identity>();
  for (const value of kept) {
    const identity = identities.of(value);
    if (isIdentity(identity) && identity.in === 0 && identity.at !== undefined) found.set(identity.at.start, identity);
  }
  return [...found.values()].sort((a, b) => a.at!.start - b.at!.start);
}

function bindsAtOnce(outline: Outline, { resolver }: Identities): boolean {
  return outline.calls.some((call) => call.in === 0 && resolver.resolve(call.callee, null).some((callee) => callee.kind === 'external'
    && resolver.knowledge.find(callee.module, callee.path).some((entry) => entry.role === 'rebind')));
}
