import Emittery from 'emittery';
import eventemitter2 from 'eventemitter2';
import { EventEmitter as EventEmitter3 } from 'eventemitter3';
import mitt from 'mitt';
import { prove } from './harness.mjs';

const plain = (make) => ({
  setup: make,
  register: (emitter, fn) => { emitter.on('event', (box) => { box.pending = fn(); }); },
  call: (emitter) => { const box = {}; emitter.emit('event', box); return box.pending; },
});

await prove('eventemitter2', { 'EventEmitter2#on': plain(() => new eventemitter2.EventEmitter2()) });
await prove('eventemitter3', { 'EventEmitter#on': plain(() => new EventEmitter3()) });
await prove('mitt', { 'default().on': plain(() => mitt()) });
await prove('emittery', Object.fromEntries(['on', 'onAny'].map((name) => [`default#${name}`, {
  setup: () => new Emittery(), register: (emitter, fn) => { if (name === 'on') emitter.on('event', fn); else emitter.onAny(fn); }, call: (emitter) => emitter.emit('event'),
}])));
