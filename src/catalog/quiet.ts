/**
 * Calls that run no code of the project unless they are handed a function, so that nobody can look a store up in them. (An
 * object's own `toJSON`, getters and the like are not counted: in practice they look up no request.)
 *
 * Left out on purpose: what calls listeners or subclasses at once (`emit`, `dispatchEvent`, `abort`, `publish`, writing to a
 * stream, `process.exit`), what loads modules, and what is taken out of a container (`map.get(key)()`).
 */
import type { QuietEntry } from './entry.js';

const SOURCE = 'tests/proofs/quiet.test.ts';

interface Group {
  readonly module: string;
  readonly why: string;
  readonly paths: readonly string[];
}

const language: readonly Group[] = [
  {
    module: 'global',
    why: 'computes a plain value from plain values',
    paths: [
      'Math**', 'Number**', 'BigInt**', 'Boolean', 'String', 'String.*', 'Symbol', 'Symbol.*', 'parseInt', 'parseFloat', 'isNaN', 'isFinite',
      'encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent', 'escape', 'unescape', 'atob', 'btoa', 'structuredClone',
      'JSON.parse', 'JSON.stringify', 'Date**', 'RegExp**', 'Intl**', 'Atomics**',
    ],
  },
  {
    module: 'global',
    why: 'looks at or changes an object and calls nothing that was put into it',
    paths: [
      'Object', 'Object.*', 'Reflect.get', 'Reflect.set', 'Reflect.has', 'Reflect.ownKeys', 'Reflect.deleteProperty', 'Reflect.defineProperty',
      'Reflect.getPrototypeOf', 'Reflect.setPrototypeOf', 'Reflect.getOwnPropertyDescriptor',
    ],
  },
  {
    module: 'global',
    why: 'a container: it keeps what it is given',
    paths: ['Array', 'Array.*', 'Map', 'Map#*', 'Set', 'Set#*', 'WeakMap', 'WeakMap#*', 'WeakSet', 'WeakSet#*', 'WeakRef', 'WeakRef#*', 'Proxy'],
  },
  {
    module: 'global',
    why: 'bytes and text',
    paths: [
      'Buffer**', 'ArrayBuffer**', 'SharedArrayBuffer**', 'DataView**', 'Uint8Array**', 'Int8Array**', 'Uint16Array**', 'Int16Array**', 'Uint32Array**', 'Int32Array**',
      'Uint8ClampedArray**', 'Float32Array**', 'Float64Array**', 'BigInt64Array**', 'BigUint64Array**', 'TextEncoder**', 'TextDecoder**', 'Blob**', 'File**',
    ],
  },
  {
    module: 'global',
    why: 'makes an error; nothing is called when it is thrown',
    paths: ['Error', 'Error.*', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'DOMException'],
  },
  {
    module: 'global',
    why: 'makes a promise; callbacks are handed over by `then`',
    paths: ['Promise.resolve', 'Promise.reject', 'Promise.all', 'Promise.allSettled', 'Promise.race', 'Promise.any', 'Promise.withResolvers'],
  },
];

const web: readonly Group[] = [
  {
    module: 'global',
    why: 'writes to the terminal',
    paths: ['console**'],
  },
  {
    module: 'global',
    why: 'addresses, requests and responses as plain values',
    paths: ['URL**', 'URLSearchParams**', 'Headers**', 'Request**', 'Response**', 'FormData**', 'fetch**'],
  },
  {
    module: 'global',
    why: 'makes a signal; only `abort` calls its listeners',
    paths: ['AbortController', 'AbortSignal.timeout', 'AbortSignal.abort', 'AbortSignal.any', 'AbortController#signal.throwIfAborted', 'Event', 'EventTarget', 'CustomEvent'],
  },
  {
    module: 'global',
    why: 'random numbers, hashes and clocks',
    paths: ['crypto**', 'performance**'],
  },
  {
    module: 'global',
    why: 'takes a timer back',
    paths: ['clearTimeout', 'clearInterval', 'clearImmediate', 'setTimeout().*', 'setInterval().*', 'setImmediate().*'],
  },
  {
    module: 'global',
    why: 'tells about the process',
    paths: ['process.cwd', 'process.chdir', 'process.uptime', 'process.hrtime', 'process.hrtime.bigint', 'process.memoryUsage', 'process.cpuUsage', 'process.resourceUsage', 'process.getuid', 'process.getgid', 'process.send', 'process.stdout.write', 'process.stderr.write'],
  },
];

/** Modules of Node in which every function is quiet. */
const WHOLE = [
  'assert', 'assert/strict', 'buffer', 'console', 'crypto', 'dns', 'dns/promises', 'fs', 'fs/promises', 'os', 'path', 'path/posix', 'path/win32', 'perf_hooks', 'punycode',
  'querystring', 'readline/promises', 'string_decoder', 'timers/promises', 'tty', 'url', 'util/types', 'v8', 'zlib', 'sqlite', 'stream/consumers',
];

const SERVER = ['listen', 'close', 'address', 'on', 'once', 'ref', 'unref'];

