/** Libraries that keep the request at hand for whoever asks. */
import type { CatalogEntry } from './entry.js';
import { storageMethods } from './storage.js';

const NEXT = 'next@16.4.6, dist/server/request/cookies.js and headers.js';
/** Runs nestjs-cls and @fastify/request-context. */
const PROOF = 'tests/proofs/readers.test.ts';

/** What `cookies()` and `headers()` give names nobody yet: what is taken out of it may. */
const next: readonly CatalogEntry[] = [
  { role: 'read', module: 'next/headers', path: 'cookies', identity: 'key', store: 'cookies()', server: true, why: 'the cookies of the current request', source: NEXT },
  { role: 'read', module: 'next/headers', path: 'headers', identity: 'key', store: 'headers()', server: true, why: 'the headers of the current request', source: NEXT },
  { role: 'read', module: 'next/headers', path: 'draftMode', identity: 'never', store: 'draftMode()', server: true, why: 'a flag of the current request: tells nothing about who is asking', source: 'next@16.4.6, dist/server/request/draft-mode.js' },
  ...['cookies().get', 'cookies().getAll', 'cookies().has', 'headers().get', 'headers().has'].map((path): CatalogEntry => ({
    role: 'read', module: 'next/headers', path, identity: 'key', key: 0, store: path.split('.')[0]!, server: true, why: 'one value of the current request, by its name', source: NEXT,
  })),
  ...['cookies().set', 'cookies().delete'].map((path): CatalogEntry => ({ role: 'quiet', module: 'next/headers', path, why: 'is sent with the response', source: NEXT })),
];

/** There is one store behind all instances of the service. */
const clsService = (of: string): readonly CatalogEntry[] => {
  const common = { module: 'nestjs-cls', store: 'ClsService', source: PROOF };
  return [
    { ...common, role: 'rebind', path: `${of}enterWith`, argument: 0, why: 'replaces the whole store of the current context from here on' },
    { ...common, role: 'rebind', path: `${of}enter`, argument: -1, why: 'replaces the store of the current context by a new one from here on' },
    // With `ifNested: 'reuse'` a run inside another is none, so a rebind made in it stays.
    { ...common, role: 'scope', path: `${of}run`, argument: -1, callback: -1, leaky: true, why: 'gives the function a store of its own; a nested one may reuse the store that is there' },
    { ...common, role: 'scope', path: `${of}runWith`, argument: 0, callback: 1, why: 'gives the function the store that is handed in' },
    { ...common, role: 'scope', path: `${of}exit`, argument: -1, callback: 0, leaky: true, leakyOn: 'async-hooks', why: 'runs the function without a store; up to Node 22 a rebind made inside reaches the caller' },
    ...['set', 'setIfUndefined', 'proxy.set'].map((name): CatalogEntry => ({ ...common, role: 'mutate', path: of + name, why: 'changes the object that the store holds' })),
    ...['get', 'has', 'proxy.get'].map((name): CatalogEntry => ({ ...common, role: 'read', path: of + name, identity: 'key', key: 0, server: true, why: 'one value of the current request, by its name' })),
    { ...common, role: 'read', path: `${of}getId`, identity: 'never', server: true, why: 'the number of the request: tells nothing about who is asking' },
    { ...common, role: 'read', path: `${of}isActive`, identity: 'never', server: true, why: 'whether there is a store' },
  ];
};

const nestjsCls: readonly CatalogEntry[] = [
  { role: 'store', module: 'nestjs-cls', path: 'ClsService', why: 'all instances share one AsyncLocalStorage', source: PROOF },
  ...clsService('ClsService#'),
  ...clsService('ClsServiceManager.getClsService().'),
  { role: 'quiet', module: 'nestjs-cls', path: 'ClsServiceManager.getClsService', why: 'gives the service and looks nothing up', source: PROOF },
];

const requestContext = (module: string, of: string): readonly CatalogEntry[] => {
  const common = { module, store: 'requestContext', source: PROOF };
  return [
    { ...common, role: 'read', path: `${of}get`, identity: 'key', key: 0, server: true, why: 'one value of the current request, by its name' },
    { ...common, role: 'read', path: `${of}getStore`, identity: 'key', server: true, why: 'all values of the current request' },
    { ...common, role: 'mutate', path: `${of}set`, why: 'changes the object that the store holds; does nothing when there is none' },
  ];
};

const fastify: readonly CatalogEntry[] = [
  { role: 'store', module: '@fastify/request-context', path: 'asyncLocalStorage', value: true, why: 'the store behind `requestContext`', source: PROOF },
  ...storageMethods({ module: '@fastify/request-context', of: 'asyncLocalStorage.', source: PROOF, store: 'requestContext', identity: 'key' }),
  ...requestContext('@fastify/request-context', 'requestContext.'),
  // They look like properties of the request and of the server, and are getters for the same global object.
  ...requestContext('fastify', 'FastifyRequest#requestContext.'),
  ...requestContext('fastify', 'FastifyInstance#requestContext.'),
];

export const readers: readonly CatalogEntry[] = [...next, ...nestjsCls, ...fastify];
