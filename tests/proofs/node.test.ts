/** Runs what the catalog says of Node's own APIs: where a callback starts, and whether a rebind in it stays. */
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import process, { nextTick } from 'node:process';
import timers from 'node:timers';
import { describe, expect, it } from 'vitest';
import type { CatalogEntry, CrossingKind } from '../../src/catalog/entry.js';
import { node } from '../../src/catalog/node.js';
import { HAS_CONTEXT_FRAME, measure, told, type Api, type Measured } from './harness.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each API makes an object of its own sort
type AnyApi = Api<any>;

const promise = (): Promise<void> => Promise.resolve();
const plain = (call: (callback: () => void) => unknown): AnyApi => ({ call: (_made: unknown, callback) => call(callback) });
const isMissing = (api: unknown): boolean => api === undefined;

/** How each crossing is run. An API that the running Node does not have is left out. */
const crossings: Record<string, AnyApi | undefined> = {
  'node:async_hooks:AsyncLocalStorage.snapshot()': { make: () => AsyncLocalStorage.snapshot(), call: (snapshot, callback) => snapshot(callback) },
  'node:async_hooks:AsyncLocalStorage.bind': plain((callback) => AsyncLocalStorage.bind(callback)()),
  'node:async_hooks:AsyncResource#runInAsyncScope': { make: () => new AsyncResource('proof'), call: (resource, callback) => resource.runInAsyncScope(callback) },
  'node:async_hooks:AsyncResource#bind': { make: () => new AsyncResource('proof'), call: (resource, callback) => resource.bind(callback)() },
  'node:async_hooks:AsyncResource.bind': plain((callback) => AsyncResource.bind(callback)()),
  'global:Promise#then': plain((callback) => promise().then(callback)),
  'global:Promise#catch': plain((callback) => Promise.reject(new Error('expected')).catch(callback)),
  'global:Promise#finally': plain((callback) => promise().finally(callback)),
  'global:Promise.try': 'try' in Promise ? plain((callback) => (Promise as unknown as { try(f: () => void): Promise<void> }).try(callback)) : undefined,
  'global:Array.fromAsync': 'fromAsync' in Array ? plain((callback) => (Array as unknown as { fromAsync(from: unknown[], map: () => void): Promise<unknown> }).fromAsync([1], callback)) : undefined,
  'global:setTimeout': plain((callback) => told((done) => setTimeout(() => { callback(); done(); }, 1))),
  'global:setImmediate': plain((callback) => told((done) => setImmediate(() => { callback(); done(); }))),
  'global:setInterval': plain((callback) => told((done) => { const timer = setInterval(() => { clearInterval(timer); callback(); done(); }, 1); })),
  'node:timers:setTimeout': plain((callback) => told((done) => timers.setTimeout(() => { callback(); done(); }, 1))),
  'node:timers:setImmediate': plain((callback) => told((done) => timers.setImmediate(() => { callback(); done(); }))),
  'node:timers:setInterval': plain((callback) => told((done) => { const timer = timers.setInterval(() => { timers.clearInterval(timer); callback(); done(); }, 1); })),
  'global:queueMicrotask': plain((callback) => told((done) => queueMicrotask(() => { callback(); done(); }))),
  'global:process.nextTick': plain((callback) => told((done) => process.nextTick(() => { callback(); done(); }))),
  'node:process:nextTick': plain((callback) => told((done) => nextTick(() => { callback(); done(); }))),
  'global:Map#forEach': plain((callback) => new Map([[1, 1]]).forEach(callback)),
  'global:Set#forEach': plain((callback) => new Set([1]).forEach(callback)),
  'global:String#replace': plain((callback) => 'a'.replace('a', () => { callback(); return ''; })),
  'global:String#replaceAll': plain((callback) => 'a'.replaceAll('a', () => { callback(); return ''; })),
  'global:Object.groupBy': 'groupBy' in Object ? plain((callback) => (Object as unknown as { groupBy(items: unknown[], by: () => void): unknown }).groupBy([1], callback)) : undefined,
  'global:Map.groupBy': 'groupBy' in Map ? plain((callback) => (Map as unknown as { groupBy(items: unknown[], by: () => void): unknown }).groupBy([1], callback)) : undefined,
  'global:Reflect.apply': plain((callback) => Reflect.apply(callback, undefined, [])),
};
// Edge runtimes have the very class as a global; here it is the one of `async_hooks`.
crossings['global:AsyncLocalStorage.snapshot()'] = crossings['node:async_hooks:AsyncLocalStorage.snapshot()'];
crossings['global:AsyncLocalStorage.bind'] = crossings['node:async_hooks:AsyncLocalStorage.bind'];

/** Where the callback may start and whether a rebind stays, for each kind that Node has. */
const expected: Partial<Record<CrossingKind, { starts: readonly Measured['starts'][]; rebindStays: boolean }>> = {
  inline: { starts: ['caller'], rebindStays: true },
  copy: { starts: ['caller'], rebindStays: false },
  // An object that is made by the call itself was made in the caller's context.
  capture: { starts: ['made', 'caller'], rebindStays: false },
};

