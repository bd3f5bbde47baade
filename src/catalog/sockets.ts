/** Web sockets: a message is a new beginning, not a part of the request that opened the connection. */
import type { CatalogEntry } from './entry.js';
import { crossingsOf } from './library.js';

const FRESH = 'each message starts without any store: what was bound when the connection opened is not there';
const EMITTER = ['on', 'once', 'addListener'];

const ws: readonly CatalogEntry[] = crossingsOf('ws@8.23.0', [
  ...['WebSocketServer#', 'Server#', 'default.Server#', 'default.WebSocketServer#'].map((of) => (
    { path: EMITTER.map((name) => of + name), kind: 'capture' as const, onAsyncHooks: 'bare' as const, callback: [1], events: ['connection'], gives: ['ServerSocket#'], why: 'the listener runs in the context of the server since Node 24, and before without any store', row: "als.run/enterWith in 'connection' handler -> seen by 'message' handler?", proof: 'ws' })),
  { path: EMITTER.map((name) => `ServerSocket#${name}`), kind: 'bare', callback: [1], events: ['message', 'ping', 'pong'], why: FRESH, row: "server: socket.on('message', cb) (messages of one connection)", proof: 'ws' },
  ...['default#', 'WebSocket#'].map((of) => (
    { path: EMITTER.map((name) => of + name), kind: 'capture' as const, callback: [1], events: ['message', 'ping', 'pong'], why: 'the listener runs in the context in which the client was made', row: "client: socket.on('message', cb)", proof: 'ws' })),
]);

const socketIo: readonly CatalogEntry[] = crossingsOf('socket.io@4.8.4', [
  { path: ['Server#on', 'Server#of().on'], kind: 'bare', callback: [1], events: ['connection', 'connect'], gives: ['ServerSocket#'], why: 'the listener starts without any store, or inside the `next` of the last `io.use` middleware', unfollowed: true, proof: 'socket-io' },
  { path: ['Server#use', 'Server#of().use'], kind: 'nest', callback: [0], unfollowed: true, why: 'the `connection` listener is called inside `next`; listeners for later events are not', row: 'io.use((socket,next)) -> connection handler', proof: 'socket-io' },
  { path: EMITTER.map((name) => `ServerSocket#${name}`), kind: 'bare', callback: [1], unfollowed: true, why: FRESH, row: "socket.on('event', cb) (events of one connection)", proof: 'socket-io' },
  { path: 'ServerSocket#use', kind: 'nest', callback: [0], unfollowed: true, why: 'the event\'s listener is called inside `next`', row: 'socket.use(mw) -> socket.on(event) handler', proof: 'socket-io' },
]);

export const sockets: readonly CatalogEntry[] = [...ws, ...socketIo];
