/** Node's other threads and processes: who is told of what they send, and in which context. */
import type { CatalogEntry, CrossingEntry, CrossingKind } from './entry.js';

const SOURCE = 'tests/proofs/threads.test.ts';

const EMITTER = ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'];
const TARGET = ['addEventListener'];
const BOTH = ['on', 'once', 'addListener', 'addEventListener'];

const WORKER_EVENTS = ['message', 'messageerror', 'error', 'exit', 'online'];
const PORT_EVENTS = ['message', 'messageerror', 'close'];
const CHANNEL_EVENTS = ['message', 'messageerror'];
const CHILD_EVENTS = ['message', 'exit', 'close', 'error', 'disconnect', 'spawn'];
const CLUSTER_EVENTS = ['message', 'online', 'listening', 'exit', 'disconnect', 'fork', 'error'];
const OUTPUT_EVENTS = ['data', 'end', 'close', 'error', 'readable'];

interface Listeners {
  readonly module: string;
  /** What the methods are called on, up to and with the `#` or `.`; empty for the module itself. */
  readonly on: readonly string[];
  readonly methods: readonly string[];
  readonly events: readonly string[];
  readonly kind: CrossingKind;
  readonly why: string;
}

const OWNER = 'the listener runs in the context in which the worker, port or process was made, not in that of the request that sent';
const OTHER_SIDE = 'the listener runs in this thread or process, where the sender has left no store; what arrives is a copy';

const listeners: readonly Listeners[] = [
  { module: 'node:worker_threads', on: ['Worker#'], methods: EMITTER, events: WORKER_EVENTS, kind: 'capture', why: OWNER },
  { module: 'node:worker_threads', on: ['MessagePort#', 'MessageChannel#port1.', 'MessageChannel#port2.'], methods: BOTH, events: PORT_EVENTS, kind: 'capture', why: OWNER },
  { module: 'node:worker_threads', on: ['BroadcastChannel#'], methods: TARGET, events: CHANNEL_EVENTS, kind: 'capture', why: OWNER },
  { module: 'node:worker_threads', on: ['parentPort.'], methods: BOTH, events: PORT_EVENTS, kind: 'isolate', why: OTHER_SIDE },
  { module: 'global', on: ['MessagePort#', 'MessageChannel#port1.', 'MessageChannel#port2.'], methods: TARGET, events: PORT_EVENTS, kind: 'capture', why: OWNER },
  { module: 'global', on: ['BroadcastChannel#'], methods: TARGET, events: CHANNEL_EVENTS, kind: 'capture', why: OWNER },
  { module: 'global', on: ['MessagePort#', 'MessageChannel#port1.', 'MessageChannel#port2.'], methods: ['on', 'once', 'addListener'], events: PORT_EVENTS, kind: 'capture', why: OWNER },
  { module: 'node:child_process', on: ['fork().', 'spawn().', 'exec().', 'execFile().', 'ChildProcess#'], methods: EMITTER, events: CHILD_EVENTS, kind: 'capture', why: OWNER },
  {
    module: 'node:child_process', on: ['fork().', 'spawn().', 'exec().', 'execFile().', 'ChildProcess#'].flatMap((of) => [`${of}stdout.`, `${of}stderr.`]),
    methods: EMITTER, events: OUTPUT_EVENTS, kind: 'capture', why: OWNER,
  },
  { module: 'node:cluster', on: ['', 'fork().', 'Worker#'], methods: EMITTER, events: CLUSTER_EVENTS, kind: 'capture', why: OWNER },
  { module: 'node:cluster', on: ['worker.'], methods: EMITTER, events: CLUSTER_EVENTS, kind: 'isolate', why: OTHER_SIDE },
  { module: 'global', on: ['process.'], methods: EMITTER, events: ['message', 'disconnect'], kind: 'isolate', why: OTHER_SIDE },
  { module: 'node:process', on: [''], methods: EMITTER, events: ['message', 'disconnect'], kind: 'isolate', why: OTHER_SIDE },
];

/** `exec(command, done)`: told once, when the other process has ended. */
const completions: readonly CrossingEntry[] = ['exec', 'execFile'].map((path) => ({
  role: 'crossing', module: 'node:child_process', path, kind: 'copy', callback: 'every', boundary: 'thread',
  why: 'the callback runs when the other process has ended, in a copy of the context of the call', source: SOURCE,
}));

export const threads: readonly CatalogEntry[] = [
  ...listeners.flatMap(({ module, on, methods, events, kind, why }) => on.flatMap((of) => methods.map((method): CrossingEntry => (
    { role: 'crossing', module, path: of + method, kind, callback: [1], events, boundary: 'thread', why, source: SOURCE })))),
  ...completions,
];
