/**
 * What `no-leaking-write` says of code of one's own, on the Node.js at hand: what is still bound for the caller of a function that binds
 * and runs another one, and for the next item of a list.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';

const store = new AsyncLocalStorage<string>();
const work = async (): Promise<string | undefined> => { await setTimeout(1); return store.getStore(); };
const before = (): string => store.getStore()!;

const brackets: Record<string, (work: () => Promise<string | undefined>) => Promise<string | undefined>> = {
  'a plain one': (run) => { store.enterWith('inside'); return run(); },
  'an async one': async (run) => { store.enterWith('inside'); return await run(); },
  'one that takes the value back after an await': async (run) => { const old = before(); store.enterWith('inside'); try { return await run(); } finally { store.enterWith(old); } },
  'one that has a promise take it back': (run) => { const old = before(); store.enterWith('inside'); return run().finally(() => { store.enterWith(old); }); },
};

it.each(Object.entries(brackets))('%s leaves the value to its caller', async (_, bracket) => {
  await store.run('outside', async () => {
    const done = bracket(work);
    expect(before()).toBe('inside');
    expect(await done).toBe('inside');
    expect(before()).toBe('inside');
  });
});

it.each<[string, (run: typeof work) => Promise<string | undefined>]>([
  ['one that takes the value back before it returns', (run) => { const old = before(); store.enterWith('inside'); try { return run(); } finally { store.enterWith(old); } }],
  ['a scope', (run) => store.run('inside', run)],
  ['one that has awaited before it binds', async (run) => { await setTimeout(1); store.enterWith('inside'); return await run(); }],
])('%s leaves nothing', async (_, bracket) => {
  await store.run('outside', async () => {
    const done = bracket(work);
    expect(before()).toBe('outside');
    expect(await done).toBe('inside');
    expect(before()).toBe('outside');
  });
});

it('what is bound for one item of a list is there for the next one', async () => {
  await store.run('outside', async () => {
    // eslint-disable-next-line context-boundary/no-leaking-write -- it is what is shown here
    const found = await Promise.all(['a', ''].map(async (name) => { if (name !== '') store.enterWith(name); return await work(); }));
    expect(found).toEqual(['a', 'a']);
  });
  store.run('outside', () => {
    const found: string[] = [];
    // eslint-disable-next-line context-boundary/no-leaking-write -- it is what is shown here
    ['a', ''].forEach((name) => { if (name !== '') store.enterWith(name); found.push(before()); });
    expect(found).toEqual(['a', 'a']);
  });
});