const keyOf = (entry: CatalogEntry): string => `${entry.module}:${entry.path}`;
const crossingEntries = node.filter((entry) => entry.role === 'crossing');

describe('crossings of Node', () => {
  it('has a proof for every entry, and no other', () => {
    expect(Object.keys(crossings).sort()).toEqual(crossingEntries.map(keyOf).sort());
  });

  for (const entry of crossingEntries) {
    const api = crossings[keyOf(entry)];
    it.skipIf(isMissing(api))(`${keyOf(entry)} is ${entry.kind}`, async () => {
      const measured = await measure(api!);
      const { starts, rebindStays } = expected[entry.kind]!;
      expect(starts).toContain(measured.starts);
      expect(measured.rebindStays).toBe(rebindStays);
      if (measured.starts === 'caller') expect(measured.mutationStays).toBe(true);
    });
  }

  it.each([
    'node:async_hooks:AsyncLocalStorage.snapshot()', 'node:async_hooks:AsyncResource#runInAsyncScope', 'node:async_hooks:AsyncResource#bind',
  ])('%s runs where the object was made', async (key) => {
    expect(await measure(crossings[key]!)).toEqual({ starts: 'made', rebindStays: false, mutationStays: false });
  });

  it('passes on arguments from the position that the catalog says', async () => {
    const passing = (key: string): number | undefined => crossingEntries.find((entry) => keyOf(entry) === key)?.passesFrom;
    const got: Record<string, unknown> = {};
    await told((done) => setTimeout((value: string) => { got['global:setTimeout'] = value; done(); }, 1, 'passed'));
    await told((done) => setImmediate((value) => { got['global:setImmediate'] = value; done(); }, 'passed'));
    await told((done) => { const timer = setInterval((value) => { clearInterval(timer); got['global:setInterval'] = value; done(); }, 1, 'passed'); });
    await told((done) => process.nextTick((value: string) => { got['global:process.nextTick'] = value; done(); }, 'passed'));
    (AsyncLocalStorage.snapshot() as (f: (value: string) => void, value: string) => void)((value) => { got['node:async_hooks:AsyncLocalStorage.snapshot()'] = value; }, 'passed');
    new AsyncResource('proof').runInAsyncScope((value: string) => { got['node:async_hooks:AsyncResource#runInAsyncScope'] = value; }, undefined, 'passed');
    expect(Object.values(got)).toEqual(Array.from({ length: 6 }, () => 'passed'));
    expect(Object.keys(got).map(passing)).toEqual([2, 1, 2, 1, 1, 2]);
  });
});

describe('methods of AsyncLocalStorage', () => {
  const store = (): AsyncLocalStorage<string> => new AsyncLocalStorage<string>();

  it('enterWith stays in the frame and reaches the caller of a function without an await', () => {
    const als = store();
    als.run('outer', () => {
      (() => als.enterWith('inner'))();
      expect(als.getStore()).toBe('inner');
    });
  });

  it('enterWith after an await does not reach the caller', async () => {
    const als = store();
    await als.run('outer', async () => {
      await (async () => { await null; als.enterWith('inner'); })();
      expect(als.getStore()).toBe('outer');
    });
  });

  it('run binds for the function and puts the former value back', () => {
    const als = store();
    als.run('outer', () => {
      als.run('inner', () => { expect(als.getStore()).toBe('inner'); als.enterWith('lost'); });
      expect(als.getStore()).toBe('outer');
    });
  });

  it('exit runs without a value, and lets a rebind through up to Node 22', () => {
    const als = store();
    als.run('outer', () => {
      als.exit(() => { expect(als.getStore()).toBeUndefined(); als.enterWith('inner'); });
      expect(als.getStore()).toBe(HAS_CONTEXT_FRAME ? 'outer' : 'inner');
    });
  });

  it('disable leaves nothing until the next write', () => {
    const als = store();
    als.enterWith('value');
    als.disable();
    expect(als.getStore()).toBeUndefined();
    als.enterWith('next');
    expect(als.getStore()).toBe('next');
  });

  it.skipIf(!('withScope' in AsyncLocalStorage.prototype))('withScope replaces the value until it is disposed of', () => {
    const als = store() as AsyncLocalStorage<string> & { withScope(value: string): { [Symbol.dispose](): void; dispose(): void } };
    als.run('outer', () => {
      const scope = als.withScope('inner');
      expect(als.getStore()).toBe('inner');
      scope[Symbol.dispose]();
      expect(als.getStore()).toBe('outer');
      als.withScope('again').dispose();
      expect(als.getStore()).toBe('outer');
    });
  });

  it('the constructor, snapshot and the resource\'s book-keeping look nothing up', () => {
    const als = store();
    als.run('outer', () => {
      new AsyncLocalStorage();
      AsyncLocalStorage.snapshot();
      const resource = new AsyncResource('proof');
      resource.asyncId();
      resource.triggerAsyncId();
      resource.emitDestroy();
      expect(als.getStore()).toBe('outer');
    });
  });
});
