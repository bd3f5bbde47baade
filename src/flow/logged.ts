/** Rebinds for the sake of the lines that are logged behind them: a filter or a formatter looks the value up, and nobody calls that by name. */
import type { CallOutline } from '../outline/outline.js';
import type { Write } from './frame.js';
import type { Language } from './language.js';
import type { Resolver } from './resolve.js';

/** Calls within calls that are followed to a line. */
const MAX_DEPTH = 3;

/** Whether a line is logged behind the rebind, in a function on the way to it, and the store is one of those that go into lines. */
export function isLogged(resolver: Resolver, { logging }: Language, write: Write): boolean {
  if (logging === undefined) return false;
  const { program } = resolver;
  const logs = (call: CallOutline, depth: number): boolean => resolver.resolve(call.callee, null).some((callee) => {
    if (callee.kind === 'external') return logging.modules.has(callee.module);
    return callee.kind === 'closure' && depth < MAX_DEPTH && program.callsIn(callee.fn).some((inner) => logs(inner, depth + 1));
  });
  const isBehind = [write.place, ...write.chain.map(({ at }) => at)].some((at) => program.callsAt(at).some((from) => program.callsIn(from.in).some((call) => call.at.start > at.end && logs(call, 0))));
  return isBehind && (logging.stores.test(write.origin.store.name) || isReadByLog(resolver, logging.modules, write.store));
}

/** `class RequestIdFilter(logging.Filter)` looks it up, itself or by a function that it calls. */
function isReadByLog(resolver: Resolver, modules: ReadonlySet<string>, store: string): boolean {
  const { program } = resolver;
  return program.numbers.flatMap((file) => program.classesOf(file)).some((one) => one.super !== undefined && resolver.resolve(one.super, null).some((base) => base.kind === 'external' && modules.has(base.module))
    && one.members.some(({ value }) => value.is === 'function' && looksUp(resolver, value.function, store, 0)));
}

function looksUp(resolver: Resolver, fn: number, store: string, depth: number): boolean {
  return resolver.program.callsIn(fn).some((call) => resolver.looksUp(call, store)
    || (depth < MAX_DEPTH && resolver.resolve(call.callee, null).some((callee) => callee.kind === 'closure' && looksUp(resolver, callee.fn, store, depth + 1))));
}
