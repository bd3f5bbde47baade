import { channel, tracingChannel } from 'node:diagnostics_channel';
import { EventEmitter, EventEmitterAsyncResource } from 'node:events';
import { finished, PassThrough, pipeline, Readable, Writable } from 'node:stream';
import { prove, then, told } from './harness.mjs';

const emits = (make, method) => ({
  setup: make, register: (emitter, fn) => { emitter[method]('event', (box) => { box.pending = fn(); }); },
  call: (emitter) => { const box = {}; emitter.emit('event', box); return box.pending; },
});

await prove('node:events', {
  ...Object.fromEntries(['on', 'addListener', 'prependListener'].map((name) => [`EventEmitter#${name}`, emits(() => new EventEmitter(), name)])),
  'EventEmitter#once': { setup: () => new EventEmitter(), call: (emitter, fn) => { const box = {}; emitter.once('event', () => { box.pending = fn(); }); emitter.emit('event'); return box.pending; } },
  'EventEmitterAsyncResource#on': emits(() => new (class extends EventEmitterAsyncResource {})({ name: 'proof' }), 'on'),
});
await prove('global', {
  'EventTarget#addEventListener': { setup: () => new EventTarget(), register: (target, fn) => { target.addEventListener('event', () => { target.pending = fn(); }); }, call: (target) => { target.dispatchEvent(new Event('event')); return target.pending; } },
});
let channels = 0;
await prove('node:diagnostics_channel', {
  'channel().subscribe': { setup: () => channel(`proof ${channels += 1}`), register: (made, fn) => { made.subscribe((box) => { box.pending = fn(); }); }, call: (made) => { const box = {}; made.publish(box); return box.pending; } },
  'tracingChannel().traceSync': { setup: () => tracingChannel(`proof ${channels += 1}`), call: (made, fn) => made.traceSync(fn) },
  'tracingChannel().tracePromise': { setup: () => tracingChannel(`proof ${channels += 1}`), call: (made, fn) => made.tracePromise(async () => fn()) },
});
await prove('node:stream', {
  pipeline: { call: (_, fn) => told((done) => { pipeline(Readable.from(['a']), new PassThrough().resume(), then(fn, done)); }) },
  // A stream ends once, in the context of the call.
  finished: {
    setup: () => [1, 2].map(() => new PassThrough().resume()),
    register: (streams, fn) => { for (const stream of streams) finished(stream, () => { then(fn, () => stream.done())(); }); },
    call: (streams) => told((done) => { const stream = streams.pop(); stream.done = done; stream.end(); }),
  },
  Writable: {
    setup: () => new Writable({ objectMode: true, write: ({ fn, done }, _, next) => { then(fn, () => { done(); next(); })(); } }),
    call: (stream, fn) => told((done) => { stream.write({ fn, done }); }),
  },
  'Writable#write': { setup: () => new Writable({ write: (chunk, _, done) => { setImmediate(done); } }), call: (stream, fn) => told((done) => { stream.write('a', then(fn, done)); }) },
});
await prove('node:stream', { 'Readable#map': { call: (_, fn) => Readable.from([1]).map(async () => { await fn(); return 1; }).toArray() } });
