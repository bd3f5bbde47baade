import { channel, tracingChannel } from 'node:diagnostics_channel';
import { EventEmitter, EventEmitterAsyncResource } from 'node:events';
import { Readable } from 'node:stream';
import { prove } from './harness.mjs';

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
await prove('node:stream', { 'Readable#map': { call: (_, fn) => Readable.from([1]).map(async () => { await fn(); return 1; }).toArray() } });
