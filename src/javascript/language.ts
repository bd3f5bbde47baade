/** The names that JavaScript itself gives to things, as far as the analysis has to know them. */
import type { Language } from '../flow/language.js';

export const javascript: Language = {
  awaitKeepsContext: false,
  storesByName: false,
  readMethods: new Set(),
  nobody: /^(?:null|false|0|''|""|``|\{\}|\[\])$/,
  globalObjects: new Set(['globalThis', 'global', 'window', 'self']),
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
  throwingCall: /^(?:JSON\.|URL$|BigInt$|decodeURI|structuredClone$)/,
};
