/** What runs functions of this process for their callers: queues, limiters, mutexes, caches, pools of connections. */
import type { CatalogEntry } from './entry.js';
import { called, crossingsOf } from './library.js';

const BORROWED = 'a function that had to wait runs in the context of the call that freed its place, which is another caller\'s';
const COPY = 'the function runs after an await of the library, in a copy of the caller\'s context';
const AT_ONCE = 'the function is called in the caller\'s own frame';

const pLibraries: readonly CatalogEntry[] = [
  ...crossingsOf('p-queue@9.3.5', [
    { path: 'default#add', kind: 'borrow', orInline: true, callback: [0], waits: ['concurrency', 'intervalCap'], why: BORROWED, row: 'queue.add(fn) concurrency 1', proof: 'p-queue' },
    { path: ['default#on', 'default#once'], kind: 'borrow', orInline: true, callback: [1], events: ['active', 'completed'], why: 'the listener runs in the context of whichever call made the event happen', row: "queue.on('active'|'completed', cb)", proof: 'p-queue' },
  ]),
  ...crossingsOf('p-limit@7.3.3', [
    { path: called('()'), kind: 'copy', callback: [0], passesFrom: 1, why: COPY, row: 'limit(fn) concurrency 1', proof: 'p-limit' },
    { path: called('().map'), kind: 'copy', callback: [1], why: COPY, row: 'limit.map(iterable, fn)', proof: 'p-limit' },
  ]),
  ...crossingsOf('p-map@7.1.1', [
    { path: 'default', kind: 'copy', callback: [1], repeats: true, why: 'the mapper runs after an await of the library; with a `concurrency`, what one call rebinds is there in the next', row: 'pMap(xs, fn)', proof: 'p-map' },
  ]),
  ...crossingsOf('p-retry@7.1.1', [
    { path: 'default', kind: 'inline', callback: [0], repeats: true, why: 'the first attempt runs in the caller\'s own frame; a later one starts with what the one before rebound', row: 'pRetry(fn) first attempt', proof: 'p-retry' },
  ]),
  ...crossingsOf('p-throttle@8.1.1', [
    { path: 'default()', kind: 'inline', callback: [0], unfollowed: true, returnsFunction: true, why: 'the function runs in the frame of the call of the wrapped one', row: 'throttle({limit:1,interval:10})(fn) wrapped call', proof: 'p-throttle' },
  ]),
  ...crossingsOf('p-memoize@8.0.0', [
    { path: 'default', kind: 'borrow', callback: [0], unfollowed: true, returnsFunction: true, why: 'two callers of one key share one run, which sees the first caller\'s store only', row: 'two concurrent callers of one key: whose context runs fn?', proof: 'shared-runs' },
  ]),
  ...crossingsOf('p-debounce@5.1.1', [
    { path: 'default', kind: 'borrow', callback: [0], unfollowed: true, returnsFunction: true, why: 'a burst of calls runs once, in a copy of the last caller\'s context', row: 'two callers debounced: whose context runs fn?', proof: 'shared-runs' },
  ]),
];

const queues: readonly CatalogEntry[] = [
  ...crossingsOf('async@3.2.6', [
    { path: ['queue', 'priorityQueue', 'cargo', 'cargoQueue'], kind: 'borrow', callback: [0], unfollowed: true, waits: [], why: `the worker runs after a delay; ${BORROWED}`, row: 'async.queue(worker,1).push(task)', proof: 'async' },
    { path: ['queue().push', 'queue().unshift', 'cargo().push'], kind: 'borrow', callback: [1], why: 'the callback runs in the context in which the task\'s worker ran, which may be another caller\'s', row: 'queue.push(task, cb) completion callback', proof: 'async' },
    { path: ['series', 'waterfall'], kind: 'inline', callback: [0], unfollowed: true, why: 'each task runs in the frame in which the one before it ended', row: 'async.series([fn], done) fn', proof: 'async' },
    { path: 'parallel', kind: 'inline', callback: [0], unfollowed: true, why: AT_ONCE, row: 'async.parallel([fn], done) fn', proof: 'async' },
    { path: ['each', 'eachSeries', 'eachOf', 'map', 'mapSeries', 'filter', 'forEach'], kind: 'inline', callback: [1], unfollowed: true, why: 'the iteratee runs in the frame in which the item before it ended', row: 'async.eachLimit(xs, 1, fn, done)', proof: 'async' },
    { path: ['eachLimit', 'mapLimit', 'forEachLimit'], kind: 'inline', callback: [2], unfollowed: true, why: 'the iteratee runs in the frame in which the item before it ended', row: 'async.eachLimit(xs, 1, fn, done)', proof: 'async' },
    { path: 'memoize', kind: 'inline', callback: [0], unfollowed: true, returnsFunction: true, why: 'the function runs in the frame of the first call with its arguments', row: 'async.memoize(fn)', proof: 'async' },
  ]),
  ...crossingsOf('bottleneck@2.19.5', [
    { path: 'default#schedule', kind: 'borrow', callback: 'every', waits: [], why: BORROWED, row: 'limiter.schedule(fn) maxConcurrent 1', proof: 'bottleneck' },
    { path: 'default#wrap', kind: 'borrow', callback: [0], unfollowed: true, returnsFunction: true, why: BORROWED, row: 'limiter.wrap(fn)()', proof: 'bottleneck' },
    { path: 'default#submit', kind: 'borrow', callback: 'every', waits: [], why: BORROWED, row: 'limiter.submit(fn, cb) node-callback', proof: 'bottleneck' },
  ]),
  ...crossingsOf('fastq@1.20.3', [
    { path: ['default', ''], kind: 'borrow', orInline: true, callback: 'every', unfollowed: true, waits: [], why: `the worker runs for \`push\`; ${BORROWED}`, row: 'fastq(worker,1).push(task, cb): worker', proof: 'fastq' },
    { path: ['default.promise', 'promise'], kind: 'borrow', orInline: true, callback: 'every', unfollowed: true, waits: [], why: `the worker runs for \`push\`; ${BORROWED}`, row: 'fastq.promise(worker,1).push(task): worker', proof: 'fastq' },
    { path: [...called('().push'), ...called('().unshift')], kind: 'borrow', callback: [1], why: 'the callback runs in the context in which the task\'s worker ran, which may be another caller\'s', row: 'fastq(worker,1).push(task, cb): completion cb', proof: 'fastq' },
  ]),
  ...crossingsOf('queue@7.0.0', [
    { path: 'default#push', kind: 'borrow', orInline: true, callback: 'every', unfollowed: true, why: 'the functions run where `start` was called, or where the one before them ended', row: 'q.push(fn); q.start()', proof: 'queue' },
  ]),
];

