/** Rebinds by way of a setter that are meant for nobody, so that it is no loss when nobody sees them. */
import type { Value } from '../outline/outline.js';
import type { Write } from './frame.js';
import { variablesBehind } from './made-of.js';
import type { Program } from './program.js';
import type { Resolver } from './resolve.js';

/**
 * `const before = getTenant(); …; restoreTenant(before)`: the call that leads to the rebind is given what was looked up in the
 * same store. A literal may stand in for what was not there.
 */
export function isPutBack(resolver: Resolver, { place, store, chain }: Write): boolean {
  return chain.length > 0 && resolver.program.callsAt(place).some((call) => call.arguments.some(({ value }) => {
    const found = resolver.resolve(value, null);
    const isFormer = found.map((one) => one.kind === 'external' && one.site === store && one.path.endsWith('()') && resolver.isLookedUp(one));
    return isFormer.includes(true) && found.every((one, i) => isFormer[i] === true || one.kind === 'primitive');
  }));
}

/**
 * `await this.switchTo(name); return this.tenant.run(this.opened.get(name), work)`: a function on the way opens a scope of the same
 * store, for the same, behind the call that leads to the rebind. It wants what else that call does; whom the value is for gets it
 * from the scope.
 *
 * @param scopes all that are opened by a function itself
 */
export function isScopedAfter(program: Program, scopes: readonly Write[], { place, store, chain }: Write): boolean {
  const same = scopes.filter((scope) => scope.store === store);
  // The last link is the rebind itself.
  const calls = same.length === 0 ? [] : [place, ...chain.map(({ at }) => at)].slice(0, -1).flatMap((at) => program.callsAt(at));
  return calls.some((call) => {
    const told = namesIn(program, call.arguments.map(({ value }) => value));
    const { at: { start, end } } = program.functions[call.in]!;
    return told.size > 0 && same.some((scope) => call.at.end < scope.place.start && start <= scope.place.start && scope.place.end <= end
      && [...namesIn(program, [scope.origin.value])].some((name) => told.has(name)));
  });
}

/** The variables of functions that values are made of. */
function namesIn(program: Program, values: readonly Value[]): ReadonlySet<number> {
  return new Set(values.flatMap((value) => [...variablesBehind(program, value)]).filter((variable) => !program.isModule(program.variables[variable]!.function)));
}
