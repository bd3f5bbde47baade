/** Node's files, sockets, events and channels: who calls a listener, and in whose context. */
import type { CatalogEntry } from './entry.js';
import { crossingsOf, type Line } from './library.js';

const COPY = 'the callback runs when the answer is there, in a copy of the context of the call';
const EMIT = 'the listener runs in the frame of whoever emits: a rebind in it reaches the emitter and the listeners after it';
const OWNER = 'the listener runs in the context in which the object was made, for every event';

const of = (module: string, lines: readonly Line[]): readonly CatalogEntry[] => crossingsOf(`${module}@`, lines);

const files: readonly CatalogEntry[] = of('node:fs', [
  { path: ['readFile', 'writeFile', 'appendFile', 'stat', 'lstat', 'readdir', 'mkdir', 'rm', 'unlink', 'rename', 'access', 'copyFile', 'open'], kind: 'copy', callback: [-1], why: COPY, row: 'fs.readFile(p, cb)', proof: 'node-callbacks' },
  { path: 'watch', kind: 'capture', callback: [-1], why: OWNER, row: 'fs.watch listener', proof: 'node-callbacks' },
]);

const computations: readonly CatalogEntry[] = [
  ...of('node:crypto', [
    { path: 'randomBytes', kind: 'copy', callback: [1], why: COPY, row: 'crypto.randomBytes(n, cb)', proof: 'node-callbacks' },
    { path: 'pbkdf2', kind: 'copy', callback: [5], why: COPY, row: 'crypto.pbkdf2(..., cb)', proof: 'node-callbacks' },
    { path: 'scrypt', kind: 'copy', callback: [-1], why: COPY, row: 'crypto.scrypt(..., cb)', proof: 'node-callbacks' },
  ]),
  ...of('node:zlib', [{ path: ['gzip', 'gunzip', 'deflate', 'inflate', 'brotliCompress', 'brotliDecompress'], kind: 'copy', callback: [-1], why: COPY, row: 'zlib.gzip(buf, cb)', proof: 'node-callbacks' }]),
  ...of('node:dns', [{ path: ['lookup', 'resolve'], kind: 'copy', callback: [-1], why: COPY, row: 'dns.lookup(h, cb)', proof: 'node-callbacks' }]),
];

const network: readonly CatalogEntry[] = [
  ...['node:http', 'node:https'].flatMap((module) => of('node:http', [
    { module, path: ['get', 'request'], kind: 'copy', callback: [-1], why: COPY, row: 'http.get(url, cb) response callback (keep-alive agent)', proof: 'node-callbacks' },
  ])),
  ...of('node:net', [
    { path: 'createServer', kind: 'capture', callback: [-1], why: 'the listener runs in the context of the server, for every connection', row: 'net.createServer(cb) connection listener', proof: 'node-callbacks' },
    { path: ['connect().on', 'createConnection().on'], kind: 'capture', callback: [1], events: ['data', 'end', 'close'], why: OWNER, row: "client socket.on('data', cb) (response to my write)", proof: 'node-callbacks' },
  ]),
  ...of('node:dgram', [
    { path: ['createSocket().on', 'createSocket().once'], kind: 'capture', callback: [1], events: ['message'], why: OWNER, row: "socket.on('message', cb)", proof: 'node-callbacks' },
  ]),
];

const streams: readonly CatalogEntry[] = of('node:stream', [
  { path: 'pipeline', kind: 'copy', callback: [-1], unfollowed: true, why: COPY, row: 'pipeline(..., cb)', proof: 'node-events' },
  { path: 'finished', kind: 'capture', anew: true, before: { node: 22, kind: 'copy' }, callback: [-1], unfollowed: true, why: 'the callback of a stream that ends elsewhere runs in the context of the `finished` call since Node 22, and of the end before', row: 'finished(stream, cb) ended in another context', proof: 'node-events' },
  { path: 'Writable', kind: 'borrow', orInline: true, callback: [0], unfollowed: true, why: '`write` runs in the frame of the call, and for a chunk that waits behind another one in the context of that one\'s writer', row: 'Writable.write: write queued behind a pending one', proof: 'node-events' },
  { path: 'Writable#write', kind: 'borrow', callback: [-1], unfollowed: true, why: 'the callback of a chunk that waited behind another one runs in the context of that one\'s writer', proof: 'node-events' },
  { path: 'Readable#map', kind: 'copy', callback: [0], unfollowed: true, why: 'the function runs after an await of the stream', row: 'readable.map(async fn).toArray()', proof: 'node-events' },
]);

/** What runs a listener is somebody's `emit`. */
const events: readonly CatalogEntry[] = [
  ...of('node:events', [
    { path: ['EventEmitter#on', 'EventEmitter#once', 'EventEmitter#addListener', 'EventEmitter#prependListener'], kind: 'inline', callback: [1], unfollowed: true, why: EMIT, row: 'emitter.on(e, cb) + emit()', proof: 'node-events' },
    { path: 'EventEmitterAsyncResource#on', kind: 'capture', callback: [1], unfollowed: true, why: OWNER, row: 'class extends EventEmitterAsyncResource + emit()', proof: 'node-events' },
    { module: 'global', path: 'EventTarget#addEventListener', kind: 'inline', callback: [1], unfollowed: true, why: EMIT, row: 'eventTarget.addEventListener(e, cb) + dispatchEvent()', proof: 'node-events' },
  ]),
  ...of('node:diagnostics_channel', [
    { path: 'channel().subscribe', kind: 'inline', callback: [0], unfollowed: true, why: EMIT, row: 'channel.subscribe(cb) + publish()', proof: 'node-events' },
    { path: ['tracingChannel().traceSync', 'tracingChannel().tracePromise'], kind: 'inline', callback: [0], why: 'the function is called at once', row: 'tracingChannel.traceSync(fn)', proof: 'node-events' },
  ]),
  ...crossingsOf('rxjs@7.8.2', [
    { path: 'Subject#subscribe', kind: 'inline', callback: [0], unfollowed: true, why: 'the observer runs in the frame of `next`', row: 'subject.subscribe(cb); subject.next()', proof: 'rxjs' },
    { path: 'concatMap', kind: 'borrow', orInline: true, callback: [0], unfollowed: true, why: 'an item that had to wait runs in the context of the one before it', row: 'subject.pipe(concatMap(async cb)) — queued by two callers', proof: 'rxjs' },
    { path: 'shareReplay', kind: 'borrow', callback: 'every', unfollowed: true, why: 'the source runs once, in the context of the first subscriber', row: 'shared source (shareReplay): second subscriber context', proof: 'shared-runs' },
  ]),
  ...crossingsOf('emittery@1.2.1', [
    { path: ['default#on', 'default#onAny'], kind: 'copy', callback: [1], unfollowed: true, why: 'the listener runs after an await of `emit`, in a copy of the emitter\'s context', row: 'emitter.on(e, cb) + await emit()', proof: 'emitters' },
  ]),
  ...[['eventemitter2@6.4.9', 'EventEmitter2#on'], ['eventemitter3@5.0.4', 'EventEmitter#on'], ['mitt@3.0.1', 'default().on']].flatMap(([library, path]) => crossingsOf(library!, [
    { path: path!, kind: 'inline', callback: [1], unfollowed: true, why: EMIT, row: 'on(e, cb) + emit()', proof: 'emitters' },
  ])),
];

export const nodeIo: readonly CatalogEntry[] = [...files, ...computations, ...network, ...streams, ...events];
