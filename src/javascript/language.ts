/** The names that JavaScript itself gives to things, as far as the analysis has to know them. */
import type { Language } from '../flow/language.js';

export const javascript: Language = {
  awaitKeepsContext: false,
  storesByName: false,
  namesApart: false,
  readMethods: new Set(),
  nobody: /^(?:null|false|0|''|""|``|\{\}|\[\])$/,
  globalObjects: new Set(['globalThis', 'global', 'window', 'self']),
  globals: { has: (name) => name in globalThis },
  functionMethods: new Set(['bind', 'call', 'apply']),
  promiseMethods: new Set(['then', 'catch', 'finally']),
  listCallbacks: new Set(['forEach', 'map', 'filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'findLastIndex', 'reduce', 'reduceRight', 'flatMap', 'sort', 'toSorted']),
  textMethods: new Set(['slice', 'trim', 'trimStart', 'trimEnd', 'split', 'join', 'toLowerCase', 'toUpperCase', 'includes', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith', 'substring', 'charAt', 'charCodeAt', 'padStart', 'padEnd', 'toFixed', 'toISOString', 'getTime', 'localeCompare']),
  identities: new Set(['Object.freeze', 'Object.seal', 'Object.preventExtensions', 'Object.assign', 'Object.setPrototypeOf']),
  pairing: new Map(),
  functionName: /^(?:on[A-Z]\w*|callback|cb|fn|func|handler|next|done|\w+(?:Callback|Handler|Fn))$/,
  functionType: /=>|\b(?:Function|\w*(?:Callback|Handler|Listener|Middleware|NextFunction))\b/,
  submodule: () => undefined,
  itemMethods: new Set(),
  entering: new Set(),
  lazyCalls: new Set(),
  streams: [],
  testCalls: /^(?:it|test|describe|suite|bench|before|after|beforeEach|afterEach|beforeAll|afterAll)$/,
  builtIns: {
    objects: false,
    types: /^(?:readonly )?(?:string|number|boolean|bigint|Date|RegExp|URL|URLSearchParams|Buffer|(?:(?:Readonly)?(?:Map|Set|Array)|WeakMap|WeakSet)<.*>|[\w.]+\[\])(?: \| (?:null|undefined))*$/,
    calls: new Set(['String', 'Number', 'Boolean', 'parseInt', 'parseFloat', 'encodeURIComponent', 'decodeURIComponent', 'Object.keys', 'Object.values', 'Object.entries', 'Array.from', 'Array.of', 'Array.isArray', 'JSON.stringify', 'Date.now', 'Buffer.from', 'Buffer.alloc', 'Buffer.concat']),
    inert: new Set([
      'Boolean', 'Number', 'String', 'isNaN', 'parseFloat', 'parseInt', 'encodeURIComponent', 'decodeURIComponent', 'Array.isArray', 'Object.keys',
      'console.debug', 'console.error', 'console.info', 'console.log', 'console.warn',
    ]),
    classes: new Set(['Map', 'Set', 'WeakMap', 'WeakSet', 'Array', 'Date', 'URL', 'URLSearchParams', 'RegExp', 'Error', 'TypeError', 'Headers', 'TextEncoder', 'TextDecoder', 'Uint8Array']),
    methods: new Set(['slice', 'trim', 'trimStart', 'trimEnd', 'split', 'join', 'toLowerCase', 'toUpperCase', 'replace', 'replaceAll', 'padStart', 'padEnd', 'concat', 'map', 'filter', 'flatMap', 'flat', 'sort', 'reverse', 'toString', 'toISOString', 'substring', 'keys', 'values', 'entries']),
  },
  throwingCall: /^(?:JSON\.|URL$|BigInt$|decodeURI|structuredClone$)/,
};