const locks: readonly CatalogEntry[] = crossingsOf('async-mutex@0.5.0', [
  { path: 'Mutex#runExclusive', kind: 'copy', callback: [0], why: COPY, row: 'mutex.runExclusive(fn)', proof: 'async-mutex' },
  { path: 'Semaphore#runExclusive', kind: 'copy', callback: [0], why: COPY, row: 'semaphore.runExclusive(fn)', proof: 'async-mutex' },
]);

const policies: readonly CatalogEntry[] = [
  ...crossingsOf('cockatiel@3.2.1', [
    { path: 'retry().execute', kind: 'inline', callback: [0], repeats: true, why: AT_ONCE, row: 'retry(...).execute(fn)', proof: 'cockatiel' },
    { path: 'timeout().execute', kind: 'inline', callback: [0], why: AT_ONCE, row: 'timeout(1000).execute(fn)', proof: 'cockatiel' },
    { path: 'bulkhead().execute', kind: 'borrow', orInline: true, callback: [0], waits: [], why: BORROWED, row: 'bulkhead(1,9).execute(fn)', proof: 'cockatiel' },
  ]),
  ...crossingsOf('opossum@9.0.0', [
    { path: 'default', kind: 'inline', callback: [0], unfollowed: true, why: 'the function runs in the frame of `fire`', row: 'new CircuitBreaker(fn).fire()', proof: 'opossum' },
  ]),
];

const sharers: readonly CatalogEntry[] = [
  ...crossingsOf('dataloader@2.2.3', [
    { path: 'default', kind: 'borrow', callback: [0], why: 'a batch is loaded once for all who asked in the same tick, in a copy of the first one\'s context', row: 'one shared loader, two requests in one tick: batch context; mutation; follow-up', proof: 'shared-runs' },
  ]),
  ...crossingsOf('lru-cache@11.5.3', [
    { path: 'LRUCache', kind: 'borrow', orInline: true, callback: [0], unfollowed: true, why: '`fetchMethod` runs once for all who wait for the key, in the frame of the first', row: 'fetch(same key) by two requests: context of fetchMethod; stale-while-revalidate', proof: 'shared-runs' },
  ]),
  ...crossingsOf('generic-pool@3.9.0', [
    { path: 'createPool().use', kind: 'copy', callback: [0], why: COPY, row: 'pool.use(fn)', proof: 'pools-of-objects' },
    { path: 'createPool', kind: 'inline', callback: [0], unfollowed: true, why: '`create` runs in the frame of the call that needed one more', row: 'factory.create (2 concurrent acquires, max 2)', proof: 'pools-of-objects' },
  ]),
  ...crossingsOf('tarn@3.1.2', [
    { path: 'Pool', kind: 'inline', callback: [0], unfollowed: true, why: '`create` runs in the frame of the call that needed one more', row: 'new Pool({create}) (max 2)', proof: 'pools-of-objects' },
  ]),
  ...['lodash', 'lodash-es'].flatMap((module) => crossingsOf('lodash@4.18.1', [
    { module, path: 'debounce', kind: 'borrow', callback: [0], unfollowed: true, returnsFunction: true, why: 'a burst of calls runs once, in a copy of the first caller\'s context', row: 'debounce: two callers, whose context runs fn (trailing)?', proof: 'shared-runs' },
    { module, path: 'throttle', kind: 'borrow', orInline: true, callback: [0], unfollowed: true, returnsFunction: true, why: 'the first call of a burst runs at once, the last one in a copy of the first caller\'s context', row: 'throttle: trailing call context', proof: 'shared-runs' },
    { module, path: ['once', 'memoize'], kind: 'inline', callback: [0], unfollowed: true, returnsFunction: true, why: 'the function runs in the frame of the first call', row: '_.once/_.memoize(fn)', proof: 'lodash' },
    { module, path: 'defer', kind: 'copy', callback: [0], passesFrom: 1, why: 'the callback runs later, in a copy of the context of the call', row: '_.defer(fn)', proof: 'lodash' },
  ])),
];

const promises: readonly CatalogEntry[] = [
  ...crossingsOf('bluebird@3.7.2', [
    { path: 'default#then', kind: 'borrow', callback: [0, 1], unfollowed: true, why: 'callbacks run in the context of whoever resolved first in the same tick; `await` of such a promise is right', row: 'promise.then(cb)', proof: 'promises' },
  ]),
  ...crossingsOf('q@2.0.3', [
    { path: 'Promise#then', kind: 'borrow', callback: [0, 1], unfollowed: true, why: 'callbacks run in the context of whoever resolved first in the same tick; `await` of such a promise is right', row: 'promise.then(cb)', proof: 'promises' },
  ]),
];

export const limiters: readonly CatalogEntry[] = [...pLibraries, ...queues, ...locks, ...policies, ...sharers, ...promises];
