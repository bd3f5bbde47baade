// Two callers share one run: whose context does it have?
import { AsyncLocalStorage } from 'node:async_hooks';
import DataLoader from 'dataloader';
import lodash from 'lodash';
import { LRUCache } from 'lru-cache';
import pDebounce from 'p-debounce';
import pMemoize from 'p-memoize';
import { defer, lastValueFrom, shareReplay } from 'rxjs';
import { prove, tick } from './harness.mjs';

/** Two callers at once, of the same thing. Which of them the function saw, and whose object it could change. */
const shared = (make) => ({
  facts: async () => {
    const store = new AsyncLocalStorage();
    const seen = [];
    const ask = make(async () => { const held = store.getStore(); seen.push(held.name); held.changed = true; await tick(); });
    const callers = [{ name: 'first' }, { name: 'second' }];
    await Promise.all(callers.map((caller) => store.run(caller, async () => { await ask(); })));
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    return { sharedBy: seen, changed: callers.filter(({ changed }) => changed === true).map(({ name }) => name) };
  },
});

await prove('dataloader', { default: shared((run) => { const loader = new DataLoader(async (keys) => { await run(); return keys; }); let key = 0; return () => loader.load(key += 1); }) });
await prove('lru-cache', { LRUCache: shared((run) => { const cache = new LRUCache({ max: 9, fetchMethod: async () => { await run(); return 1; } }); return () => cache.fetch('key'); }) });
await prove('p-memoize', { default: shared((run) => { const memoized = pMemoize(run); return () => memoized('key'); }) });
await prove('p-debounce', { default: shared((run) => pDebounce(run, 5)) });
await prove('lodash', {
  debounce: shared((run) => { const debounced = lodash.debounce(run, 5); return async () => debounced(); }),
  throttle: shared((run) => { const throttled = lodash.throttle(run, 5); return async () => throttled(); }),
});
await prove('rxjs', { shareReplay: shared((run) => { const source = defer(run).pipe(shareReplay(1)); return () => lastValueFrom(source, { defaultValue: 0 }); }) });