/** Per module, what opens something, and the functions that give a server (or, for datagrams, a socket). */
const connections: readonly Group[] = [
  { module: 'node:http', opens: ['request', 'get', 'Server', 'Agent'], servers: ['createServer'] },
  { module: 'node:https', opens: ['request', 'get', 'Server', 'Agent'], servers: ['createServer'] },
  { module: 'node:net', opens: ['connect', 'createConnection', 'Server', 'Socket'], servers: ['createServer'] },
  { module: 'node:tls', opens: ['connect', 'Server'], servers: ['createServer'] },
  { module: 'node:http2', opens: ['connect'], servers: ['createServer', 'createSecureServer'] },
  { module: 'node:dgram', opens: [], servers: ['createSocket'] },
].map(({ module, opens, servers }) => ({
  module,
  why: 'opens a server or a connection; what it is handed is called later',
  paths: [...opens, ...servers, ...[...servers.map((one) => `${one}().`), ...(opens.includes('Server') ? ['Server#'] : [])].flatMap((of) => SERVER.map((name) => of + name))],
}));

const builtins: readonly Group[] = [
  ...WHOLE.map((name) => ({ module: `node:${name}`, why: 'computes, or asks the operating system; it calls only what it is handed', paths: ['**'] })),
  { module: 'node:timers', why: 'takes a timer back', paths: ['clearTimeout', 'clearInterval', 'clearImmediate', 'setTimeout().*', 'setInterval().*', 'setImmediate().*'] },
  { module: 'node:process', why: 'tells about the process', paths: ['cwd', 'chdir', 'uptime', 'hrtime', 'hrtime.bigint', 'memoryUsage', 'cpuUsage', 'resourceUsage', 'getuid', 'getgid', 'send'] },
  {
    module: 'node:util',
    why: 'formats, compares or wraps; what it wraps is called later',
    paths: ['inspect', 'inspect.*', 'format', 'formatWithOptions', 'isDeepStrictEqual', 'promisify', 'callbackify', 'deprecate', 'debuglog', 'debuglog()', 'inherits', 'parseArgs', 'stripVTControlCharacters', 'styleText', 'types**', 'TextEncoder**', 'TextDecoder**', 'toUSVString', 'getSystemErrorName'],
  },
  {
    module: 'node:events',
    why: 'adds or takes away a listener; only `emit` calls it',
    paths: ['EventEmitter', 'default', '', 'once', 'on', 'setMaxListeners', 'getEventListeners', 'listenerCount',
      ...['EventEmitter#', 'default#'].flatMap((of) => ['on', 'once', 'off', 'addListener', 'removeListener', 'prependListener', 'prependOnceListener', 'removeAllListeners', 'setMaxListeners', 'getMaxListeners', 'listenerCount', 'listeners', 'rawListeners', 'eventNames'].map((name) => of + name))],
  },
  ...connections,
  { module: 'node:diagnostics_channel', why: 'only `publish` calls a subscriber', paths: ['channel', 'tracingChannel', 'hasSubscribers', 'subscribe', 'unsubscribe', 'channel().subscribe', 'channel().unsubscribe'] },
  { module: 'node:readline', why: 'makes a reader; its listeners are called later', paths: ['createInterface', 'createInterface().close', 'createInterface().on', 'createInterface().once', 'createInterface().question'] },
  { module: 'node:module', why: 'makes a `require` and loads nothing yet', paths: ['createRequire', 'isBuiltin', 'findPackageJSON'] },
  {
    module: 'node:worker_threads',
    why: 'starts, stops or writes to the other thread; its answer comes later',
    paths: ['Worker', 'Worker#postMessage', 'Worker#terminate', 'Worker#ref', 'Worker#unref', 'Worker#getHeapSnapshot',
      ...['parentPort.', 'MessagePort#', 'MessageChannel#port1.', 'MessageChannel#port2.'].flatMap((of) => ['postMessage', 'close', 'start', 'ref', 'unref'].map((name) => of + name)),
      'BroadcastChannel#postMessage', 'BroadcastChannel#close', 'BroadcastChannel#ref', 'BroadcastChannel#unref',
      'MessageChannel', 'BroadcastChannel', 'receiveMessageOnPort', 'markAsUntransferable', 'moveMessagePortToContext', 'setEnvironmentData', 'getEnvironmentData'],
  },
  {
    module: 'global',
    why: 'starts, stops or writes to the other side; its answer comes later',
    paths: ['MessageChannel', 'BroadcastChannel', 'BroadcastChannel#postMessage', 'BroadcastChannel#close',
      ...['MessagePort#', 'MessageChannel#port1.', 'MessageChannel#port2.'].flatMap((of) => ['postMessage', 'close', 'start'].map((name) => of + name))],
  },
  {
    module: 'node:child_process',
    why: 'starts, stops or writes to the other process; its answer comes later',
    paths: ['fork', 'spawn', 'spawnSync', 'execSync', 'execFileSync',
      ...['fork().', 'spawn().', 'exec().', 'execFile().', 'ChildProcess#'].flatMap((of) => ['send', 'kill', 'disconnect', 'ref', 'unref', 'stdin.write', 'stdin.end'].map((name) => of + name))],
  },
  {
    module: 'node:cluster',
    why: 'starts, stops or writes to the other process; its answer comes later',
    paths: ['fork', 'setupPrimary', 'setupMaster', 'disconnect', ...['fork().', 'worker.', 'Worker#'].flatMap((of) => ['send', 'kill', 'destroy', 'disconnect', 'isConnected', 'isDead'].map((name) => of + name))],
  },
];

export const quiet: readonly QuietEntry[] = [...language, ...web, ...builtins].flatMap(({ module, why, paths }) => (
  paths.map((path): QuietEntry => ({ role: 'quiet', module, path, why, source: SOURCE }))));
