/** What a function does that would hold up the event loop, as far as can be seen. */
import { BLOCKING_CALLS, BLOCKING_METHODS, BLOCKING_MODULES } from '../../catalog/python/blocking.js';
import type { Resolver } from '../../flow/resolve.js';
import type { CallOutline } from '../../outline/outline.js';

/** Functions that are looked into. */
const MOST = 40;

/** The first call that waits, in the function or in those of the project that it calls; undefined when none is seen. */
export function blockingCallOf(resolver: Resolver, fn: number): CallOutline | undefined {
  const { program } = resolver;
  const functions = new Set([fn]);
  for (const one of functions) {
    for (const call of program.callsIn(one)) {
      if (call.how !== 'call') continue;
      for (const callee of resolver.resolve(call.callee, null)) {
        if (callee.kind === 'external' && (BLOCKING_MODULES.has(callee.module) || BLOCKING_CALLS.has(`${callee.module}.${callee.path}`))) return call;
        if (callee.kind === 'unknown' && call.callee.is === 'member' && BLOCKING_METHODS.has(call.callee.name)) return call;
        if (callee.kind === 'closure' && functions.size < MOST && !program.functions[callee.fn]!.async) functions.add(callee.fn);
      }
    }
  }
  return undefined;
}
