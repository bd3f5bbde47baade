// Contexts that were made before there was AsyncLocalStorage, or are made without it.
import { createRequire } from 'node:module';
import * as browser from 'als-browser';
import AsyncContext from '@webfill/async-context';
import { prove } from './harness.mjs';

const { createNamespace } = createRequire(import.meta.url)('continuation-local-storage');

/** A value that is bound in a run: seen inside, after an `await`, and outside afterwards. */
const scope = (run, get) => ({
  facts: async () => {
    let inside, afterAwait;
    await new Promise((resolve) => { run('inner', async () => { inside = get(); await null; afterAwait = get() ?? 'gone'; resolve(); }); });
    return { scope: inside === 'inner', afterAwait, after: get() ?? 'former' };
  },
});

const variable = new AsyncContext.Variable();
await prove('@webfill/async-context', { 'AsyncContext.Variable#run': scope((value, fn) => variable.run(value, fn), () => variable.get()) });
const storage = new browser.AsyncLocalStorage();
await prove('als-browser', { 'AsyncLocalStorage#run': scope((value, fn) => storage.run(value, fn), () => storage.getStore()) });
const space = createNamespace('proof');
await prove('continuation-local-storage', { 'createNamespace().run': scope((value, fn) => space.run(() => { space.set('key', value); fn(); }), () => space.get('key')) });
