/**
 * `Promise.race` and `Promise.any` of programs that are run. Who is first is decided by how many turns each of the promises
 * takes, which is nothing that a program can count on: here it is a value that the source does not show, and each is first once.
 */
import type { Decisions } from './coin.js';

type Race = (all: readonly unknown[]) => Promise<unknown>;

/** The `Promise` that programs know. */
export function promiseOf(decisions: Decisions): PromiseConstructor {
  const races: Readonly<Record<string, Race>> = {
    race: (all) => settledFirst(all, decisions),
    async any(all) {
      try {
        return await settledFirst(all, decisions);
      } catch {
        return Promise.any(all);
      }
    },
  };
  return new Proxy(Promise, {
    get(target, name) {
      const own = typeof name === 'string' ? races[name] : undefined;
      const value: unknown = own ?? Reflect.get(target, name);
      return typeof value === 'function' && name !== 'prototype' ? value.bind(target) : value;
    },
  });
}

/** The promise of one of them, whichever. That another one rejects is handled. */
function settledFirst(all: readonly unknown[], decisions: Decisions): Promise<unknown> {
  for (const one of all) Promise.resolve(one).catch(() => undefined);
  return Promise.resolve(all[decisions.take(all.length)]);
}
