import async from 'async';
import { prove, then, told } from './harness.mjs';

const task = (fn) => (done) => { then(fn, done)(); };
const worker = (work, done) => { then(work, done)(); };
const item = (fn) => (_, done) => { then(fn, done)(); };

const queue = (make) => ({ setup: make, call: (made, fn) => told((done) => made.push(fn, done)) });
const told2 = (make) => ({ setup: make, call: (made, fn) => told((done) => made.push(() => undefined, then(fn, done))) });

await prove('async', {
  queue: queue(() => async.queue(worker, 1)),
  priorityQueue: queue(() => async.queue(worker, 1)),
  cargo: queue(() => async.cargo((works, done) => { then(() => Promise.all(works.map((work) => work())), done)(); }, 1)),
  cargoQueue: queue(() => async.cargoQueue((works, done) => { then(() => Promise.all(works.map((work) => work())), done)(); }, 1, 1)),
  'queue().push': told2(() => async.queue(worker, 1)),
  'queue().unshift': { setup: () => async.queue(worker, 1), call: (made, fn) => told((done) => made.unshift(() => undefined, then(fn, done))) },
  'cargo().push': told2(() => async.cargo((works, done) => { setImmediate(done); }, 1)),
  series: { call: (_, fn) => told((done) => async.series([task(fn)], done)) },
  waterfall: { call: (_, fn) => told((done) => async.waterfall([task(fn)], done)) },
  parallel: { call: (_, fn) => told((done) => async.parallel([task(fn)], done)) },
  ...Object.fromEntries(['each', 'eachSeries', 'eachOf', 'map', 'mapSeries', 'filter', 'forEach'].map((name) => [name, {
    call: (_, fn) => told((done) => async[name]([1], name === 'eachOf' ? (value, key, next) => { then(fn, next)(); } : item(fn), done)),
  }])),
  ...Object.fromEntries(['eachLimit', 'mapLimit', 'forEachLimit'].map((name) => [name, { call: (_, fn) => told((done) => async[name]([1], 1, item(fn), done)) }])),
  memoize: { call: (_, fn) => told((done) => async.memoize((key, found) => { then(fn, found)(); })('key', done)) },
});
