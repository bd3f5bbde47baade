/** The names that Python itself gives to things, and how its functions await, as far as the analysis has to know them. */
import { logging } from '../catalog/python/logging.js';
import { taskMiddleware } from '../catalog/python/middleware.js';
import { processCalls } from '../catalog/python/process.js';
import { streams } from '../catalog/python/streams.js';
import type { Language } from '../flow/language.js';

export const pythonSemantics: Language = {
  awaitKeepsContext: true,
  storesByName: true,
  namesApart: true,
  readMethods: new Set(['get']),
  globalObjects: new Set(),
  globals: new Set(),
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
  enteringArguments: new Map([['enter_context', '__enter__'], ['enter_async_context', '__aenter__']]),
  callMethod: '__call__',
  taskMiddleware,
  process: processCalls,
  marks: /^(?:true|false|undefined)$/,
  flags: /(?:^|\.)(?:is_set|wait|is_closed|is_alive)$/,
  testFile: /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$/,
  testCase: /^test/,
  // A WSGI application.
  lazyCalls: new Set(['environ start_response', 'env start_response']),
  streams,
  nobody: /^(?:False|0(?:\.0)?|''|""|\{\}|\[\])$/,
  logging,
  builtIns: {
    objects: true,
    types: /^(?:Optional\[)?(?:(?:typing|collections|t)\.)?(?:[Ll]ist|[Dd]ict|[Ss]et|[Ff]rozen[Ss]et|[Tt]uple|str|int|float|bool|bytes|bytearray|[Dd]eque|[Dd]efault[Dd]ict|OrderedDict|Counter)\b(?!\.)(?:\[[^|]*\])?\]?(?: \| None)?$/,
    calls: new Set(['list', 'dict', 'set', 'frozenset', 'tuple', 'str', 'int', 'float', 'bool', 'bytes', 'bytearray', 'sorted', 'len', 'repr', 'id', 'hash', 'range', 'isinstance', 'hasattr', 'dict.fromkeys', 'str.join', 'bytes.fromhex']),
    inert: new Set(['isinstance', 'issubclass', 'hasattr', 'len', 'id', 'type', 'callable', 'str', 'repr', 'int', 'float', 'bool', 'ord', 'chr', 'hash', 'print']),
    classes: new Set(['collections.deque', 'collections.defaultdict', 'collections.OrderedDict', 'collections.Counter', 'json.dumps', 'os.getenv']),
    methods: new Set(['split', 'rsplit', 'splitlines', 'strip', 'lstrip', 'rstrip', 'lower', 'upper', 'title', 'capitalize', 'replace', 'removeprefix', 'removesuffix', 'encode', 'decode', 'join', 'format', 'copy', 'items', 'keys', 'values', 'union', 'intersection', 'difference']),
  },
  throwingCall: /^(?:int|float|next|json\.loads)$/,
};
