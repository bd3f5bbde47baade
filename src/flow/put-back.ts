/** `const before = getTenant(); …; restoreTenant(before)`: what a setter is given is what had been there, so it is meant for nobody. */
import type { Write } from './frame.js';
import type { Resolver } from './resolve.js';

/**
 * Whether the call that leads to the rebind is given what was looked up in the same store; a literal may stand in for what was
 * not there.
 */
export function isPutBack(resolver: Resolver, { place, store, chain }: Write): boolean {
  return chain.length > 0 && resolver.program.callsAt(place).some((call) => call.arguments.some(({ value }) => {
    const found = resolver.resolve(value, null);
    const isFormer = found.map((one) => one.kind === 'external' && one.site === store && one.path.endsWith('()') && resolver.isLookedUp(one));
    return isFormer.includes(true) && found.every((one, i) => isFormer[i] === true || one.kind === 'primitive');
  }));
}
