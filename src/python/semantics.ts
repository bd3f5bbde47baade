/** The names that Python itself gives to things, and how its functions await, as far as the analysis has to know them. */
import { logging } from '../catalog/python/logging.js';
import { taskMiddleware } from '../catalog/python/middleware.js';
import { streams } from '../catalog/python/streams.js';
import type { Language } from '../flow/language.js';

export const pythonSemantics: Language = {
  awaitKeepsContext: true,
  storesByName: true,
  readMethods: new Set(['get']),
  globalObjects: new Set(),
  // What `functools.partial` is written as in an outline.
  functionMethods: new Set(['bind']),
  promiseMethods: new Set(),
  listCallbacks: new Set(),
  textMethods: new Set([
    'split', 'rsplit', 'splitlines', 'strip', 'lstrip', 'rstrip', 'lower', 'upper', 'title', 'capitalize', 'startswith', 'endswith', 'removeprefix', 'removesuffix', 'encode', 'decode', 'join',
    'format', 'isoformat', 'strftime', 'hexdigest', 'append', 'extend', 'items', 'keys', 'values', 'setdefault', 'popleft', 'appendleft',
  ]),
  identities: new Set(['list', 'tuple', 'set', 'frozenset', 'sorted', 'reversed', 'iter']),
  pairing: new Map([['enumerate', 'numbered'], ['zip', 'together']]),
  functionName: /^(?:callback|cb|fn|func|function|handler|hook|target|call_next|\w+_(?:callback|cb|handler|hook|fn|func))$/,
  functionType: /\b(?:Callable|Awaitable|Coroutine|ASGIApp|Receive|Send|RequestResponseEndpoint|\w*(?:Callback|Handler))\b/,
  submodule: (module, name) => (/^\.*$/.test(module) ? module + name : `${module}.${name}`),
  itemMethods: new Set(['get', 'pop', 'setdefault']),
  entering: new Set(['__enter__', '__aenter__', '__exit__', '__aexit__']),
  callMethod: '__call__',
  taskMiddleware,
  testFile: /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/,
  // A WSGI application.
  lazyCalls: new Set(['environ start_response', 'env start_response']),
  streams,
  nobody: /^(?:False|0|''|""|\{\}|\[\])$/,
  logging,
  throwingCall: /^(?:int|float|next|json\.loads)$/,
};
