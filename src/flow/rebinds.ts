/** Every call of the linted file that replaces what a store holds from here on, where the store can bind for a while instead. */
import type { CallOutline } from '../outline/outline.js';
import type { Program } from './program.js';
import type { Resolver } from './resolve.js';
import { comesFromParameter } from './summaries.js';

export interface Rebind {
  readonly call: CallOutline;
  /** The call that binds for the duration of a function instead: `currentUser.run`. */
  readonly scope: string;
  /** What follows it in its function calls a function that came in as an argument, such as `next`: the value is meant for that. */
  readonly isHandedOn: boolean;
}

/**
 * In the order of the text. Left out are calls that take the value away or put a former one back: those end what another call
 * began.
 */
export function rebindsIn(resolver: Resolver): readonly Rebind[] {
  const { knowledge, program } = resolver;
  const rebinds = (call: CallOutline): readonly Rebind[] => {
    const found = resolver.resolve(call.callee, null).map((callee) => {
      if (callee.kind !== 'external') return undefined;
      const entry = knowledge.find(callee.module, callee.path).find((one) => one.role === 'rebind' && one.ends !== true && one.restores !== true);
      if (entry?.role !== 'rebind' || entry.givesToken === true || isReset(resolver, call, entry.argument, callee.site)) return undefined;
      const of = /^(.*[#.])[\w$]+$/.exec(callee.path)?.[1];
      if (of !== undefined && call.text.includes('.') && knowledge.find(callee.module, `${of}run`).some(({ role }) => role === 'scope')) return call.text.replace(/\??\.[\w$]+$/, '.run');
      return knowledge.scopesOf(entry.store ?? callee.site).find(({ path, argument }) => !path.includes('#') && argument >= 0)?.path;
    });
    const [scope] = found;
    return scope === undefined || found.includes(undefined) ? [] : [{ call, scope, isHandedOn: isHandedOn(program, call) }];
  };
  return program.linted.calls.flatMap(rebinds).sort((a, b) => a.call.at.start - b.call.at.start);
}

function isHandedOn({ linted }: Program, { in: fn, at }: CallOutline): boolean {
  return linted.calls.some((call) => call.in === fn && call.at.start > at.end && (call.callee.is === 'parameter' || call.callee.is === 'variable') && comesFromParameter(linted, call.callee));
}

/** Nothing is bound, or what was looked up before. */
export function isReset(resolver: Resolver, call: CallOutline, argument: number, store: string): boolean {
  const value = argument < 0 ? undefined : call.arguments[argument]?.value ?? { is: 'constant', text: 'undefined' } as const;
  if (value === undefined) return false;
  if (value.is === 'constant') return value.text === 'undefined';
  const values = value.is === 'variable' ? resolver.program.variables[value.variable]!.values : [value];
  return values.length > 0 && values.every((one) => one.is === 'result' && resolver.looksUp(resolver.program.calls[one.call]!, store));
}
